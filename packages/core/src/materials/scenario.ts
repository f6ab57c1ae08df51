/**
 * A scenario (情形): the answers that decide what an item asks for in one case. The questions of an item make the
 * fact sheet against which the conditions of its materials are written in the rule language.
 * 行政许可法 art. 30; 浙江省保障“最多跑一次”改革规定 art. 4.
 */
import type { Text } from "../reasons/index.ts"
import type { ChoiceValue, FactDeclaration, FactSheet } from "../rules/index.ts"

/** A question whose answer decides what is asked for. */
export interface ScenarioQuestion {
  readonly fact: string
  readonly question: Text
  /** The possible answers; `true`/`false` for a yes-or-no question. */
  readonly answers: readonly { readonly value: ChoiceValue; readonly label: Text }[]
}

/** The answers given so far, by the facts of the questions. What is absent was not answered, and that is never a no. */
export type ScenarioAnswers = Readonly<Record<string, ChoiceValue | undefined>>

/**
 * The facts that the conditions of an item may name, as its questions ask for them: a whole number in the range of
 * the answers where these are whole numbers, otherwise a choice among the answers. Only the applicant can tell them.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { scenarioSheet } from "@onevisit/core/materials"
 * import { text } from "@onevisit/core/reasons"
 *
 * const answers = [1, 2, 3].map((value) => ({ value, label: text(`${value} 项`, `${value} patents`) }))
 * const { facts } = scenarioSheet([{ fact: "patents", question: text("几项专利？", "How many patents?"), answers }])
 * assert.deepEqual(facts["patents"]?.type, { kind: "integer", min: 1, max: 3 })
 * ```
 */
export function scenarioSheet(questions: readonly ScenarioQuestion[]): FactSheet {
  const asked = questions.filter(({ answers }) => answers.length > 0)
  return {
    id: "scenario",
    facts: Object.fromEntries(asked.map((question) => [question.fact, declarationOf(question)])),
  }
}

/** Whether the answers to a question are numbers, so that more and less can be asked of them. */
export function isNumeric({ answers }: ScenarioQuestion): boolean {
  return answers.every(({ value }) => Number.isSafeInteger(value))
}

function declarationOf(question: ScenarioQuestion): FactDeclaration {
  const { answers, question: label } = question
  if (!isNumeric(question)) return { type: { kind: "choice", values: answers }, label, from: [] }
  const numbers = answers.map(({ value }) => Number(value))
  return {
    type: { kind: "integer", min: Math.min(...numbers), max: Math.max(...numbers) },
    label,
    from: [],
  }
}
