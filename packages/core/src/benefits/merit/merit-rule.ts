/** Criteria of merit as a rule, and what is attested as the facts it is decided on: the rule language does the rest. */
import type { Citation, Text } from "../../reasons/index.ts"
import { fen } from "../../money/index.ts"
import {
  type Condition,
  disputed,
  fact,
  type FactSheet,
  type FactValues,
  observed,
  type RuleDefinition,
} from "../../rules/index.ts"
import { InvalidInput, type Issue } from "../../reasons/index.ts"
import * as Result from "effect/Result"
import type { MeritCriterion, MeritMetric, MeritRecord } from "./merit-metric.ts"
import { readMeritValue } from "./read-merit-value.ts"

/** The facts that metrics give: each of the year itself, and of up to `yearsBack` years before it. */
export function meritSheet(id: string, metrics: readonly MeritMetric[], yearsBack = 0): FactSheet {
  const facts = metrics.flatMap((metric) =>
    Array.from(
      { length: yearsBack + 1 },
      (_, back) => [factOf(metric.id, back), declare(metric, back)] as const,
    ),
  )
  return { id, facts: Object.fromEntries(facts) }
}

/** The rule that all criteria are met. */
export function meritRule(of: {
  readonly id: string
  readonly title: Text
  readonly source?: Citation
  readonly criteria: readonly MeritCriterion[]
}): RuleDefinition {
  const { criteria, ...named } = of
  return { v: 1, ...named, eligible: { all: criteria.map(conditionOf) } }
}

/**
 * What is known of a candidate's merit in a year and before. What nobody has attested is left out, so that it is
 * undetermined and never a no; values of one year that contradict each other are disputed. Fails with `InvalidInput` for
 * an unknown metric, a unit that is not the metric's, or a value that is none.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { meritFacts, type MeritMetric, meritRule, meritSheet } from "@onevisit/core/benefits/merit"
 * import { text } from "@onevisit/core/reasons"
 * import { bindRule, checkRule, decide } from "@onevisit/core/rules"
 * import { plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const clause = { statute: "sample", title: text("样例办法", "Sample measures"), sample: true }
 * const expenses: MeritMetric = { id: "expenses", label: text("研发费用", "expenses"), unit: { kind: "money" }, most: 10 ** 12 }
 * const definition = meritRule({
 *   id: "centre",
 *   title: text("技术中心", "centre"),
 *   criteria: [
 *     { code: "enough", metric: "expenses", compare: "atLeast", parameter: "expenses.least", clause },
 *     { code: "growing", metric: "expenses", compare: "growth", over: 1, parameter: "expenses.growth", clause },
 *   ],
 * })
 * const parameter = (id: string, kind: "money" | "integer", value: string | number) => ({
 *   id, label: text("样例", "sample"), type: { kind },
 *   values: [{ from: plainDate("2018-01-01"), to: null, value, source: clause }],
 * })
 * const parameters = [parameter("expenses.least", "money", "5000000.00"), parameter("expenses.growth", "integer", 110)]
 * const rule = Result.getOrThrow(checkRule(definition, { sheet: meritSheet("centre", [expenses], 1), parameters }))
 * const bound = Result.getOrThrow(bindRule(rule, { on: plainDate("2018-07-23") }))
 *
 * const of = (value: string, year: number) => ({ criterion: "expenses", value, unit: "万元", year, evidence: "audit-1" })
 * const facts = (...records: ReturnType<typeof of>[]) => Result.getOrThrow(meritFacts(records, [expenses], 2017))
 * assert.equal(decide(bound, facts(of("660", 2017), of("600", 2016))).verdict, "yes")
 * assert.equal(decide(bound, facts(of("659.9", 2017), of("600", 2016))).verdict, "no")
 * assert.deepEqual(decide(bound, facts(of("660", 2017))).missing, ["expenses-1"])
 * ```
 */
export function meritFacts(
  records: readonly MeritRecord[],
  metrics: readonly MeritMetric[],
  year: number,
): Result.Result<FactValues, InvalidInput> {
  const issues: Issue[] = []
  const known = new Map<string, { readonly value: number | string; readonly evidence: string }[]>()
  records.forEach((record, at) => {
    const metric = metrics.find(({ id }) => id === record.criterion)
    const read = metric === undefined ? "criterion" : readMeritValue(metric, record)
    if (metric === undefined || typeof read !== "object") {
      issues.push({ path: [at, String(read)], expected: EXPECTED[read as keyof typeof EXPECTED] })
      return
    }
    if (record.year > year) return
    const name = factOf(metric.id, year - record.year)
    const before = known.get(name) ?? []
    if (before.every(({ value }) => value !== read.value))
      known.set(name, [...before, { value: read.value, evidence: record.evidence }])
  })
  if (issues.length > 0) return Result.fail(new InvalidInput(issues))
  return Result.succeed(
    Object.fromEntries(
      [...known].map(([name, values]) => {
        const said = values.map(({ evidence, value }) => observed(value, { source: evidence.slice(0, 80) }))
        const [only] = said
        return [name, said.length === 1 && only !== undefined ? only : disputed(...said)]
      }),
    ),
  )
}

/** The fact that holds a metric of so many years before. */
export function factOf(metric: string, yearsBack: number): string {
  return yearsBack === 0 ? metric : `${metric}-${yearsBack}`
}

const EXPECTED = {
  criterion: "one of the metrics",
  unit: "the unit of the metric: 元 or 万元 of money, % of percent",
  value: "a plain decimal that the metric can have, with no more decimals than its unit has",
}

function declare({ from = [], label, most, unit }: MeritMetric, back: number) {
  const of = back === 0 ? label : { zh: `${label.zh}（前${back}年）`, en: `${label.en} (${back} before)` }
  switch (unit.kind) {
    case "money":
      return fact.money(of, { from, max: fen(most) }).declaration
    case "count":
      return fact.integer(of, { from, min: 0, max: most, unit: unit.unit }).declaration
    case "percent": {
      const [min, max] = ["0", String(most)] as [`${number}`, `${number}`]
      return fact.decimal(of, { from, scale: unit.scale, min, max, unit: { zh: "%", en: "%" } }).declaration
    }
  }
}

function conditionOf(criterion: MeritCriterion): Condition {
  const { clause: per, code, metric, parameter } = criterion
  if (criterion.compare !== "growth")
    return { code, per, fact: metric, [criterion.compare]: { parameter } } as unknown as Condition
  const before = factOf(metric, criterion.over)
  return {
    code,
    per,
    all: [
      { fact: before, above: 0 },
      { value: { times: [{ fact: metric }, 100] }, atLeast: { times: [{ fact: before }, { parameter }] } },
    ],
  } as unknown as Condition
}
