/**
 * Evaluates a plan on what may be true of each fact, without generated code and with big integers: the way of rows
 * that the fast paths leave out, and of every row where generating code is not allowed.
 */
import {
  around,
  exactly,
  largestOf,
  minusOf,
  shareOf,
  shiftOf,
  smallestOf,
  sumOf,
  timesOf,
} from "../bound/arithmetic.ts"
import type { Bounds } from "../bound/bound-rule.ts"
import { areDisjoint, hullOf, type IntSet, isSubset } from "../facts/int-set.ts"
import { joined, OPPOSITE, type Verdict } from "../verdict.ts"
import { NO, type Outcome, type Status, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "./outcome.ts"
import type { Plan, PlanCondition, PlanNumber } from "./plan.ts"

/** What may be true of one fact. A list is known by its members, one list for each that sources claim; unknown is `null`. */
export interface Possible {
  readonly set: IntSet
  readonly lists: readonly (readonly IntSet[])[] | null
}

/** The outcome for one subject, by what may be true of each slot. */
export function evaluatePlan({ amount, grounds }: Plan, slots: readonly Possible[]): Outcome {
  const verdicts = grounds.map(({ condition }) => verdictOf(condition, slots))
  const bounds = amount === null ? exactly(0n) : reckonNumber(amount, slots)
  return composeOutcome(verdicts, bounds)
}

/** The outcome of grounds that were decided and an amount that was reckoned. */
export function composeOutcome(verdicts: readonly Verdict[], { max, min }: Bounds): Outcome {
  let reasons = 0
  verdicts.forEach((verdict, at) => {
    if (verdict === "no") reasons |= 1 << at
    if (verdict === "undetermined") reasons |= 1 << (at + 16)
  })
  const verdict = joined(verdicts, "no")
  const statuses: Readonly<Record<Verdict, Status>> = {
    yes: min === max ? YES : YES_AMOUNT_OPEN,
    no: NO,
    undetermined: UNDETERMINED,
  }
  const status = statuses[verdict]
  return { status, reasons: reasons >>> 0, amount: status === YES ? Number(min) : 0 }
}

/** A condition's verdict on what may be true. */
export function verdictOf(it: PlanCondition, slots: readonly Possible[]): Verdict {
  switch (it.op) {
    case "constant":
      return it.value ? "yes" : "no"
    case "atom": {
      const { set } = slots[it.slot] as Possible
      if (isSubset(set, it.inside)) return "yes"
      return areDisjoint(set, it.inside) ? "no" : "undetermined"
    }
    case "inside": {
      const { max, min } = reckonNumber(it.of, slots)
      const meets = it.inside.filter(({ from, to }) => min <= BigInt(to) && BigInt(from) <= max)
      if (meets.some(({ from, to }) => BigInt(from) <= min && max <= BigInt(to))) return "yes"
      return meets.length === 0 ? "no" : "undetermined"
    }
    case "compare": {
      const [left, right] = [reckonNumber(it.left, slots), reckonNumber(it.right, slots)]
      return compare(it.relation, left, right)
    }
    case "all":
    case "any":
      return joined(
        it.parts.map((part) => verdictOf(part, slots)),
        it.op === "all" ? "no" : "yes",
      )
    case "not":
      return OPPOSITE[verdictOf(it.part, slots)]
    case "if": {
      const test = verdictOf(it.test, slots)
      if (test !== "undetermined") return verdictOf(test === "yes" ? it.then : it.else, slots)
      const [then, otherwise] = [verdictOf(it.then, slots), verdictOf(it.else, slots)]
      return then === otherwise ? then : "undetermined"
    }
    default:
      return unknownNode(it)
  }
}

function compare(relation: "atLeast" | "above" | "is", left: Bounds, right: Bounds): Verdict {
  switch (relation) {
    case "atLeast":
      return left.min >= right.max ? "yes" : left.max < right.min ? "no" : "undetermined"
    case "above":
      return left.min > right.max ? "yes" : left.max <= right.min ? "no" : "undetermined"
    case "is":
      if (left.max < right.min || left.min > right.max) return "no"
      return left.min === left.max && right.min === right.max ? "yes" : "undetermined"
    default:
      return unknownNode(relation)
  }
}

/** A number's least and greatest value on what may be true. */
export function reckonNumber(it: PlanNumber, slots: readonly Possible[]): Bounds {
  const each = (parts: readonly PlanNumber[]) => parts.map((part) => reckonNumber(part, slots))
  switch (it.op) {
    case "constant":
      return exactly(it.value)
    case "slot": {
      const { from, to } = hullOf((slots[it.slot] as Possible).set)
      return { min: BigInt(from), max: BigInt(to) }
    }
    case "steps": {
      const of = reckonNumber(it.of, slots)
      const first = it.cuts.filter((cut) => BigInt(cut) <= of.min).length
      const last = it.cuts.filter((cut) => BigInt(cut) <= of.max).length
      return around(each(it.values.slice(first, last + 1)))
    }
    case "shift":
      return shiftOf(reckonNumber(it.of, slots), it.months, it.days)
    case "sum":
      return sumOf(each(it.parts))
    case "least":
      return smallestOf(each(it.parts))
    case "greatest":
      return largestOf(each(it.parts))
    case "minus":
      return minusOf(reckonNumber(it.from, slots), reckonNumber(it.less, slots))
    case "times":
      return timesOf(reckonNumber(it.of, slots), reckonNumber(it.by, slots))
    case "share": {
      const [of, share, whole] = each([it.of, it.share, it.whole]) as [Bounds, Bounds, Bounds]
      return shareOf(of, share, whole, it.rounding)
    }
    case "if": {
      const test = verdictOf(it.test, slots)
      if (test !== "undetermined") return reckonNumber(test === "yes" ? it.then : it.else, slots)
      return around(each([it.then, it.else]))
    }
    case "count":
      return countMembers(it, slots)
    default:
      return unknownNode(it)
  }
}

function countMembers(
  { bounds, inside, slot }: Extract<PlanNumber, { readonly op: "count" }>,
  slots: readonly Possible[],
): Bounds {
  const { lists } = slots[slot] as Possible
  if (lists === null) return bounds
  return around(
    lists.map((members) => {
      const sure = members.filter((member) => inside === null || isSubset(member, inside)).length
      const possible = members.filter((member) => inside === null || !areDisjoint(member, inside)).length
      return { min: BigInt(sure), max: BigInt(possible) }
    }),
  )
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node of a plan: ${String((it as { op?: unknown }).op)}`)
}
