import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import type { Condition } from "../rules/index.ts"
import { decideScenario } from "./decide-scenario.ts"
import { questionsToAsk } from "./plan-scenario.ts"
import type { ScenarioAnswers, ScenarioQuestion } from "./scenario.ts"

const words = text("样例", "sample")
const question = (fact: string, values: readonly (string | number | boolean)[]): ScenarioQuestion => ({
  fact,
  question: words,
  answers: values.map((value) => ({ value, label: words })),
})
const questions = [
  question("agent", [true, false]),
  question("joint", [true, false]),
  question("kind", ["a", "b", "c"]),
  question("count", [1, 2, 5]),
]

const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom("agent", "joint"), is: fc.boolean() }),
  fc.record({ fact: fc.constant("kind"), is: fc.constantFrom("a", "b", "c") }),
  fc.record({ fact: fc.constant("count"), atLeast: fc.constantFrom(2, 5) }),
)
const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    { arbitrary: comparison, weight: 3 },
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
})).condition
const conditions = fc.array(condition, { minLength: 1, maxLength: 4 })
const someAnswers: fc.Arbitrary<ScenarioAnswers> = fc
  .record(
    Object.fromEntries(
      questions.map(({ answers, fact }) => [fact, fc.constantFrom(...answers.map(({ value }) => value))]),
    ),
  )
  .chain((all) =>
    fc.subarray(Object.keys(all)).map((kept) => Object.fromEntries(kept.map((fact) => [fact, all[fact]]))),
  )

describe("the questions of an item", () => {
  it("are asked where two cases that differ in nothing else have different checklists, and nowhere else", () => {
    fc.assert(
      fc.property(conditions, someAnswers, (asking, answers) => {
        const asked = new Set(questionsToAsk(asking, questions, answers).map(({ fact }) => fact))
        const mattering = questions.filter(
          ({ fact }) => answers[fact] === undefined && matters(asking, answers, fact),
        )
        expect(asked).toEqual(new Set(mattering.map(({ fact }) => fact)))
      }),
      { numRuns: 200 },
    )
  })

  it("come in an order in which as few are asked, on average, as in the best order there is, for what hangs together", () => {
    let compared = 0
    fc.assert(
      fc.property(condition, fc.array(condition, { maxLength: 1 }), (first, others) => {
        const asking = [first, ...others]
        if (!hangTogether(asking)) return
        compared += 1
        expect(expectedQuestions(asking, {})).toBeCloseTo(fewestQuestions(asking, {}), 9)
      }),
      { numRuns: 150 },
    )
    expect(compared).toBeGreaterThan(20)
  })
})

/** What every condition comes to, or `null` while completions differ. */
function settled(asking: readonly Condition[], answers: ScenarioAnswers): string | null {
  const outcomes = new Set(completions(answers).map((all) => outcomeOf(asking, all)))
  return outcomes.size === 1 ? ([...outcomes][0] ?? "") : null
}

function outcomeOf(asking: readonly Condition[], answers: ScenarioAnswers): string {
  return asking.map((one) => decideScenario(one, questions, answers).verdict).join()
}

function completions(answers: ScenarioAnswers): readonly ScenarioAnswers[] {
  return questions.reduce<readonly ScenarioAnswers[]>(
    (all, { answers: possible, fact }) =>
      answers[fact] === undefined
        ? all.flatMap((one) => possible.map(({ value }) => ({ ...one, [fact]: value })))
        : all,
    [answers],
  )
}

function matters(asking: readonly Condition[], answers: ScenarioAnswers, fact: string): boolean {
  const values = questions.find((one) => one.fact === fact)?.answers ?? []
  return completions({ ...answers, [fact]: values[0]?.value }).some(
    (all) => new Set(values.map(({ value }) => outcomeOf(asking, { ...all, [fact]: value }))).size > 1,
  )
}

function hangTogether(asking: readonly Condition[]): boolean {
  const [first, second] = asking.map((one) => new Set(JSON.stringify(one).match(/(?<="fact":")\w+/g)))
  return second === undefined || [...second].some((fact) => first?.has(fact))
}

/** Every answer is as likely. */
function expectedQuestions(asking: readonly Condition[], answers: ScenarioAnswers): number {
  const [next] = questionsToAsk(asking, questions, answers)
  return next === undefined
    ? 0
    : 1 + meanOver(next, (value) => expectedQuestions(asking, { ...answers, [next.fact]: value }))
}

function fewestQuestions(asking: readonly Condition[], answers: ScenarioAnswers): number {
  if (settled(asking, answers) !== null) return 0
  const left = questions.filter(({ fact }) => answers[fact] === undefined)
  return Math.min(
    ...left.map(
      (one) => 1 + meanOver(one, (value) => fewestQuestions(asking, { ...answers, [one.fact]: value })),
    ),
  )
}

function meanOver({ answers }: ScenarioQuestion, of: (value: string | number | boolean) => number): number {
  return answers.reduce((sum, { value }) => sum + of(value), 0) / answers.length
}
