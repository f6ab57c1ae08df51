/**
 * Decides the conditions of a scenario in the rule language: three values, with what is still to be asked and the
 * reasons in words.
 */
import * as Result from "effect/Result"
import {
  type BoundRule,
  bindRule,
  type Condition,
  decide,
  type Reason,
  type Verdict,
} from "../rules/index.ts"
import { plainDate } from "../time/index.ts"
import { factsIn, readScenario } from "./check-scenario.ts"
import type { ScenarioAnswers, ScenarioQuestion } from "./scenario.ts"

/** Whether a condition holds in a scenario, why, and what is still to be asked. */
export interface DecidedCondition {
  readonly verdict: Verdict
  /** Facts that could still settle it, in the order they come up; empty unless undetermined. */
  readonly missing: readonly string[]
  /** Every part of the condition as it was decided, in words; `null` without a condition that could be. */
  readonly reason: Reason | null
}

/**
 * Decides a condition on the answers given so far. A question that was not answered, or with a value that is none of
 * its answers, is to be asked, and never taken for a no.
 *
 * A condition that does not fit the questions settles nothing; a catalogue that holds one is refused. Each is read
 * once for its questions, and both are left as they are after that, as published items are.
 */
export function decideScenario(
  condition: Condition,
  questions: readonly ScenarioQuestion[],
  answers: ScenarioAnswers,
): DecidedCondition {
  const rule = ruleOf(condition, questions)
  if (rule === null) return { verdict: "undetermined", missing: namedBy(condition), reason: null }
  const { missing, reason, verdict } = decide(rule, givenOf(rule, questions, answers))
  return { verdict, missing, reason }
}

/** The values that are answers to their questions; a number between two answers is none. */
function givenOf(
  { facts }: BoundRule,
  questions: readonly ScenarioQuestion[],
  answers: ScenarioAnswers,
): ScenarioAnswers {
  const given = facts.flatMap(({ name }) => {
    const value = answers[name]
    const asked = questions.find(({ fact }) => fact === name)
    return asked?.answers.some((answer) => answer.value === value) ? [[name, value] as const] : []
  })
  return Object.fromEntries(given)
}

/** A condition about no question at all was never in a catalogue, and nothing that is asked could settle it. */
function namedBy(condition: Condition): readonly string[] {
  const facts = factsIn(condition)
  if (facts.length === 0) throw new TypeError("A condition of a scenario names no question of its item.")
  return facts
}

const read = new WeakMap<readonly ScenarioQuestion[], WeakMap<Condition, BoundRule | null>>()

function ruleOf(condition: Condition, questions: readonly ScenarioQuestion[]): BoundRule | null {
  const known = read.get(questions) ?? new WeakMap<Condition, BoundRule | null>()
  read.set(questions, known)
  const before = known.get(condition)
  if (before !== undefined) return before
  const checked = readScenario(condition, questions)
  // Nothing that fits hangs on the day; the language wants one.
  const rule = Result.isSuccess(checked)
    ? Result.getOrThrow(bindRule(checked.success, { on: plainDate("2000-01-01") }))
    : null
  known.set(condition, rule)
  return rule
}
