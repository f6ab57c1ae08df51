/**
 * The execution for single decisions: verdict, amount and reason codes of one row of plain values in a fraction of a
 * microsecond. Code is generated from the plan; where that is not allowed, or numbers could leave the exact range,
 * the plan is evaluated as it stands, with the same answers.
 */
import * as Result from "effect/Result"
import { text } from "../../reasons/index.ts"
import type { BoundRule } from "../bound/bound-rule.ts"
import type { FactValues } from "../facts/observation.ts"
import { decide, readKnowledge } from "../interpret/decide.ts"
import { evaluatePlan } from "../plan/evaluate-plan.ts"
import { outcomeOf } from "../plan/outcome-of.ts"
import { lower } from "../plan/lower.ts"
import { type CannotCompile, INVALID, MOST_GROUNDS, type Outcome } from "../plan/outcome.ts"
import type { Plan } from "../plan/plan.ts"
import { generateRow } from "./generate-row.ts"
import { type Cursor, readerOf } from "./read-row.ts"

/** How rows are executed: `generated` is code made from the plan, `interpreted` never makes code. */
export type RowMode = "generated" | "interpreted"

export interface RowProgram {
  readonly plan: Plan
  /** How it runs; `interpreted` also where the exact range of generated code could be left, or the host forbids it. */
  readonly mode: RowMode
  /** The outcome for one row. A row with a value of the wrong type has the status INVALID. */
  run(values: FactValues): Outcome
}

/**
 * Compiles a bound rule for rows. Refused with {@link CannotCompile} where a rule has more grounds than fit the reason
 * bits.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { bindRule, checkRule, compileRow, defineRule, fact, factSheet, sheetOf } from "@onevisit/core/rules"
 * import { plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const firm = factSheet("firm", { people: fact.integer({ zh: "从业人数", en: "people" }, { min: 0, max: 9999 }) })
 * const eligible = firm.people.atMost(20).code("small")
 * const rule = defineRule({ id: "small-firm", title: { zh: "小微", en: "small" }, eligible, amount: "100.00" })
 * const checked = Result.getOrThrow(checkRule(rule, { sheet: sheetOf(firm) }))
 * const today = Result.getOrThrow(bindRule(checked, { on: plainDate("2018-07-20") }))
 *
 * const { run } = Result.getOrThrow(compileRow(today))
 * assert.deepEqual(run({ people: 12 }), { status: 1, reasons: 0, amount: 10_000 })
 * assert.deepEqual(run({ people: 21 }), { status: 0, reasons: 1, amount: 0 }) // the first ground fails
 * assert.deepEqual(run({}), { status: 2, reasons: 1 << 16, amount: 0 }) // it is undetermined
 * ```
 */
export function compileRow(
  bound: BoundRule,
  { mode = "generated" }: { readonly mode?: RowMode } = {},
): Result.Result<RowProgram, CannotCompile> {
  const plan = lower(bound)
  if (plan.grounds.length > MOST_GROUNDS) return Result.fail(tooManyGrounds)
  const slow = (values: FactValues) => runSlowly(bound, plan, values)
  const generated = mode === "generated" ? generateRow(plan) : null
  if (generated === null) return Result.succeed({ plan, mode: "interpreted", run: slow })
  const readers = bound.facts.map(readerOf)
  const cursor: Cursor = { from: 0, to: 0 }
  const run = generated({ readers, cursor, slow, invalid: INVALID_OUTCOME })
  return Result.succeed({ plan, mode: "generated", run })
}

/**
 * On sets: every value as everything it may mean. Where a person's judgement is given, the interpreter says whether the
 * outcome hangs on it.
 */
function runSlowly(bound: BoundRule, plan: Plan, values: FactValues): Outcome {
  const read = readKnowledge(bound, values)
  if (read.some(({ state }) => state === "invalid")) return INVALID_OUTCOME
  const isJudged = bound.facts.some(
    ({ declaration, index }) => declaration.judged && read[index]?.state === "known",
  )
  if (isJudged) return outcomeOf(decide(bound, values))
  return evaluatePlan(
    plan,
    read.map(({ lists, possible }) => ({ set: possible, lists })),
  )
}

const INVALID_OUTCOME: Outcome = { status: INVALID, reasons: 0, amount: 0 }

const tooManyGrounds: CannotCompile = {
  _tag: "CannotCompile",
  backEnd: "row",
  reason: "too-many-grounds",
  message: text(
    `最多 ${MOST_GROUNDS} 项并列条件；请将若干条件合为一项。`,
    `At most ${MOST_GROUNDS} grounds fit the reason bits: join some under one.`,
  ),
}
