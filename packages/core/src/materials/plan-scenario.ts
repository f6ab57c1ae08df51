/**
 * Which questions of an item to put to an applicant, and in which order: only those whose answers can still change the
 * checklist or whatever else hangs on them, the ones first after which fewest are left to ask. 浙江省保障“最多跑一次”改革规定 art. 4.
 */
import * as Result from "effect/Result"
import { text } from "../reasons/index.ts"
import {
  type BoundRule,
  bindRule,
  type Condition,
  checkRule,
  planQuestions,
  type RuleDefinition,
} from "../rules/index.ts"
import { plainDate } from "../time/index.ts"
import { factsIn } from "./check-scenario.ts"
import { decideScenario } from "./decide-scenario.ts"
import { type ScenarioAnswers, type ScenarioQuestion, scenarioSheet } from "./scenario.ts"

/** Conditions that hang together are planned together up to so many; what is planned grows fast with them. */
const MOST_TOGETHER = 8

/**
 * The questions that are still to be asked, the next one first. Plan anew after each answer: others may matter then.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { questionsToAsk } from "@onevisit/core/materials"
 *
 * const yesNo = (fact: string) => ({
 *   fact,
 *   question: { zh: fact, en: fact },
 *   answers: [true, false].map((value) => ({ value, label: { zh: String(value), en: String(value) } })),
 * })
 * const questions = ["married", "abroad", "company"].map(yesNo)
 * const conditions = [
 *   { fact: "company", is: false },
 *   { all: [{ fact: "company", is: false }, { fact: "married", is: true }] },
 * ]
 * const toAsk = questionsToAsk(conditions, questions, {})
 * assert.deepEqual(toAsk.map(({ fact }) => fact), ["company", "married"])
 * ```
 */
export function questionsToAsk(
  conditions: readonly Condition[],
  questions: readonly ScenarioQuestion[],
  answers: ScenarioAnswers,
): readonly ScenarioQuestion[] {
  const open = conditions.filter(
    (condition) => decideScenario(condition, questions, answers).verdict === "undetermined",
  )
  const plans = togetherOf(open).map((group) => planGroup(group, questions, answers))
  const order = [...plans.flatMap(({ next }) => next), ...plans.flatMap(({ later }) => later)]
  return [...new Set(order)].flatMap((fact) => questions.find((question) => question.fact === fact) ?? [])
}

interface GroupPlan {
  readonly next: readonly string[]
  readonly later: readonly string[]
}

/** Conditions as one rule whose amount tells every combination of them apart: it is settled when they all are. */
function planGroup(
  group: readonly Condition[],
  questions: readonly ScenarioQuestion[],
  answers: ScenarioAnswers,
): GroupPlan {
  const rule = ruleOf(group, questions)
  if (rule === null) return { next: [], later: group.flatMap(factsIn) }
  const asked = questions.filter(({ fact }) => rule.facts.some(({ name }) => name === fact))
  const given = asked.filter((question) =>
    question.answers.some(({ value }) => value === answers[question.fact]),
  )
  const plan = Result.getOrThrow(
    planQuestions(rule, Object.fromEntries(given.map(({ fact }) => [fact, answers[fact]])), {
      sources: asked.map(({ fact }) => ({ id: fact, answers: [fact], cost: 1, asks: "person" })),
      spent: given.map(({ fact }) => fact),
      beliefs: Object.fromEntries(
        asked.map(({ answers: possible, fact }) => [
          fact,
          possible.map(({ value }) => ({ value, weight: 1 })),
        ]),
      ),
    }),
  )
  if (plan.outcome !== "ask") return { next: [], later: [] }
  const next = plan.questions.flatMap(({ facts }) => facts)
  const open = new Set(plan.open.map(({ fact }) => fact))
  const later = asked.map(({ fact }) => fact).filter((fact) => open.has(fact) && !next.includes(fact))
  return { next, later }
}

function ruleOf(group: readonly Condition[], questions: readonly ScenarioQuestion[]): BoundRule | null {
  const definition: RuleDefinition = {
    v: 1,
    id: "scenario",
    title: text("情形", "Scenario"),
    eligible: { all: [] },
    amount: { sum: group.map((condition, at) => ({ if: condition, then: 2 ** at, else: 0 })) },
  }
  const checked = checkRule(definition, { sheet: scenarioSheet(questions) })
  // Nothing in a scenario hangs on the day; the language wants one.
  return Result.isSuccess(checked)
    ? Result.getOrThrow(bindRule(checked.success, { on: plainDate("2000-01-01") }))
    : null
}

/** Conditions grouped so that no fact is in two groups, as long as the groups stay small; in the order written. */
function togetherOf(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  const groups: { readonly facts: Set<string>; readonly conditions: Condition[] }[] = []
  for (const condition of conditions) {
    const facts = new Set(factsIn(condition))
    const touching = groups.filter((group) => [...facts].some((fact) => group.facts.has(fact)))
    const together = [...touching.flatMap((group) => group.conditions), condition]
    if (together.length > MOST_TOGETHER) {
      groups.push({ facts, conditions: [condition] })
      continue
    }
    for (const { facts: more } of touching) for (const fact of more) facts.add(fact)
    const apart = groups.filter((group) => !touching.includes(group))
    groups.splice(0, groups.length, ...apart, { facts, conditions: together })
  }
  return groups.map((group) => group.conditions)
}
