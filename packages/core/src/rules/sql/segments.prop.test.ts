import * as fc from "fast-check"
import { expect, test } from "vitest"
import { contains, type IntSet, union } from "../facts/int-set.ts"
import { type Segment, segmentsOf, withinDomain } from "./segments.ts"

const sets: fc.Arbitrary<IntSet> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.nat(6)), { minLength: 1, maxLength: 4 })
  .map((pieces) => union(...pieces.map(([from, more]) => [{ from, to: from + more }])))

/** A hierarchy: each place ends where it does or with the one that it is below. */
const hierarchies = fc.array(fc.nat(5), { minLength: 40, maxLength: 40 }).map((reaches) => {
  const last: number[] = []
  const end = (place: number, limit: number): void => {
    if (place > limit) return
    const own = Math.min(limit, place + (reaches[place] ?? 0))
    last[place] = own
    end(place + 1, own)
    end(own + 1, limit)
  }
  end(0, 39)
  return last
})

const lotIn = (segments: readonly Segment[], value: number) =>
  segments.findLast(({ from }) => from <= value)?.lot

test("each number lies in the segment that says whether it is inside", () => {
  fc.assert(
    fc.property(sets, sets, (domain, inside) => {
      const segments = segmentsOf(domain, inside, null)
      for (let value = -2; value < 40; value += 1)
        expect(lotIn(segments, value)).toBe(
          contains(domain, value) ? (contains(inside, value) ? "yes" : "no") : "outside",
        )
      const lots = segments.map(({ lot }) => lot)
      expect(lots.every((lot, at) => lot !== lots[at + 1])).toBe(true)
    }),
  )
})

test("a place is open where some of what lies below it is inside and some is not", () => {
  fc.assert(
    fc.property(sets, sets, hierarchies, (domain, inside, last) => {
      const segments = segmentsOf(domain, inside, last)
      for (let place = 0; place < 40; place += 1) {
        if (!contains(domain, place)) continue
        const below = last.flatMap((_, at) =>
          at >= place && at <= (last[place] ?? place) ? [contains(inside, at)] : [],
        )
        const lot = below.every(Boolean) ? "yes" : below.some(Boolean) ? "open" : "no"
        expect(lotIn(segments, place)).toBe(lot)
      }
    }),
  )
})

test("without what is outside, every value of the domain keeps its lot", () => {
  fc.assert(
    fc.property(sets, sets, (domain, inside) => {
      const all = segmentsOf(domain, inside, null)
      const kept = withinDomain(all)
      expect(kept.every(({ lot }, at) => lot !== "outside" && lot !== kept[at + 1]?.lot)).toBe(true)
      for (let value = 0; value < 40; value += 1)
        if (contains(domain, value)) expect(lotIn(kept, value)).toBe(lotIn(all, value))
    }),
  )
})
