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
 * once for its questions and decided once for each set of answers to them; conditions and questions are left as they
 * are after that, as published items are.
 */
export function decideScenario(
  condition: Condition,
  questions: readonly ScenarioQuestion[],
  answers: ScenarioAnswers,
): DecidedCondition {
  const { asked, decided, rule } = readingOf(condition, questions)
  if (rule === null) return { verdict: "undetermined", missing: namedBy(condition), reason: null }
  // A number between two answers is no answer.
  const given = asked.map((question) =>
    question.answers.findIndex(({ value }) => value === answers[question.fact]),
  )
  const key = given.join()
  const known = decided.get(key)
  if (known !== undefined) return known
  const values = asked.flatMap((question, at) => {
    const answer = question.answers[given[at] ?? -1]
    return answer === undefined ? [] : [[question.fact, answer.value] as const]
  })
  const { missing, reason, verdict } = decide(rule, Object.fromEntries(values))
  const outcome = { verdict, missing, reason }
  if (decided.size < MOST_REMEMBERED) decided.set(key, outcome)
  return outcome
}

/** A condition about no question at all was never in a catalogue, and nothing that is asked could settle it. */
function namedBy(condition: Condition): readonly string[] {
  const facts = factsIn(condition)
  if (facts.length === 0) throw new TypeError("A condition of a scenario names no question of its item.")
  return facts
}

/** A condition read for its questions: those it asks of, and what it came to for their answers. */
interface Reading {
  readonly rule: BoundRule | null
  readonly asked: readonly ScenarioQuestion[]
  readonly decided: Map<string, DecidedCondition>
}

/** More sets of answers than a condition usually sees; others are decided each time. */
const MOST_REMEMBERED = 256

const readings = new WeakMap<readonly ScenarioQuestion[], WeakMap<Condition, Reading>>()

function readingOf(condition: Condition, questions: readonly ScenarioQuestion[]): Reading {
  const known = readings.get(questions) ?? new WeakMap<Condition, Reading>()
  readings.set(questions, known)
  const before = known.get(condition)
  if (before !== undefined) return before
  const checked = readScenario(condition, questions)
  // Nothing that fits hangs on the day; the language wants one.
  const rule = Result.isSuccess(checked)
    ? Result.getOrThrow(bindRule(checked.success, { on: plainDate("2000-01-01") }))
    : null
  const asked = (rule?.facts ?? []).flatMap(({ name }) => questions.find(({ fact }) => fact === name) ?? [])
  const reading = { rule, asked, decided: new Map<string, DecidedCondition>() }
  known.set(condition, reading)
  return reading
}
