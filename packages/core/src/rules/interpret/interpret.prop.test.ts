import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { BoundRule } from "../bound/bound-rule.ts"
import type { Expression } from "../language/expression.ts"
import { compileRow } from "../row/compile-row.ts"
import { outcomeOf } from "../plan/outcome-of.ts"
import * as Result from "effect/Result"
import { plainDate, toEpochDay } from "../../time/index.ts"
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

/** Amounts, each with what it is on complete values: in fen, written apart from the code under test. */
const reckonings: readonly {
  readonly amount: Expression
  readonly of: (v: Readonly<Record<string, number>>) => number
}[] = [
  { amount: { fact: "spent" }, of: ({ spent = 0 }) => spent },
  {
    amount: { times: [{ fact: "spent" }, { fact: "people" }] },
    of: ({ people = 0, spent = 0 }) => spent * people,
  },
  {
    amount: { minus: [{ fact: "spent" }, { rate: "1/3", of: { fact: "spent" }, rounding: "half-up" }] },
    of: ({ spent = 0 }) => spent - Math.floor((2 * spent + 3) / 6),
  },
  {
    amount: {
      least: [
        { sum: [{ fact: "spent" }, 3] },
        { greatest: [{ times: ["0.02", { fact: "people" }] }, "0.01"] },
      ],
    },
    of: ({ people = 0, spent = 0 }) => Math.min(spent + 3, Math.max(2 * people, 1)),
  },
  {
    amount: { if: { fact: "married", is: true }, then: { fact: "spent" }, else: "0.02" },
    of: ({ married, spent = 0 }) => (married === 1 ? spent : 2),
  },
  {
    amount: {
      bands: { fact: "people" },
      table: [
        { from: 0, to: 1, value: "0.03" },
        { from: 2, to: 3, value: { fact: "spent" } },
      ],
      otherwise: "0.01",
    },
    of: ({ people, spent = 0 }) => (people === 0 ? 3 : people === 2 ? spent : 1),
  },
  {
    amount: { prorate: { fact: "spent" }, share: { fact: "people" }, whole: 7, rounding: "down-to-fen" },
    of: ({ people = 0, spent = 0 }) => Math.trunc((spent * people) / 7),
  },
  {
    amount: { fact: "spent", except: [{ when: { fact: "grade", is: "a" }, then: "0.04" }] },
    of: ({ grade, spent = 0 }) => (grade === 0 ? 4 : spent),
  },
  {
    amount: {
      rows: [
        { when: { fact: "grade", is: "b" }, value: "0.02" },
        { when: { fact: "people", above: 1 }, value: { fact: "spent" } },
      ],
      otherwise: "0.00",
    },
    of: ({ grade, people = 0, spent = 0 }) => (grade === 1 ? 2 : people > 1 ? spent : 0),
  },
  {
    amount: {
      bands: { age: "born", at: "on-the-day", leapDay: "mar1" },
      table: [{ from: 82, to: null, value: { fact: "spent" } }],
      otherwise: "0.00",
    },
    of: ({ born = 0, spent = 0 }) => (born <= toEpochDay(plainDate("1936-02-28")) ? spent : 0),
  },
]
const amounts = fc.constantFrom(...reckonings).map(({ amount }) => amount)

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

describe("a compiled row", () => {
  it("says that an outcome hangs on a judgement that a person has made, and of no other", () => {
    const bound = bindSmall({ any: [{ judgement: "hardship" }, { fact: "married", is: true }] })
    const { run } = Result.getOrThrow(compileRow(bound))
    expect(run({ hardship: true, married: false })).toEqual({
      status: 1,
      reasons: 0,
      amount: 0,
      judged: true,
    })
    expect(run({ hardship: true, married: true })).toEqual({ status: 1, reasons: 0, amount: 0 })
    expect(run({ married: false })).toEqual({ status: 2, reasons: 1 << 16, amount: 0 })
    expect(decide(bound, { hardship: false }).judgements).toEqual([{ fact: "hardship", made: true }])
    expect(decide(bound, {}).judgements).toEqual([{ fact: "hardship", made: false }])
  })

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
