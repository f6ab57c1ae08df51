import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Alternative, judgeSubmission } from "../../materials/index.ts"
import { mergeAlternatives, serves } from "./merge-alternatives.ts"
import { words } from "./bundles.fixture.ts"

const form: fc.Arbitrary<Alternative> = fc.record(
  {
    copyKind: fc.constantFrom("original" as const, "copy" as const),
    medium: fc.constantFrom("paper" as const, "electronic" as const),
    number: fc.integer({ min: 1, max: 3 }),
    sealed: fc.boolean(),
  },
  { requiredKeys: ["copyKind", "medium", "number"] },
)
const accepts = fc.array(form, { minLength: 1, maxLength: 3 })
const needs = fc.array(accepts, { minLength: 1, maxLength: 4 })
const pile = fc.array(form, { maxLength: 5 })

const isServed = (brought: readonly Alternative[], wanted: readonly Alternative[]): boolean =>
  wanted.some((one) => brought.some((each) => serves(each, one)))
/** Seals that are not wanted are not told apart. */
const plain = (ways: readonly (readonly Alternative[])[]) =>
  ways.map((way) => way.map(({ sealed = false, ...rest }) => ({ ...rest, sealed })))

describe("forms merged for several items", () => {
  it("serve in what an item accepts exactly where the officer who judges it finds nothing wrong", () => {
    fc.assert(
      fc.property(form, form, (brought, wanted) => {
        const requirement = {
          id: "card",
          name: words,
          necessity: "key",
          deferrable: [],
          accepts: [wanted],
          obtainedBy: "applicant",
          evidences: [],
        } as const
        const because = { verdict: "yes", missing: [], reason: null } as const
        const lines = [{ requirement, needed: "yes", because, from: "applicant" } as const]
        const submitted = { requirement: "card", sealed: false, ...brought }
        expect(serves(brought, wanted)).toBe(judgeSubmission({ lines, toAsk: [] }, [submitted]).length === 0)
      }),
    )
  })

  it("are brought in one of the ways exactly by whoever brings something that each item accepts", () => {
    fc.assert(
      fc.property(needs, pile, (all, brought) => {
        const byWays = mergeAlternatives(all).some((way) =>
          way.every((wanted) => isServed(brought, [wanted])),
        )
        expect(byWays).toBe(all.every((wanted) => isServed(brought, wanted)))
      }),
      { numRuns: 500 },
    )
  })

  it("serve every item by each of the ways alone", () => {
    fc.assert(
      fc.property(needs, (all) => {
        for (const way of mergeAlternatives(all))
          expect(all.every((wanted) => isServed(way, wanted))).toBe(true)
      }),
    )
  })

  it("ask for nothing twice, nor in one way for more than in another", () => {
    fc.assert(
      fc.property(needs, accepts, (all, more) => {
        const ways = mergeAlternatives([...all, more])
        fc.pre(JSON.stringify(ways) !== JSON.stringify(ways.map((way) => [way[0]])))
        for (const [at, way] of ways.entries()) {
          for (const [index, wanted] of way.entries())
            expect(isServed(way.toSpliced(index, 1), [wanted])).toBe(false)
          for (const other of ways.toSpliced(at, 1))
            expect(other.every((wanted) => isServed(way, [wanted]))).toBe(false)
        }
      }),
    )
  })

  it("do not hang on the order of the items, nor on how often one asks", () => {
    const shuffled = needs.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([all, again]) => {
        fc.pre(all.length > 1)
        expect(plain(mergeAlternatives(again))).toEqual(plain(mergeAlternatives(all)))
      }),
    )
  })
})
