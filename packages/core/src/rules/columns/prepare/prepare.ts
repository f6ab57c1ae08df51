/**
 * Makes a plan ready for columns, or refuses it by name: bounds every intermediate, chooses exact forms, settles what
 * ranges settle. Nothing here changes an answer; it only says the same with less work for a row.
 */
import * as Result from "effect/Result"
import { minusOf, sumOf } from "../../bound/arithmetic.ts"
import { difference, hullOf, intersection, type IntSet } from "../../facts/int-set.ts"
import { type CannotCompile, MOST_GROUNDS } from "../../plan/outcome.ts"
import type { Plan, PlanCondition, PlanNumber, Slot } from "../../plan/plan.ts"
import { FIRST_DAY, LAST_DAY, shiftDay } from "../shift-day.ts"
import { compareNumbers } from "./compare.ts"
import { settled, shareNumber, timesNumber } from "./construct.ts"
import { chooseNumber } from "./pick.ts"
import { piecesWithin } from "./pieces.ts"
import type { Prepared, PreparedCondition, PreparedNumber, PreparedSlot, Range } from "./prepared.ts"
import { boundsOf, constantNumber, hullOfRanges, rangeOf, reachedSteps } from "./ranges.ts"
import { cannotCompile, type ColumnRefusal } from "./refusal.ts"

interface Scope {
  /** What the value of each slot may be. */
  readonly domains: readonly IntSet[]
  readonly slots: readonly PreparedSlot[]
  /** Notes why the plan cannot be carried; what is returned meanwhile is never run. */
  readonly refuse: (reason: ColumnRefusal) => void
}

/** The plan as columns run it. Refused with {@link CannotCompile}. */
export function preparePlan(plan: Plan): Result.Result<Prepared, CannotCompile> {
  const refusals = new Set<ColumnRefusal>()
  if (plan.grounds.length > MOST_GROUNDS) refusals.add("too-many-grounds")
  const refuse = (reason: ColumnRefusal) => void refusals.add(reason)
  const slots = plan.slots.map((slot) => prepareSlot(slot, refuse))
  const grounds = plan.grounds.map(({ condition }) =>
    prepareCondition({ domains: plan.slots.map(({ domain }) => domain), slots, refuse }, condition),
  )
  const amount = plan.amount && prepareNumber(whereItHolds(plan, slots, refuse), plan.amount)
  const [first] = refusals
  return first === undefined ? Result.succeed({ slots, grounds, amount }) : Result.fail(cannotCompile(first))
}

/** Amounts are reckoned where the rule holds: a slot with a ground of its own is then inside that ground's set. */
function whereItHolds(plan: Plan, slots: readonly PreparedSlot[], refuse: Scope["refuse"]): Scope {
  const domains = plan.slots.map(({ domain }, slot) =>
    plan.grounds.reduce((left, { condition }) => {
      if (condition.op !== "atom" || condition.slot !== slot) return left
      const inside = intersection(left, condition.inside)
      return inside.length === 0 ? left : inside
    }, domain),
  )
  const narrowed = slots.map((slot, at) => ({ ...slot, hull: hullRange(domains[at] as IntSet) }))
  return { domains, slots: narrowed, refuse }
}

function hullRange(domain: IntSet): Range {
  const { from, to } = hullOf(domain)
  return { lo: from, hi: to }
}

function prepareSlot({ domain, last, shape }: Slot, refuse: (reason: ColumnRefusal) => void): PreparedSlot {
  const hull = hullRange(domain)
  if (!Number.isSafeInteger(hull.lo) || !Number.isSafeInteger(hull.hi)) refuse("exact-range-left")
  if (shape !== "list") return { shape, hull, last: shape === "code" ? Int32Array.from(last ?? []) : null }
  refuse("list-fact")
  return { shape: "number", hull, last: null }
}

function prepareCondition(scope: Scope, it: PlanCondition): PreparedCondition {
  switch (it.op) {
    case "constant":
      return { op: "constant", value: it.value }
    case "atom":
      return atomOf(scope, it.slot, it.inside)
    case "inside":
      return insideOf(prepareNumber(scope, it.of), it.inside)
    case "compare":
      return compareNumbers(it.relation, prepareNumber(scope, it.left), prepareNumber(scope, it.right))
    case "all":
    case "any": {
      const parts = it.parts.map((part) => prepareCondition(scope, part))
      return joined(it.op, parts)
    }
    case "not":
      return prepareNot(scope, it.part)
    case "if": {
      const test = prepareCondition(scope, it.test)
      const [then, otherwise] = [prepareCondition(scope, it.then), prepareCondition(scope, it.else)]
      if (test.op === "constant") return test.value ? then : otherwise
      return { op: "if", test, then, else: otherwise }
    }
    default:
      return unknownNode(it)
  }
}

function atomOf({ domains }: Scope, slot: number, inside: IntSet): PreparedCondition {
  const pieces = piecesWithin(inside, domains[slot] as IntSet)
  return typeof pieces === "boolean"
    ? { op: "constant", value: pieces }
    : { op: "atom", slot, inside: pieces }
}

function insideOf(of: PreparedNumber, inside: IntSet): PreparedCondition {
  const pieces = piecesWithin(inside, [{ from: of.range.lo, to: of.range.hi }])
  return typeof pieces === "boolean"
    ? { op: "constant", value: pieces }
    : { op: "inside", of, inside: pieces }
}

/** All or any of several, without those that settle nothing. */
function joined(op: "all" | "any", parts: readonly PreparedCondition[]): PreparedCondition {
  const deciding = op === "any"
  if (parts.some((part) => part.op === "constant" && part.value === deciding))
    return { op: "constant", value: deciding }
  const open = parts.filter((part) => part.op !== "constant")
  const [only] = open
  if (only === undefined) return { op: "constant", value: !deciding }
  return open.length === 1 ? only : { op, parts: open }
}

function prepareNot(scope: Scope, part: PlanCondition): PreparedCondition {
  if (part.op === "not") return prepareCondition(scope, part.part)
  if (part.op === "atom")
    return atomOf(scope, part.slot, difference(scope.domains[part.slot] as IntSet, part.inside))
  const prepared = prepareCondition(scope, part)
  if (prepared.op === "constant") return { op: "constant", value: !prepared.value }
  return { op: "not", part: prepared }
}

function prepareNumber(scope: Scope, it: PlanNumber): PreparedNumber {
  return settled(exactNumber(scope, it) ?? refused(scope, "exact-range-left"))
}

/** `null` where it could leave the exact range. */
function exactNumber(scope: Scope, it: PlanNumber): PreparedNumber | null {
  const each = (parts: readonly PlanNumber[]) => parts.map((part) => prepareNumber(scope, part))
  switch (it.op) {
    case "constant": {
      const range = rangeOf({ min: it.value, max: it.value })
      return range && constantNumber(range.lo)
    }
    case "slot":
      return { op: "slot", slot: it.slot, range: (scope.slots[it.slot] as PreparedSlot).hull }
    case "steps":
      return stepsNumber(prepareNumber(scope, it.of), it.cuts, (from, to) => each(it.values.slice(from, to)))
    case "shift":
      return shiftNumber(scope, prepareNumber(scope, it.of), it.months, it.days)
    case "sum":
      return sumNumber(each(it.parts))
    case "least":
    case "greatest":
      return extremeNumber(it.op, each(it.parts))
    case "minus": {
      const [from, less] = [prepareNumber(scope, it.from), prepareNumber(scope, it.less)]
      const range = rangeOf(minusOf(boundsOf(from.range), boundsOf(less.range)))
      return range && { op: "minus", from, less, range }
    }
    case "times":
      return timesNumber(prepareNumber(scope, it.of), prepareNumber(scope, it.by))
    case "share": {
      const [of, share, whole] = [it.of, it.share, it.whole].map((part) => prepareNumber(scope, part))
      return shareNumber(of as PreparedNumber, share as PreparedNumber, whole as PreparedNumber, it.rounding)
    }
    case "if": {
      const test = prepareCondition(scope, it.test)
      if (test.op === "constant") return prepareNumber(scope, test.value ? it.then : it.else)
      return chooseNumber(scope.slots, test, prepareNumber(scope, it.then), prepareNumber(scope, it.else))
    }
    case "count":
      return refused(scope, "list-fact")
    default:
      return unknownNode(it)
  }
}

/** Steps, without those that no value of `of` reaches. */
function stepsNumber(
  of: PreparedNumber,
  cuts: readonly number[],
  valuesOf: (from: number, to: number) => readonly PreparedNumber[],
): PreparedNumber {
  const [first, last] = reachedSteps(cuts, of.range)
  const values = valuesOf(first, last + 1)
  const range = hullOfRanges(values.map((value) => value.range))
  const [only] = values
  if (values.length === 1 && only !== undefined) return only
  return { op: "steps", of, cuts: cuts.slice(first, last), values, range }
}

function sumNumber(parts: readonly PreparedNumber[]): PreparedNumber | null {
  const bounds = parts.map(({ range }) => boundsOf(range))
  // The sum is taken from the left, and no part of it may leave the range.
  const partial = bounds.map((_, at) => rangeOf(sumOf(bounds.slice(0, at + 1))))
  if (partial.includes(null)) return null
  return { op: "sum", parts, range: partial.at(-1) ?? { lo: 0, hi: 0 } }
}

function extremeNumber(op: "least" | "greatest", parts: readonly PreparedNumber[]): PreparedNumber {
  const choose = op === "least" ? Math.min : Math.max
  const range: Range = {
    lo: choose(...parts.map((part) => part.range.lo)),
    hi: choose(...parts.map((part) => part.range.hi)),
  }
  const beyond = (a: PreparedNumber, b: PreparedNumber) =>
    op === "least" ? a.range.hi <= b.range.lo : a.range.lo >= b.range.hi
  // A part that another always lies beyond changes nothing.
  const telling = parts.reduce<readonly PreparedNumber[]>(
    (kept, part) =>
      kept.some((other) => beyond(other, part))
        ? kept
        : [...kept.filter((other) => !beyond(part, other)), part],
    [],
  )
  const [only] = telling
  return telling.length === 1 && only !== undefined ? only : { op, parts: telling, range }
}

function shiftNumber(scope: Scope, of: PreparedNumber, months: number, days: number): PreparedNumber {
  const inYears = (day: number) => FIRST_DAY <= day && day <= LAST_DAY
  const ends = [of.range.lo, of.range.hi]
  const way = [
    ...ends,
    ...ends.map((day) => shiftDay(day, months, 0)),
    ...ends.map((day) => shiftDay(day, months, days)),
  ]
  if (!way.every(inYears)) return refused(scope, "shifted-day")
  const [lo, hi] = ends.map((day) => shiftDay(day, months, days)) as [number, number]
  return { op: "shift", of, months, days, range: { lo, hi } }
}

function refused(scope: Scope, reason: ColumnRefusal): PreparedNumber {
  scope.refuse(reason)
  return constantNumber(0)
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node of a plan: ${String((it as { op?: unknown }).op)}`)
}
