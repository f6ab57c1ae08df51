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
  let place = 0
  for (const question of asked) place = place * (question.answers.length + 1) + placeOf(question, answers)
  const known = decided.get(place)
  if (known !== undefined) return known
  const given = asked.filter((question) => placeOf(question, answers) < question.answers.length)
  const { missing, reason, verdict } = decide(
    rule,
    Object.fromEntries(given.map(({ fact }) => [fact, answers[fact]])),
  )
  const outcome = { verdict, missing, reason }
  if (decided.size < MOST_REMEMBERED && Number.isSafeInteger(place)) decided.set(place, outcome)
  return outcome
}

/** The place of the answer that was given; behind the last where none was. A number between two answers is none. */
function placeOf({ answers, fact }: ScenarioQuestion, given: ScenarioAnswers): number {
  const value = given[fact]
  for (let at = 0; at < answers.length; at += 1) if (answers[at]?.value === value) return at
  return answers.length
}

/** A condition about no question at all was never in a catalogue, and nothing that is asked could settle it. */
function namedBy(condition: Condition): readonly string[] {
  const facts = factsIn(condition)
  if (facts.length === 0) throw new TypeError("A condition of a scenario names no question of its item.")
  return facts
}

/** A condition read for its questions: those it asks of, and what it came to by the places of their answers. */
interface Reading {
  readonly rule: BoundRule | null
  readonly asked: readonly ScenarioQuestion[]
  readonly decided: Map<number, DecidedCondition>
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
  const reading = { rule, asked, decided: new Map<number, DecidedCondition>() }
  known.set(condition, reading)
  return reading
}
