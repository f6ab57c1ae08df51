import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { TravelledItem } from "./legs-of.ts"
import { travelledItem } from "./random-item.fixture.ts"
import { applyRepairs, type Repair, repairsFor } from "./repairs.ts"
import { repairVisits } from "./repair-visits.ts"
import { boundVisits } from "./visit-bound.ts"

const cases = fc.tuple(travelledItem, fc.nat(1))

describe("the cheapest repair", () => {
  it("keeps the item within the visits, and no cheaper one does", () => {
    fc.assert(
      fc.property(cases, ([item, visits]) => {
        const found = repairVisits(item, visits)
        const least = cheapestByTrying(item, visits)
        if (found.kind !== "enough") {
          expect([found.kind, least]).toEqual(["none-known", null])
          return
        }
        expect(takes(applyRepairs(item, found.repairs), visits)).toBe(true)
        expect(found.cost).toBe(least)
      }),
      { numRuns: 100 },
    )
  })

  it("is of nothing, of one and of more in such items", () => {
    const seen = [0, 0, 0]
    for (const [item, visits] of fc.sample(cases, { numRuns: 200, seed: 7 })) {
      const found = repairVisits(item, visits)
      if (found.kind === "enough") seen[Math.min(2, found.repairs.length)]! += 1
    }
    expect(Math.min(...seen)).toBeGreaterThan(3)
  })
})

function takes(item: TravelledItem, visits: number): boolean {
  const bound = boundVisits(item)
  return bound.kind === "bounded" && bound.visits <= visits
}

/** The least cost of a set of repairs that is enough, by making every set; at most four at once, as promised. */
function cheapestByTrying(item: TravelledItem, visits: number): number | null {
  const sets: (readonly Repair[])[] = [[]]
  for (const one of repairsFor(item))
    sets.push(...sets.filter((set) => set.length < 4).map((set) => [...set, one]))
  let least: number | null = null
  for (const set of sets) {
    const cost = set.reduce((sum, repair) => sum + repair.cost, 0)
    if ((least === null || cost < least) && takes(applyRepairs(item, set), visits)) least = cost
  }
  return least
}
