/** Conditions of scenarios for proofs: what the answers of an item's questions decide, over these answers alone. */
import * as Result from "effect/Result"
import { type ScenarioQuestion, scenarioSheet } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import {
  bindRule,
  type BoundRule,
  checkRule,
  type Condition,
  type IntSet,
  lower,
  type Plan,
  settled,
} from "../../rules/index.ts"
import { plainDate } from "../../time/index.ts"

export interface ScenarioPlan {
  readonly bound: BoundRule
  readonly plan: Plan
}

/** A condition on the questions; `null` where it does not fit them, which a checked catalogue refuses. */
export function scenarioPlan(
  condition: Condition,
  questions: readonly ScenarioQuestion[],
): ScenarioPlan | null {
  const definition = { v: 1, id: "scenario", title: text("情形", "Scenario"), eligible: condition } as const
  const checked = checkRule(definition, { sheet: scenarioSheet(questions) })
  if (Result.isFailure(checked)) return null
  // Nothing that a question asks hangs on the day; the language wants one.
  const bound = bindRule(checked.success, { on: plainDate("2000-01-01") })
  if (Result.isFailure(bound)) return null
  const plan = lower(bound.success)
  const slots = plan.slots.map((slot, at) => {
    const asked = questions.find(({ fact }) => fact === slot.name)
    const isNumber = bound.success.facts[at]?.declaration.type.kind === "integer"
    return isNumber && asked
      ? { ...slot, domain: setOf(asked.answers.map(({ value }) => Number(value))) }
      : slot
  })
  return { bound: bound.success, plan: { ...plan, slots } }
}

/** Whether some answers make the condition hold. What cannot be read may. */
export function canHold(condition: Condition, questions: readonly ScenarioQuestion[]): boolean {
  const read = scenarioPlan(condition, questions)
  if (read === null) return true
  const settlement = settled(read.plan, {})
  return settlement.outcome !== "settled" || settlement.verdict
}

/** The numbers that are answers; one between two answers is none. */
function setOf(numbers: readonly number[]): IntSet {
  const runs: { from: number; to: number }[] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last?.to === number - 1) last.to = number
    else runs.push({ from: number, to: number })
  }
  return runs
}
