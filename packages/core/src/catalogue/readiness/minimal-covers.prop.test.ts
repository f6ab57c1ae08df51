import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { MOST_AGREEMENT_SETS, minimalCovers } from "./minimal-covers.ts"

// Minimal covers, held against trying every set of means.

const MEANS = 7
const needs = fc.array(fc.subarray([...Array(MEANS).keys()], { minLength: 0, maxLength: 4 }), {
  maxLength: 6,
})

const isCover = (needs: readonly (readonly number[])[], set: readonly number[]) =>
  needs.every((need) => need.some((means) => set.includes(means)))

/** By size, then by the places of the means. */
function byTrying(needs: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const all = Array.from({ length: 2 ** MEANS }, (_, bits) =>
    [...Array(MEANS).keys()].filter((means) => (bits >> means) & 1),
  )
  const covers = all.filter((set) => isCover(needs, set))
  return covers
    .filter((set) =>
      set.every(
        (means) =>
          !isCover(
            needs,
            set.filter((each) => each !== means),
          ),
      ),
    )
    .toSorted((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1))
}

describe("the smallest ways to meet all needs", () => {
  it("are exactly the sets that meet them and do not when one of the means is taken away, smallest first", () => {
    const seen = { none: 0, several: 0 }
    fc.assert(
      fc.property(needs, (each) => {
        const covers = minimalCovers(each)
        expect(covers).toEqual({ sets: byTrying(each), complete: true })
        if (covers.sets.length === 0) seen.none += 1
        if (covers.sets.length > 2) seen.several += 1
      }),
      { numRuns: 1000 },
    )
    expect(seen.none).toBeGreaterThan(20)
    expect(seen.several).toBeGreaterThan(50)
  })

  it("are nothing at all where there is no need", () => {
    expect(minimalCovers([])).toEqual({ sets: [[]], complete: true })
  })

  it("are shown up to the limit, and it is said that there are more", () => {
    const pairs = Array.from({ length: 7 }, (_, at) => [2 * at, 2 * at + 1])
    const { complete, sets } = minimalCovers([...pairs, [100]])
    expect(complete).toBe(false)
    expect(sets).toHaveLength(MOST_AGREEMENT_SETS)
    expect(sets[0]).toEqual([0, 2, 4, 6, 8, 10, 12, 100])
    const six = minimalCovers(pairs.slice(0, 6))
    expect(six.sets).toHaveLength(64)
    expect(six.complete).toBe(true)
  })

  it("are one at least where looking for all of them is given up", () => {
    const pairs = Array.from({ length: 40 }, (_, at) => [2 * at, 2 * at + 1])
    const { complete, sets } = minimalCovers(pairs)
    expect(complete).toBe(false)
    expect(sets).toEqual([pairs.map(([first]) => first)])
  })
})
