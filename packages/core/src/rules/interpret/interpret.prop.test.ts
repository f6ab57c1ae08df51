import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { BoundRule } from "../bound/bound-rule.ts"
import { decide, readKnowledge } from "./decide.ts"
import { evaluate, type Knowledge, reckon } from "./evaluate.ts"
import { amounts, reckonings } from "./reckonings.fixture.ts"
import { bindSmall, completionsOf, readOnce, sayings, truths } from "./small-world.fixture.ts"

const MOST = 3000

/** The values of one completion, by the names of the facts. */
function valuesOf({ facts }: BoundRule, completion: Knowledge): Readonly<Record<string, number>> {
  return Object.fromEntries(
    facts.map(({ index, name }) => [name, completion[index]?.possible[0]?.from ?? Number.NaN]),
  )
}

/** The completions, when they are few enough to try them all. */
function fewCompletions(
  bound: BoundRule,
  said: Parameters<typeof readKnowledge>[1],
): readonly Knowledge[] | null {
  const known = readKnowledge(bound, said)
  const count = known.reduce(
    (product, { possible }) => product * possible.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    1,
  )
  return count > MOST ? null : completionsOf(known)
}

describe("the interpreter", () => {
  it("says what is true of complete facts", () => {
    fc.assert(
      fc.property(truths, sayings, ({ condition, isTrue }, said) => {
        const bound = bindSmall(condition)
        for (const completion of (fewCompletions(bound, said) ?? []).slice(0, 200)) {
          expect(evaluate(bound.eligible, completion, null).verdict).toBe(
            isTrue(valuesOf(bound, completion)) ? "yes" : "no",
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  it("settles only what every completion of the facts settles the same way", () => {
    fc.assert(
      fc.property(truths, sayings, ({ condition, isTrue }, said) => {
        const bound = bindSmall(condition)
        const { verdict } = decide(bound, said)
        if (verdict === "undetermined") return
        for (const completion of fewCompletions(bound, said) ?? [])
          expect(isTrue(valuesOf(bound, completion))).toBe(verdict === "yes")
      }),
      { numRuns: 600 },
    )
  })

  it("is exact where each test is of one fact and no fact occurs twice", () => {
    let undetermined = 0
    fc.assert(
      fc.property(readOnce, sayings, ({ condition, isTrue }, said) => {
        const bound = bindSmall(condition)
        const completions = fewCompletions(bound, said)
        if (completions === null) return
        const truth = new Set(completions.map((completion) => isTrue(valuesOf(bound, completion))))
        const { verdict } = decide(bound, said)
        expect(verdict).toBe(truth.size > 1 ? "undetermined" : truth.has(true) ? "yes" : "no")
        undetermined += Number(verdict === "undetermined")
      }),
      { numRuns: 800 },
    )
    expect(undetermined).toBeGreaterThan(50)
  })

  it("keeps every amount that may come out within its bounds, and is exact on complete facts", () => {
    fc.assert(
      fc.property(
        truths,
        fc.constantFrom(...reckonings),
        sayings,
        ({ condition, isTrue }, { amount, of }, said) => {
          const bound = bindSmall(condition, amount)
          const decision = decide(bound, said)
          for (const completion of (fewCompletions(bound, said) ?? []).slice(0, 500)) {
            const values = valuesOf(bound, completion)
            const paid = isTrue(values) ? of(values) : 0
            expect(decision.amount?.min).toBeLessThanOrEqual(paid)
            expect(decision.amount?.max).toBeGreaterThanOrEqual(paid)
            const exact = bound.amount === null ? null : reckon(bound.amount, completion)
            const expected = of(values) + 0
            expect([exact?.min, exact?.max].map(Number)).toEqual([expected, expected])
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it("names as missing what is open and not settled otherwise, and none when all is settled", () => {
    fc.assert(
      fc.property(truths, sayings, ({ condition }, said) => {
        const bound = bindSmall(condition)
        const decision = decide(bound, said)
        const disputes = decision.disputes.map(({ fact }) => fact)
        const open = [
          ...decision.missing,
          ...decision.withheld,
          ...decision.judgements.map(({ fact }) => fact),
          ...disputes,
        ]
        if (decision.verdict === "undetermined") expect(open.length).toBeGreaterThan(0)
        else expect([...decision.missing, ...decision.withheld]).toEqual([])
        const known = readKnowledge(bound, said)
        for (const name of decision.missing) {
          const fact = bound.facts.find((each) => each.name === name)
          const { possible } = known[fact?.index ?? -1] ?? { possible: [] }
          expect(possible.length > 1 || possible[0]?.from !== possible[0]?.to).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it("says that a dispute matters exactly when, whatever the rest is, who is right may decide", () => {
    fc.assert(
      fc.property(readOnce, sayings, ({ condition, isTrue }, said) => {
        const bound = bindSmall(condition)
        const completions = fewCompletions(bound, said)?.map((each) => valuesOf(bound, each))
        if (completions === undefined) return
        for (const { fact, matters } of decide(bound, said).disputes) {
          const truths = new Map<string, Set<boolean>>()
          for (const values of completions) {
            const { [fact]: _, ...others } = values
            const key = JSON.stringify(others)
            truths.set(key, (truths.get(key) ?? new Set()).add(isTrue(values)))
          }
          expect(matters).toBe([...truths.values()].some(({ size }) => size > 1))
        }
      }),
      { numRuns: 600 },
    )
  })

  it("never calls a dispute idle on which an amount hangs", () => {
    fc.assert(
      fc.property(readOnce, amounts, sayings, ({ condition }, amount, said) => {
        const bound = bindSmall(condition, amount)
        for (const { fact, matters } of decide(bound, said).disputes) {
          const claim = said[fact] as unknown as { readonly values: readonly never[] }
          const outcomes = claim.values.map((value) => {
            const { amount: due, verdict } = decide(bound, { ...said, [fact]: value })
            return `${verdict} ${due?.min} ${due?.max}`
          })
          if (new Set(outcomes).size > 1) expect(matters).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it("tells of a judgement wherever the outcome hangs on it, and only there", () => {
    fc.assert(
      fc.property(truths, sayings, ({ condition }, said) => {
        const bound = bindSmall(condition)
        const [judged, withYes, withNo] = [
          said,
          { ...said, hardship: true },
          { ...said, hardship: false },
        ].map((each) => decide(bound, each))
        if (withYes?.verdict !== withNo?.verdict)
          expect(judged?.judgements.map(({ fact }) => fact)).toEqual(["hardship"])
        if (!bound.facts.some(({ name }) => name === "hardship")) expect(judged?.judgements).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it("gives the reasons in words, Chinese and English, for every condition of the rule", () => {
    fc.assert(
      fc.property(truths, sayings, ({ condition }, said) => {
        const { grounds, reason, verdict } = decide(bindSmall(condition), said)
        expect(reason.verdict).toBe(verdict)
        const walk = (each: typeof reason): void => {
          expect(each.text.zh).toMatch(/符合|待核实/)
          expect(each.text.en).toMatch(/hold|undetermined/)
          if (each.kind === "test" || each.kind === "judgement")
            expect([each.left, each.right]).not.toContain(null)
          for (const part of each.parts) walk(part)
          for (const exception of each.exceptions) walk(exception.reason)
        }
        walk(reason)
        expect(grounds.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })
})
