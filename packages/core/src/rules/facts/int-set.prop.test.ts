import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  areDisjoint,
  contains,
  difference,
  hullOf,
  intersection,
  type IntSet,
  isSubset,
  nothing,
  sameSet,
  single,
  sizeOf,
  span,
  union,
} from "./int-set.ts"

const numbers = Array.from({ length: 24 }, (_, at) => at - 12)
const sets: fc.Arbitrary<IntSet> = fc
  .array(fc.tuple(fc.integer({ min: -12, max: 11 }), fc.integer({ min: 0, max: 5 })), { maxLength: 5 })
  .map((pairs) => union(...pairs.map(([from, length]) => span(from, Math.min(11, from + length)))))
const membersOf = (set: IntSet) => numbers.filter((value) => contains(set, value))

describe("a set of whole numbers", () => {
  it("joins, meets and takes away member by member", () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const [inA, inB] = [new Set(membersOf(a)), new Set(membersOf(b))]
        expect(membersOf(union(a, b))).toEqual(numbers.filter((n) => inA.has(n) || inB.has(n)))
        expect(membersOf(intersection(a, b))).toEqual(numbers.filter((n) => inA.has(n) && inB.has(n)))
        expect(membersOf(difference(a, b))).toEqual(numbers.filter((n) => inA.has(n) && !inB.has(n)))
      }),
    )
  })

  it("is kept in one form: intervals in order, with a gap between any two", () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        for (const set of [union(a, b), intersection(a, b), difference(a, b)]) {
          set.forEach(({ from, to }, at) => {
            expect(from).toBeLessThanOrEqual(to)
            expect(from).toBeGreaterThan((set[at - 1]?.to ?? -Infinity) + 1)
          })
        }
        expect(sameSet(union(a, b), union(b, a))).toBe(true)
        expect(sameSet(a, b)).toBe(membersOf(a).join() === membersOf(b).join())
      }),
    )
  })

  it("is part of another, apart from it, and as large as its members say", () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const [inA, inB] = [membersOf(a), new Set(membersOf(b))]
        expect(isSubset(a, b)).toBe(inA.every((n) => inB.has(n)))
        expect(areDisjoint(a, b)).toBe(!inA.some((n) => inB.has(n)))
        expect(sizeOf(a)).toBe(inA.length)
        if (inA.length > 0) expect(hullOf(a)).toEqual({ from: inA[0], to: inA.at(-1) })
      }),
    )
  })

  it("joins neighbours into one interval", () => {
    expect(union(single(1), single(2), span(4, 6), single(3))).toEqual([{ from: 1, to: 6 }])
    expect(span(2, 1)).toBe(nothing)
    expect(() => hullOf(nothing)).toThrow(/no hull/)
  })
})
