/**
 * Finds everything in a rule that moves with time and no new facts: ages, days of the decision, editions of
 * parameters, tables of codes. What is found is complete: between the limits of all movers the outcome is the same.
 */
import { firstDay, type PartialDate, toEpochDay } from "../../time/index.ts"
import type { IntSet } from "../facts/int-set.ts"
import type { Condition } from "../language/condition.ts"
import type { Expression, Literal, ParameterRef } from "../language/expression.ts"
import type { Rule } from "../language/rule.ts"
import {
  anyOf,
  type Course,
  courseOfAge,
  courseOfAnchor,
  courseOfLiteral,
  courseOfSets,
  shiftCourse,
  untold,
} from "./course.ts"
import type { Cause, Mover, RulePart } from "./mover.ts"

/** What may be true of a fact on whatever day: one set, or one for each member of a list. Not asked for codes. */
export type PossibleOf = (fact: string) => readonly IntSet[]

/** Everything that moves, each with the part of the rule it moves. */
export function findMovers(rule: Rule, possibleOf: PossibleOf): readonly Mover[] {
  const movers: Mover[] = []
  const { amount, eligible } = rule.definition
  const isJoined = "all" in eligible && (eligible.except ?? []).length === 0 && eligible.all.length > 0
  const grounds = isJoined ? eligible.all : [eligible]
  for (const [part, ground] of grounds.entries())
    walkCondition({ rule, possibleOf, part, movers, entered: new Set() }, ground)
  if (amount !== undefined) {
    const walk: Walk = { rule, possibleOf, part: "amount", movers, entered: new Set() }
    follow(walk, walkOperand(walk, amount))
  }
  return movers
}

interface Walk {
  readonly rule: Rule
  readonly possibleOf: PossibleOf
  readonly part: RulePart
  readonly movers: Mover[]
  /** Parameters and schemes whose days were noted for this part. */
  readonly entered: Set<string>
}

function walkCondition(walk: Walk, it: Condition): void {
  for (const { when } of it.except ?? []) walkCondition(walk, when)
  if ("all" in it) for (const part of it.all) walkCondition(walk, part)
  else if ("any" in it) for (const part of it.any) walkCondition(walk, part)
  else if ("not" in it) walkCondition(walk, it.not)
  else if ("if" in it) for (const part of [it.if, it.then, it.else]) walkCondition(walk, part)
  else if ("fact" in it) walkComparison(walk, courseOfFact(walk, it.fact), it)
  else if ("value" in it) walkComparison(walk, walkOperand(walk, it.value), it)
}

/** What stands on the left turns its answer where it passes what it is held against, or is passed by it. */
function walkComparison(walk: Walk, subject: Course, it: object): void {
  const comparison = it as Readonly<Record<string, Literal | Expression | readonly Literal[] | undefined>>
  for (const key of ["is", "atLeast", "atMost", "above", "below"]) {
    const operand = comparison[key]
    if (operand !== undefined) compare(walk, subject, walkOperand(walk, operand as Literal | Expression))
  }
  const { oneOf } = comparison
  if (oneOf === undefined) return
  const set = Array.isArray(oneOf) ? (oneOf as readonly Literal[]) : valuesOfSet(walk, oneOf as ParameterRef)
  compare(walk, subject, anyOf(set.map(courseOfLiteral)))
}

function compare(walk: Walk, left: Course, right: Course): void {
  follow(walk, left, right.moving.length === 0 ? right : untold)
  follow(walk, right, left.moving.length === 0 ? left : untold)
}

/** Follows what moves past the numbers that stand still; past every number where those are not known. */
function follow(walk: Walk, { moving }: Course, against: Course = untold): void {
  const limits = against.still?.flatMap((number) => [number, number + 1]).toSorted((a, b) => a - b) ?? "every"
  for (const { at, cause } of moving) {
    const facts = [...new Set([...cause.facts, ...against.facts])]
    walk.movers.push({ part: walk.part, cause: { ...cause, facts }, at, limits })
  }
}

function walkOperand(walk: Walk, it: Literal | Expression): Course {
  if (typeof it !== "object") return courseOfLiteral(it)
  const exceptions = (it.except ?? []).map(({ then, when }) => {
    walkCondition(walk, when)
    return walkOperand(walk, then)
  })
  const course = walkExpression(walk, it)
  return exceptions.length === 0 ? course : anyOf([...exceptions, course])
}

function walkExpression(walk: Walk, it: Expression): Course {
  const each = (operands: readonly (Literal | Expression)[]) =>
    operands.map((part) => walkOperand(walk, part))
  if ("fact" in it) return courseOfFact(walk, it.fact)
  if ("parameter" in it) return anyOf(each(editionsOf<Literal | Expression>(walk, it)))
  if ("age" in it) return courseOfAge(it.age, walk.possibleOf(it.age), it.at, it.leapDay)
  if ("day" in it) return courseOfAnchor(it.day)
  if ("shift" in it) return shiftCourse(walkOperand(walk, it.shift), it.months ?? 0, it.days ?? 0)
  if ("least" in it) return anyOf(each(it.least))
  if ("greatest" in it) return anyOf(each(it.greatest))
  if ("if" in it) {
    walkCondition(walk, it.if)
    return anyOf(each([it.then, it.else]))
  }
  if ("bands" in it) {
    const bands = "parameter" in it.table ? editionsOf<readonly Bands[]>(walk, it.table).flat() : it.table
    const ends = bands.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
    compare(walk, walkOperand(walk, it.bands), anyOf(ends.map(courseOfLiteral)))
    return anyOf(each([...bands.map(({ value }) => value), it.otherwise]))
  }
  if ("rows" in it) {
    for (const { when } of it.rows) walkCondition(walk, when)
    return anyOf(each([...it.rows.map(({ value }) => value), it.otherwise]))
  }
  if ("count" in it) {
    const members = courseOfFact(walk, it.count)
    if (it.where !== undefined) walkComparison(walk, members, it.where)
    return untold
  }
  for (const part of each(reckonedFrom(walk, it))) follow(walk, part)
  return untold
}

type Bands = Extract<Expression, { readonly bands: unknown }>["table"] extends infer Table
  ? Extract<Table, readonly unknown[]>[number]
  : never

type Reckoned = Extract<
  Expression,
  | { readonly sum: unknown }
  | { readonly minus: unknown }
  | { readonly times: unknown }
  | { readonly rate: unknown }
  | { readonly prorate: unknown }
>

/** What a reckoned value is reckoned from. */
function reckonedFrom(walk: Walk, it: Reckoned): readonly (Literal | Expression)[] {
  if ("sum" in it) return it.sum
  if ("minus" in it) return it.minus
  if ("times" in it) return it.times
  if ("prorate" in it) return [it.prorate, it.share, it.whole]
  return typeof it.rate === "object" ? [it.of, it.rate] : [it.of]
}

function courseOfFact(walk: Walk, name: string): Course {
  const type = walk.rule.sheet.facts[name]?.type
  const scalar = type?.kind === "list" ? type.of : type
  if (scalar?.kind !== "code") return courseOfSets(name, walk.possibleOf(name))
  enter(walk, { kind: "codes", scheme: scalar.scheme }, () => daysOfCodes(walk.rule, scalar.scheme))
  return { moving: [], still: [], facts: [name] }
}

/** Every day on which a code begins or ends, or a part of one goes elsewhere. */
function daysOfCodes({ codes }: Rule, scheme: string): readonly (PartialDate | null | undefined)[] {
  const { entries = [] } = codes?.[scheme] ?? {}
  return entries.flatMap(({ ceded = [], validFrom, validTo }) => [
    validFrom,
    validTo,
    ...ceded.map(({ on }) => on),
  ])
}

/** The values of all editions of a parameter, whose days are noted. */
function editionsOf<Value>(walk: Walk, { parameter }: ParameterRef): readonly Value[] {
  const history = walk.rule.parameters?.find(({ id }) => id === parameter)
  const values = history?.values ?? []
  enter(walk, { kind: "parameter", id: parameter }, () => values.flatMap(({ from, to }) => [from, to]))
  return values.map(({ value }) => value as Value)
}

function valuesOfSet(walk: Walk, it: ParameterRef): readonly Literal[] {
  return editionsOf<readonly Literal[]>(walk, it).flat()
}

/** Notes the days on which a parameter or a table of codes changes, once for each part of the rule. */
function enter(
  walk: Walk,
  cause: Extract<Cause, { readonly kind: "parameter" | "codes" }>,
  daysOf: () => readonly (PartialDate | null | undefined)[],
): void {
  const key = cause.kind === "parameter" ? `parameter ${cause.id}` : `codes ${cause.scheme}`
  if (walk.entered.has(key)) return
  walk.entered.add(key)
  const days = daysOf().flatMap((day) => (day === null || day === undefined ? [] : toEpochDay(firstDay(day))))
  const limits = [...new Set(days)].toSorted((a, b) => a - b)
  walk.movers.push({ part: walk.part, cause, at: ({ on }) => toEpochDay(on), limits })
}
