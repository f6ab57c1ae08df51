import { text } from "../reasons/index.ts"
import type { ScenarioQuestion } from "./index.ts"

/** A question that is answered with yes or no. */
export function yesOrNo(fact: string): ScenarioQuestion {
  return question(fact, [true, false])
}

/** A question about a fact, with an answer for each value. */
export function question(fact: string, values: readonly (string | number | boolean)[]): ScenarioQuestion {
  return {
    fact,
    question: text(`${fact}？`, `${fact}?`),
    answers: values.map((value) => ({ value, label: text(`答${value}`, `answer ${value}`) })),
  }
}
