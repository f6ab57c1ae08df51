/**
 * Checks a rule as a whole before anything is decided by it, and binds a checked rule to a day. A rule that names a
 * fact or a parameter wrongly, mixes units, or could leave the exact range never comes to run.
 */
import * as Result from "effect/Result"
import { InvalidInput } from "../../reasons/index.ts"
import { fromEpochDay, type PlainDate } from "../../time/index.ts"
import type { BoundExpression, BoundRule } from "../bound/bound-rule.ts"
import { groundsOf } from "../bound/grounds.ts"
import { type DecisionTime, whenOf } from "../bound/when.ts"
import type { Condition } from "../language/condition.ts"
import type { Rule, RuleDefinition, RuleWorld } from "../language/rule.ts"
import { FEN } from "./construct.ts"
import { readCondition, readOperand } from "./elaborate.ts"
import { type CannotBind, leavesRange, notInForce } from "./cannot-bind.errors.ts"
import { checkWorld } from "./check-world.ts"
import { issueLog, type Report } from "./report.ts"
import { openScope, type Scope } from "./scope.ts"
import { frozenCopy } from "../plain-data.ts"

/**
 * Checks a rule against its fact sheet, the histories of its parameters and its hierarchies of codes, on every day on
 * which one of its parameters changes. The rule is copied, so that what was checked stays as it is.
 *
 * Fails with {@link InvalidInput}: everything wrong at once, each with its path in the rule, or in `sheet`,
 * `parameters` or `codes`.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { checkRule, defineRule, fact, factSheet, sheetOf } from "@onevisit/core/rules"
 * import * as Result from "effect/Result"
 *
 * const label = { zh: "样例", en: "sample" }
 * const firm = factSheet("firm", { people: fact.integer(label, { min: 0, max: 9999 }) })
 * const rule = defineRule({ id: "small", title: label, eligible: firm.people.atMost(20) })
 * assert(Result.isSuccess(checkRule(rule, { sheet: sheetOf(firm) })))
 *
 * const wrong = checkRule({ ...rule, eligible: { fact: "poeple", atMost: 20 } }, { sheet: sheetOf(firm) })
 * assert.deepEqual(Result.isFailure(wrong) && wrong.failure.issues, [
 *   { path: ["eligible", "fact"], expected: "a fact of the sheet: people" },
 * ])
 * ```
 */
export function checkRule(definition: RuleDefinition, world: RuleWorld): Result.Result<Rule, InvalidInput> {
  const { issues, report } = issueLog()
  checkWorld(world, report)
  checkCodes(definition, report)
  if (issues.length === 0) checkOnDays(definition, world, report)
  return issues.length > 0
    ? Result.fail(new InvalidInput(issues))
    : Result.succeed({ ...world, definition: frozenCopy(definition) } as unknown as Rule)
}

/**
 * A rule on one day or in one month: every parameter looked up, every code placed. All executions start from it.
 *
 * Refused with {@link NotInForce} where a parameter has no value on the day or a code is not in force, and with
 * {@link LeavesRange} where what moves with the day (an age, a moved day) leaves what can be reckoned exactly.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { bindRule, checkRule, decide, defineRule, fact, factSheet, sheetOf } from "@onevisit/core/rules"
 * import { plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const label = { zh: "样例", en: "sample" }
 * const firm = factSheet("firm", { people: fact.integer(label, { min: 0, max: 9999 }) })
 * const rule = defineRule({ id: "small", title: label, eligible: firm.people.atMost(20) })
 * const checked = Result.getOrThrow(checkRule(rule, { sheet: sheetOf(firm) }))
 * const today = Result.getOrThrow(bindRule(checked, { on: plainDate("2018-07-20") }))
 * assert.equal(decide(today, { people: 12 }).verdict, "yes")
 * ```
 */
export function bindRule(rule: Rule, time: DecisionTime): Result.Result<BoundRule, CannotBind> {
  const { issues, report } = issueLog()
  const { bound, scope } = elaborate(rule.definition, rule, time, report, false)
  const { on } = whenOf(time)
  if (scope.notInForce.size > 0) return Result.fail(notInForce(on, [...scope.notInForce]))
  return bound === null || issues.length > 0
    ? Result.fail(leavesRange(on, issues))
    : Result.succeed({ rule, ...bound })
}

/** On the first day, and on every day on which a parameter that the rule comes to changes. */
function checkOnDays(definition: RuleDefinition, world: RuleWorld, report: Report): void {
  const tried = new Set<PlainDate>()
  let due: readonly PlainDate[] = [ANY_DAY]
  while (due.length > 0) {
    const reached = new Set<string>()
    for (const on of due) {
      tried.add(on)
      for (const id of elaborate(definition, world, { on }, report, true).scope.reached) reached.add(id)
    }
    const histories = (world.parameters ?? []).filter(({ id }) => reached.has(id))
    due = [...new Set(histories.flatMap(({ values }) => values.map(({ from }) => from)))].filter(
      (on) => !tried.has(on),
    )
  }
}

interface Elaborated {
  readonly bound: Omit<BoundRule, "rule"> | null
  readonly scope: Scope
}

function elaborate(
  definition: RuleDefinition,
  world: RuleWorld,
  time: DecisionTime,
  report: Report,
  lenient: boolean,
): Elaborated {
  const when = whenOf(time)
  const scope = openScope(world, when, report, lenient)
  const eligible = readCondition(scope, definition.eligible, ["eligible"])
  const amount =
    definition.amount === undefined ? null : readOperand(scope, definition.amount, FEN, ["amount"])
  checkAmount(amount, report)
  if (eligible === null || (definition.amount !== undefined && amount === null)) return { bound: null, scope }
  return { bound: { when, facts: scope.facts, eligible, grounds: groundsOf(eligible), amount }, scope }
}

function checkAmount(amount: BoundExpression | null, report: Report): void {
  if (amount === null) return
  const { max, min } = amount.bounds
  if (min < BigInt(Number.MIN_SAFE_INTEGER) || max > BigInt(Number.MAX_SAFE_INTEGER))
    report(
      ["amount"],
      "an amount within the exact range: cap it with `least`, or narrow the ranges of its facts",
    )
}

/** Every ground has a code of its own; those without one are counted as `ground-1` and so on. */
function checkCodes({ eligible }: RuleDefinition, report: Report): void {
  const all: unknown = (eligible as { readonly all?: unknown } | null)?.all
  const parts: readonly Condition[] = Array.isArray(all) ? all : []
  const seen = new Set<string>()
  parts.forEach((part, at) => {
    const code = part?.code
    if (code === undefined) return
    const path = ["eligible", "all", at, "code"]
    if (seen.has(code)) report(path, "a code of its own")
    if (/^ground-\d+$/.test(code)) report(path, "another code: this form is for grounds without one")
    seen.add(code)
  })
}

/** A day on which a rule without parameters is read; which one does not matter. */
const ANY_DAY = fromEpochDay(17_000)
