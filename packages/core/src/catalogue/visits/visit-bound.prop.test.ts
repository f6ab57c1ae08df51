import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkVisitCertificate } from "./check-certificate.ts"
import type { ScenarioTree, VisitCertificate } from "./certificate.ts"
import { travelledItem, visitsByTrying } from "./random-item.fixture.ts"
import { boundVisits } from "./visit-bound.ts"

describe("the visit bound", () => {
  it.each(["complete", "tolerant"] as const)(
    "with %s materials is what trying everything out comes to, and its certificate replays",
    (materials) => {
      const seen = new Map<string, number>()
      fc.assert(
        fc.property(travelledItem, (item) => {
          const bound = boundVisits(item, materials)
          const tried = visitsByTrying(item, materials)
          seen.set(String(tried), (seen.get(String(tried)) ?? 0) + 1)
          if (bound.kind !== "bounded") {
            expect([bound.kind, tried]).toEqual(["no-way", null])
            return
          }
          expect(bound.visits).toBe(tried)
          expect(checkVisitCertificate(item, bound.certificate)).toEqual([])
        }),
        { numRuns: 400 },
      )
      // Otherwise this would hold of little.
      for (const outcome of ["null", "0", "1", "2"]) expect(seen.get(outcome), outcome).toBeGreaterThan(2)
    },
  )

  it("has no certificate with fewer visits, with a class left out or with a journey that lacks a leg", () => {
    let forged = 0
    fc.assert(
      fc.property(travelledItem, fc.nat(), (item, at) => {
        const bound = boundVisits(item)
        if (bound.kind !== "bounded") return
        const { certificate } = bound
        if (certificate.visits > 0)
          expect(checkVisitCertificate(item, { ...certificate, visits: certificate.visits - 1 })).not.toEqual(
            [],
          )
        expect(checkVisitCertificate(item, { ...certificate, visits: certificate.visits + 1 })).not.toEqual(
          [],
        )
        const nothing = { ...certificate, visits: 0, classes: { split: "nothing", parts: [] } }
        const inherited = { ...nothing, classes: { split: "toString", parts: [] } }
        expect(checkVisitCertificate(item, nothing)).not.toEqual([])
        expect(checkVisitCertificate(item, inherited)).not.toEqual([])
        for (const classes of forgeries(certificate, at)) {
          forged += 1
          expect(checkVisitCertificate(item, { ...certificate, classes })).not.toEqual([])
        }
      }),
      { numRuns: 400 },
    )
    expect(forged).toBeGreaterThan(100)
  })
})

/** Trees that prove nothing: without a part, and with a leg nobody takes care of. */
function forgeries({ classes }: VisitCertificate, at: number): readonly ScenarioTree[] {
  if ("journey" in classes) {
    // These two are needed in every case.
    const lost = at % 2 === 0 ? "submit" : "collect"
    const steps = classes.journey.steps.filter(({ leg }) => leg !== lost)
    return [{ journey: { ...classes.journey, steps } }]
  }
  const gone = at % classes.parts.length
  return [
    { ...classes, parts: classes.parts.filter((_, index) => index !== gone) },
    { ...classes, parts: [...classes.parts, ...classes.parts.slice(gone, gone + 1)] },
  ]
}
