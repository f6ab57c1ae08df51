/**
 * Checks a rule as a whole before anything is decided by it, and binds a checked rule to a day. A rule that names a
 * fact or a parameter wrongly, mixes units, or could leave the exact range never comes to run.
 */
import * as Result from "effect/Result"
import { InvalidInput, type Refusal, text } from "../../reasons/index.ts"
import { fromEpochDay, type PlainDate } from "../../time/index.ts"
import type { BoundExpression, BoundRule } from "../bound/bound-rule.ts"
import { groundsOf } from "../bound/grounds.ts"
import { type DecisionTime, whenOf } from "../bound/when.ts"
import type { Rule, RuleDefinition, RuleWorld } from "../language/rule.ts"
import { FEN } from "./construct.ts"
import { readCondition, readOperand } from "./elaborate.ts"
import { checkHistories } from "./parameters.ts"
import { issueLog, type Report } from "./report.ts"
import { openScope } from "./scope.ts"

/** A parameter has no value, or a code is not in force, on the day of the decision. */
export interface NotInForce extends Refusal<"NotInForce"> {
  readonly on: PlainDate
  /** Ids of parameters and codes. */
  readonly names: readonly string[]
}

/**
 * Checks a rule against its fact sheet, the histories of its parameters and its hierarchies of codes, on every day on
 * which a parameter changes.
 *
 * Fails with {@link InvalidInput}: everything wrong at once, each with its path in the rule, or in `parameters`.
 */
export function checkRule(definition: RuleDefinition, world: RuleWorld): Result.Result<Rule, InvalidInput> {
  const { issues, report } = issueLog()
  checkHistories(world.parameters ?? [], report)
  checkCodes(definition, report)
  for (const on of daysOfChange(world)) elaborate(definition, world, { on }, report, true)
  return issues.length > 0
    ? Result.fail(new InvalidInput(issues))
    : Result.succeed({ ...world, definition } as unknown as Rule)
}

/**
 * A rule on one day or in one month: every parameter looked up, every code placed. All executions start from it.
 *
 * Refused with {@link NotInForce} where a parameter has no value on the day or a code is not in force.
 */
export function bindRule(rule: Rule, time: DecisionTime): Result.Result<BoundRule, NotInForce> {
  const read = elaborate(rule.definition, rule, time, broken, false)
  if ("notInForce" in read) return Result.fail(notInForce(whenOf(time).on, read.notInForce))
  return Result.succeed({ rule, ...read })
}

function elaborate(
  definition: RuleDefinition,
  world: RuleWorld,
  time: DecisionTime,
  report: Report,
  lenient: boolean,
): Omit<BoundRule, "rule"> | { readonly notInForce: readonly string[] } {
  const when = whenOf(time)
  const scope = openScope(world, when, report, lenient)
  const eligible = readCondition(scope, definition.eligible, ["eligible"])
  const amount =
    definition.amount === undefined ? null : readOperand(scope, definition.amount, FEN, ["amount"])
  checkAmount(amount, report)
  if (eligible === null || (definition.amount !== undefined && amount === null))
    return { notInForce: [...scope.notInForce] }
  return { when, facts: scope.facts, eligible, grounds: groundsOf(eligible), amount }
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

function checkCodes({ eligible }: RuleDefinition, report: Report): void {
  const parts = "all" in eligible ? eligible.all : []
  const seen = new Set<string>()
  parts.forEach(({ code }, at) => {
    if (code !== undefined && seen.has(code)) report(["eligible", "all", at, "code"], "a code of its own")
    if (code !== undefined) seen.add(code)
  })
}

/** Every day on which a parameter begins or ends, and one day in any case. */
function daysOfChange({ parameters = [] }: RuleWorld): readonly PlainDate[] {
  const days = parameters.flatMap(({ values }) => values.map(({ from }) => from))
  return days.length === 0 ? [fromEpochDay(17_000)] : [...new Set(days)].toSorted()
}

/** A checked rule has nothing to report. */
const broken: Report = (path, expected) => {
  throw new TypeError(`A rule that was checked does not bind: ${path.join(".")} expected ${expected}`)
}

function notInForce(on: PlainDate, names: readonly string[]): NotInForce {
  const list = names.join("、")
  return {
    _tag: "NotInForce",
    on,
    names,
    message: text(
      `${on} 没有有效的参数或代码：${list}。请补充其历史取值，或改按其有效的日期认定。`,
      `On ${on} there is no value in force for ${names.join(", ")}: add one, or decide for a day on which there is.`,
    ),
  }
}
