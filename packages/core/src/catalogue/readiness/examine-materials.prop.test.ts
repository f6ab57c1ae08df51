import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decideScenario, type ScenarioAnswers } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import {
  type BoundRule,
  type ChoiceValue,
  type Condition,
  decide,
  type Expression,
  type FactSheet,
  type WitnessValues,
} from "../../rules/index.ts"
import type { Leg, LegWay } from "../leg.ts"
import { examineMaterials } from "./examine-materials.ts"
import { flag, item, paper, question, ruleOn, words } from "./readiness.fixture.ts"

// What papers are good for, held against deciding every case there can be.

type Values = Readonly<Record<string, ChoiceValue>>

const sheet: FactSheet["facts"] = {
  a: flag("a"),
  b: flag("b"),
  n: { type: { kind: "integer", min: 0, max: 3 }, label: text("数n", "number n"), from: [] },
  c: {
    type: { kind: "choice", values: ["x", "y", "z"].map((value) => ({ value, label: words })) },
    label: text("项c", "choice c"),
    from: [],
  },
}
const values: Readonly<Record<string, readonly ChoiceValue[]>> = {
  a: [false, true],
  b: [false, true],
  n: [0, 1, 2, 3],
  c: ["x", "y", "z"],
}
// Of a question about a number not every number is an answer.
const answers: Readonly<Record<string, readonly ChoiceValue[]>> = { ...values, n: [0, 2, 3] }
const questions = Object.entries(answers).map(([name, each]) => question(name, each))
const cases = combinations(values)
const scenarios = combinations(answers)

const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom("a", "b"), is: fc.boolean() }),
  fc.record({ fact: fc.constant("n"), atLeast: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ fact: fc.constant("c"), oneOf: fc.subarray(["x", "y", "z"], { minLength: 1 }) }),
)
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    { weight: 3, arbitrary: comparison },
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}))
const amount: fc.Arbitrary<Expression> = fc.record({
  rows: fc.tuple(fc.record({ when: condition, value: fc.constantFrom("1.00", "2.00") })),
  otherwise: fc.constantFrom("1.00", "2.00"),
})
// Where everybody is entitled only the amount can tell cases apart.
const entitling = fc.oneof({ weight: 3, arbitrary: condition }, fc.constant<Condition>({ all: [] }))
const rule = fc
  .tuple(entitling, fc.option(amount, { nil: undefined }))
  .map(([eligible, paid]) => ruleOn(sheet, eligible, paid))

const way: fc.Arbitrary<LegWay> = fc
  .option(condition, { nil: undefined })
  .map((when) => (when ? { way: "window", when } : { way: "window" }))
const leg: fc.Arbitrary<Leg> = fc
  .tuple(fc.option(condition, { nil: undefined, freq: 3 }), way)
  .map(([when, only]) => ({
    id: "leg",
    kind: "site-check",
    name: words,
    ways: [only],
    ...(when ? { when } : {}),
  }))

/** What a rule comes to in a case, as one text. */
function resultOf(bound: BoundRule, each: Values): string {
  const { amount: paid, verdict } = decide(bound, each)
  return verdict === "yes" ? `yes ${JSON.stringify(paid)}` : verdict
}

/** Whether a leg is needed, and its way open, in a scenario. */
function routeOf({ ways, when }: Leg, scenario: ScenarioAnswers): string {
  const holds = (it: Condition | undefined): boolean =>
    it === undefined || decideScenario(it, questions, scenario).verdict === "yes"
  const isNeeded = holds(when)
  return `${isNeeded} ${isNeeded && holds(ways[0]?.when)}`
}

function combinations(of: Readonly<Record<string, readonly ChoiceValue[]>>): readonly Values[] {
  return Object.entries(of).reduce<readonly Values[]>(
    (all, [name, each]) => all.flatMap((one) => each.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
}

/** Whether two cases that agree but for these facts come to something else. */
function tellApart(
  all: readonly Values[],
  facts: readonly string[],
  outcome: (one: Values) => string,
): boolean {
  const seen = new Map<string, string>()
  return all.some((one) => {
    const rest = JSON.stringify(Object.entries(one).filter(([name]) => !facts.includes(name)))
    const before = seen.get(rest)
    const here = outcome(one)
    if (before === undefined) seen.set(rest, here)
    return before !== undefined && before !== here
  })
}

/** All cases with the values of a witness. */
function like(all: readonly Values[], of: typeof values, witness: WitnessValues): readonly Values[] {
  return all.filter((one) =>
    Object.entries(witness).every(([name, inside]) => {
      const isNumber = name === "n"
      return isNumber ? one[name] === inside : one[name] === valueAt(of, name, inside)
    }),
  )
}

/** Yes is 1 in a rule's flag and the first answer to a question; any other value is held by its place. */
function valueAt(of: typeof values, name: string, inside: number): ChoiceValue | undefined {
  return of[name]?.[inside]
}

describe("a paper", () => {
  it("is dead exactly where no two cases that differ in what it proves come to something else", () => {
    const seen = { dead: 0, "tells-apart": 0, "cannot-tell": 0, route: 0, verdict: 0, amount: 0, term: 0 }
    const evidences = fc.subarray([...Object.keys(values), "elsewhere"], { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(rule, fc.boolean(), leg, evidences, (bound, isTerm, route, proved) => {
        const materials = [paper("proof", { evidences: proved })]
        const [examined] = examineMaterials(
          item({ materials, questions, legs: [route] }),
          isTerm ? [] : [bound],
          isTerm ? [bound] : [],
        )
        const differs =
          tellApart(cases, proved, (one) => resultOf(bound, one)) ||
          tellApart(scenarios, proved, (one) => routeOf(route, one))
        expect(examined?.outcome).toBe(differs ? "tells-apart" : "dead")
        if (examined === undefined) return
        seen[examined.outcome] += 1
        if (examined.outcome !== "tells-apart") return

        seen[examined.changes] += 1
        const { changes, fact } = examined
        if (changes !== "route") expect(changes === "term").toBe(isTerm)
        const isRoute = changes === "route"
        const [all, of] = isRoute ? [scenarios, answers] : [cases, values]
        const outcome = (one: Values): string => (isRoute ? routeOf(route, one) : resultOf(bound, one))
        const [one, other] = examined.cases
        expect(proved).toContain(fact)
        expect({ ...one.values, [fact]: 0 }).toEqual({ ...other.values, [fact]: 0 })
        const [first, second] = [like(all, of, one.values), like(all, of, other.values)]
        expect(first.length).toBeGreaterThan(0)
        expect(first.map((each) => ({ ...each, [fact]: 0 }))).toEqual(
          second.map((each) => ({ ...each, [fact]: 0 })),
        )
        for (const [at, each] of first.entries()) {
          const results = [outcome(each), outcome(second[at] ?? each)] as const
          expect(results[0]).not.toBe(results[1])
          if (changes === "amount") for (const result of results) expect(result).toMatch(/^yes/)
          if (changes === "verdict")
            expect(results.map((result) => result.startsWith("yes"))).toEqual([
              one.outcome.verdict,
              other.outcome.verdict,
            ])
        }
      }),
      { numRuns: 1500 },
    )
    const { "cannot-tell": unknowable, ...others } = seen
    expect(unknowable).toBe(0)
    for (const count of Object.values(others)) expect(count).toBeGreaterThan(20)
  })
})
