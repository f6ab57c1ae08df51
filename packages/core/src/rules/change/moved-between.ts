/**
 * Whose outcome a passing of time can move: the plans of one rule at two times are held against each other, and what is
 * said is which values of which facts stand between them. Everybody else has the outcome they had, so that a population
 * need not be decided again as a whole. What is not seen to be so simple is said to move everybody: never too few.
 */
import { type PlainDate, toEpochDay } from "../../time/index.ts"
import type { IntSet } from "../facts/int-set.ts"
import { areDisjoint, contains, difference, hullOf, intersection, sameSet, union } from "../facts/int-set.ts"
import type { Plan, PlanCondition, PlanNumber, Slot } from "../plan/plan.ts"

/**
 * `some`: the outcome of a row can only be another where, for one of the slots, the first or the last value that the
 * fact may have is inside `ends`, or the row is odd. An empty list: nobody's. `everybody`: it cannot be told.
 */
export type Moved =
  | { readonly who: "some"; readonly slots: readonly { readonly slot: number; readonly ends: IntSet }[] }
  | { readonly who: "everybody" }

/**
 * Holds two plans of one rule against each other. Facts that are wholly unknown have the first and the last value of
 * their domain.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { ageOf, bindRule, checkRule, defineRule, fact, factSheet, lower, movedBetween, sheetOf } from "@onevisit/core/rules"
 * import { month, toEpochDay, plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const resident = factSheet("resident", { born: fact.date({ zh: "出生日期", en: "date of birth" }) })
 * const age = ageOf(resident.born, { at: "month-after-birthday", leapDay: "feb28" })
 * const rule = defineRule({ id: "aged", title: { zh: "高龄", en: "aged" }, eligible: age.atLeast(80) })
 * const checked = Result.getOrThrow(checkRule(rule, { sheet: sheetOf(resident) }))
 * const planOf = (at: string) => lower(Result.getOrThrow(bindRule(checked, { month: month(at) })))
 *
 * const day = (text: string) => toEpochDay(plainDate(text))
 * const moved = movedBetween(planOf("2018-08"), planOf("2018-09"))
 * // Only those born in August 1938 can have become entitled in September 2018.
 * assert.deepEqual(moved, {
 *   who: "some",
 *   slots: [{ slot: 0, ends: [{ from: day("1938-08-01"), to: day("1938-08-31") }] }],
 * })
 * ```
 */
export function movedBetween(before: Plan, after: Plan): Moved {
  if (!haveSameSlots(before, after) || before.grounds.length !== after.grounds.length) return EVERYBODY
  const walk: Walk = { slots: before.slots, ends: new Map() }
  const isSeen =
    before.grounds.every((ground, at) =>
      seeCondition(walk, ground.condition, (after.grounds[at] as Ground).condition),
    ) && seeAmount(walk, before.amount, after.amount)
  if (!isSeen) return EVERYBODY
  const slots = [...walk.ends].map(([slot, ends]) => ({ slot, ends }))
  return { who: "some", slots: slots.filter(({ ends }) => ends.length > 0) }
}

type Ground = Plan["grounds"][number]

const EVERYBODY: Moved = { who: "everybody" }

interface Walk {
  readonly slots: readonly Slot[]
  readonly ends: Map<number, IntSet>
}

function haveSameSlots(before: Plan, after: Plan): boolean {
  if (before.slots.length !== after.slots.length) return false
  return before.slots.every((slot, at) => {
    const other = after.slots[at] as Slot
    return (
      slot.name === other.name &&
      sameSet(slot.domain, other.domain) &&
      haveSameCodes(slot, other) &&
      !turnsBetween(slot, before.when.on, after.when.on)
    )
  })
}

function haveSameCodes({ last }: Slot, { last: other }: Slot): boolean {
  if (last === null || other === null) return last === other
  return last.length === other.length && last.every((place, at) => place === other[at])
}

/** Whether the table of codes became another meanwhile: what was observed by an old code may be placed elsewhere then. */
function turnsBetween({ turns = [] }: Slot, one: PlainDate, other: PlainDate): boolean {
  const days = [toEpochDay(one), toEpochDay(other)]
  const [from, to] = [Math.min(...days), Math.max(...days)]
  return turns.some((day) => from < day && day <= to)
}

/** Notes what stands between two conditions of one form; `false` where they are not, or where more may move. */
function seeCondition(walk: Walk, a: PlanCondition, b: PlanCondition): boolean {
  const parts = (left: readonly PlanCondition[], right: readonly PlanCondition[]) =>
    left.length === right.length &&
    left.every((part, at) => seeCondition(walk, part, right[at] as PlanCondition))
  if (a.op === "constant" && b.op === "constant") return a.value === b.value
  if (a.op === "atom" && b.op === "atom")
    return a.slot === b.slot && seeSets(walk, a.slot, a.inside, b.inside)
  if (a.op === "inside" && b.op === "inside")
    return sameSet(a.inside, b.inside) && seeNumber(walk, a.of, b.of)
  if (a.op === "compare" && b.op === "compare")
    return a.relation === b.relation && seeNumber(walk, a.left, b.left) && seeNumber(walk, a.right, b.right)
  if (a.op === "not" && b.op === "not") return seeCondition(walk, a.part, b.part)
  if (a.op === "if" && b.op === "if") return parts([a.test, a.then, a.else], [b.test, b.then, b.else])
  if ((a.op === "all" || a.op === "any") && a.op === b.op) return parts(a.parts, (b as typeof a).parts)
  return false
}

/**
 * Two sets that each hold everything from one end of the domain to somewhere: whoever's first and last value both stand
 * outside what is between them is inside, outside or across both alike.
 */
function seeSets({ ends, slots }: Walk, slot: number, before: IntSet, after: IntSet): boolean {
  const { domain } = slots[slot] as Slot
  const [a, b] = [intersection(before, domain), intersection(after, domain)]
  const between = union(difference(a, b), difference(b, a))
  if (between.length === 0) return true
  const [low, high] = [
    isFromBelow(a, domain) && isFromBelow(b, domain),
    isFromAbove(a, domain) && isFromAbove(b, domain),
  ]
  if (!low && !high) return false
  note(ends, slot, between)
  return areEndsOutside(domain, between)
}

function isFromBelow(set: IntSet, domain: IntSet): boolean {
  const rest = difference(domain, set)
  return set.length > 0 && rest.length > 0 && hullOf(set).to < hullOf(rest).from
}

function isFromAbove(set: IntSet, domain: IntSet): boolean {
  return isFromBelow(difference(domain, set), domain)
}

/** Otherwise everybody of whom the fact is unknown would move. */
function areEndsOutside(domain: IntSet, between: IntSet): boolean {
  const { from, to } = hullOf(domain)
  return !contains(between, from) && !contains(between, to)
}

function note(ends: Map<number, IntSet>, slot: number, more: IntSet): void {
  ends.set(slot, union(ends.get(slot) ?? [], more))
}

function seeAmount(walk: Walk, before: PlanNumber | null, after: PlanNumber | null): boolean {
  return before === null || after === null ? before === after : seeNumber(walk, before, after)
}

function seeNumber(walk: Walk, a: PlanNumber, b: PlanNumber): boolean {
  const parts = (left: readonly PlanNumber[], right: readonly PlanNumber[]) =>
    left.length === right.length && left.every((part, at) => seeNumber(walk, part, right[at] as PlanNumber))
  if (a.op === "constant" && b.op === "constant") return a.value === b.value
  if (a.op === "slot" && b.op === "slot") return a.slot === b.slot
  if (a.op === "steps" && b.op === "steps")
    return parts(a.values, b.values) && seeNumber(walk, a.of, b.of) && seeCuts(walk, a, b)
  if (a.op === "shift" && b.op === "shift")
    return a.months === b.months && a.days === b.days && seeNumber(walk, a.of, b.of)
  if ((a.op === "sum" || a.op === "least" || a.op === "greatest") && a.op === b.op)
    return parts(a.parts, (b as typeof a).parts)
  if (a.op === "minus" && b.op === "minus") return parts([a.from, a.less], [b.from, b.less])
  if (a.op === "times" && b.op === "times") return parts([a.of, a.by], [b.of, b.by])
  if (a.op === "share" && b.op === "share")
    return a.rounding === b.rounding && parts([a.of, a.share, a.whole], [b.of, b.share, b.whole])
  if (a.op === "if" && b.op === "if")
    return seeCondition(walk, a.test, b.test) && parts([a.then, a.else], [b.then, b.else])
  if (a.op === "count" && b.op === "count")
    return (
      a.slot === b.slot &&
      (a.inside === null || b.inside === null ? a.inside === b.inside : sameSet(a.inside, b.inside))
    )
  return false
}

type Steps = Extract<PlanNumber, { readonly op: "steps" }>

/** Cuts that move on: whoever's first and last value are not between a cut and where it went stands on the same steps. */
function seeCuts({ ends, slots }: Walk, a: Steps, b: Steps): boolean {
  if (a.cuts.length !== b.cuts.length) return false
  const between = union(
    ...a.cuts.map((cut, at): IntSet => {
      const other = b.cuts[at] as number
      return cut === other ? [] : [{ from: Math.min(cut, other), to: Math.max(cut, other) - 1 }]
    }),
  )
  if (between.length === 0) return true
  if (a.of.op !== "slot") return false
  const { domain } = slots[a.of.slot] as Slot
  note(ends, a.of.slot, between)
  return areDisjoint(domain, between) || areEndsOutside(domain, between)
}
