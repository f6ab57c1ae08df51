import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { TravelledItem } from "./legs-of.ts"
import { travelledItem } from "./random-item.fixture.ts"
import { applyRepairs, type Repair, repairsFor } from "./repairs.ts"
import { repairVisits } from "./repair-visits.ts"
import { boundVisits } from "./visit-bound.ts"

describe("the cheapest repair", () => {
  it("keeps the item within the visits, and no cheaper one does", () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(travelledItem, fc.nat(1), (item, visits) => {
        const found = repairVisits(item, visits)
        const kind = found.kind === "enough" ? `enough ${Math.min(2, found.repairs.length)}` : found.kind
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
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
    for (const kind of ["enough 0", "enough 1", "enough 2"]) expect(seen.get(kind), kind).toBeGreaterThan(3)
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
