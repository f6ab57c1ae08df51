import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { BoundRule } from "../bound/bound-rule.ts"
import type { Expression } from "../language/expression.ts"
import { compileRow } from "../row/compile-row.ts"
import { outcomeOf } from "../plan/outcome-of.ts"
import * as Result from "effect/Result"
import { decide, readKnowledge } from "./decide.ts"
import { evaluate, type Knowledge, reckon } from "./evaluate.ts"
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

const amounts: fc.Arbitrary<Expression> = fc.constantFrom<Expression>(
  { fact: "spent" },
  { times: [{ fact: "spent" }, { fact: "people" }] },
  { minus: [{ fact: "spent" }, { rate: "1/3", of: { fact: "spent" }, rounding: "half-up" }] },
  {
    least: [{ sum: [{ fact: "spent" }, 3] }, { greatest: [{ times: ["0.02", { fact: "people" }] }, "0.01"] }],
  },
  { if: { fact: "married", is: true }, then: { fact: "spent" }, else: "0.02" },
  {
    bands: { age: "born", at: "on-the-day", leapDay: "feb28" },
    table: [{ from: 82, to: null, value: { fact: "spent" } }],
    otherwise: "0.00",
  },
  {
    bands: { fact: "people" },
    table: [
      { from: 0, to: 1, value: "0.03" },
      { from: 2, to: 3, value: { fact: "spent" } },
    ],
    otherwise: "0.01",
  },
  { prorate: { fact: "spent" }, share: { fact: "people" }, whole: 7, rounding: "half-even" },
  { fact: "spent", except: [{ when: { fact: "grade", is: "a" }, then: "0.04" }] },
  {
    rows: [
      { when: { fact: "grade", is: "b" }, value: "0.02" },
      { when: { fact: "people", above: 1 }, value: { fact: "spent" } },
    ],
    otherwise: "0.00",
  },
)

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

  it("keeps every amount that may come out within its bounds", () => {
    fc.assert(
      fc.property(truths, amounts, sayings, ({ condition }, amount, said) => {
        const bound = bindSmall(condition, amount)
        const decision = decide(bound, said)
        for (const completion of (fewCompletions(bound, said) ?? []).slice(0, 500)) {
          const { verdict } = evaluate(bound.eligible, completion, null)
          const exact = bound.amount === null ? null : reckon(bound.amount, completion)
          expect(exact?.min).toBe(exact?.max)
          const paid = verdict === "yes" ? Number(exact?.min) : 0
          expect(decision.amount?.min).toBeLessThanOrEqual(paid)
          expect(decision.amount?.max).toBeGreaterThanOrEqual(paid)
        }
      }),
      { numRuns: 400 },
    )
  })

  it("names as missing what is open and not settled otherwise, and none when all is settled", () => {
    fc.assert(
      fc.property(truths, sayings, ({ condition }, said) => {
        const bound = bindSmall(condition)
        const decision = decide(bound, said)
        const disputes = decision.disputes.map(({ fact }) => fact)
        const open = [...decision.missing, ...decision.withheld, ...decision.judgements, ...disputes]
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

  it("says that a dispute matters exactly when the values lead to different outcomes", () => {
    fc.assert(
      fc.property(readOnce, amounts, sayings, ({ condition }, amount, said) => {
        const bound = bindSmall(condition, amount)
        for (const { fact, matters } of decide(bound, said).disputes) {
          const claim = said[fact] as unknown as { readonly values: readonly never[] }
          const outcomes = claim.values.map((value) => {
            const { amount: due, verdict } = decide(bound, { ...said, [fact]: value })
            return `${verdict} ${due?.min} ${due?.max}`
          })
          expect(matters).toBe(new Set(outcomes).size > 1)
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
        if (withYes?.verdict !== withNo?.verdict) expect(judged?.judgements).toEqual(["hardship"])
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

describe("a compiled row", () => {
  it("gives the interpreter's verdict, amount and reason codes, in both modes", () => {
    fc.assert(
      fc.property(truths, fc.option(amounts, { nil: undefined }), sayings, ({ condition }, amount, said) => {
        const bound = bindSmall(condition, amount)
        const expected = outcomeOf(decide(bound, said))
        for (const mode of ["generated", "interpreted"] as const) {
          const program = Result.getOrThrow(compileRow(bound, { mode }))
          expect(program.mode).toBe(mode)
          expect(program.run(said)).toEqual(expected)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
