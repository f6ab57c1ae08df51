/** Numbers of a plan as ranges in SQL. */
import { around } from "../bound/arithmetic.ts"
import { NEVER } from "../facts/fact-type.ts"
import { hullOf } from "../facts/int-set.ts"
import type { PlanNumber, Slot } from "../plan/plan.ts"
import type { Sql } from "./fragment.ts"
import type { HeldFact } from "./held-fact.ts"
import { isPoint, type Range } from "./range.ts"
import type { Scope } from "./scope.ts"
import { shareRange } from "./share.ts"
import { shiftRange } from "./shift.ts"
import { stepsRange } from "./steps.ts"
import { isWritten } from "./truth.ts"

/** A number of the scope's plan. */
export function numberRange(it: PlanNumber, scope: Scope): Range {
  const { rangeOf, ranges, refuse } = scope
  switch (it.op) {
    case "constant":
      return ranges.range(scope.compose.whole(it.value), scope.compose.whole(it.value), {
        min: it.value,
        max: it.value,
      })
    case "slot":
      return slotRange(it.slot, scope)
    case "steps":
      return stepsRange(it, scope)
    case "shift":
      return shiftRange(rangeOf(it.of), it.months, it.days, scope)
    case "sum":
      return ranges.sum(it.parts.map(rangeOf))
    case "least":
      return ranges.smallest(it.parts.map(rangeOf))
    case "greatest":
      return ranges.largest(it.parts.map(rangeOf))
    case "minus":
      return ranges.minus(rangeOf(it.from), rangeOf(it.less))
    case "times":
      return ranges.times(rangeOf(it.of), rangeOf(it.by))
    case "share":
      return shareRange(rangeOf(it.of), rangeOf(it.share), rangeOf(it.whole), it.rounding, scope)
    case "if":
      return chosenRange(it, scope)
    case "count":
      refuse("list-fact")
      return ranges.constant(0n)
    default:
      return unknownNumber(it)
  }
}

function chosenRange(it: Extract<PlanNumber, { readonly op: "if" }>, scope: Scope): Range {
  const { compose, dialect, rangeOf, ranges, truthOf } = scope
  const test = truthOf(it.test)
  if (test === "yes") return rangeOf(it.then)
  if (test === "no") return rangeOf(it.else)
  const [then, otherwise] = [rangeOf(it.then), rangeOf(it.else)]
  const bounds = around([then.bounds, otherwise.bounds])
  const ends = (end: "least" | "greatest") =>
    [then, otherwise].map((range) => ({ sql: range[end], bounds: range.bounds }))
  const both = { least: ranges.leastOf(ends("least")), greatest: ranges.greatestOf(ends("greatest")) }
  if (!isWritten(test)) return ranges.range(both.least, both.greatest, bounds)
  const choose = (end: "least" | "greatest"): Sql => {
    const [a, b] = [then[end], otherwise[end]]
    if (a === b) return a
    if (test.settled) return compose.sql`CASE WHEN ${test.sql} THEN ${a} ELSE ${b} END`
    const [yes, no] = [compose.word(dialect.yes), compose.word(dialect.no)]
    // What equals the extreme of both needs no branch of its own.
    if (both[end] === a) return compose.sql`CASE ${test.sql} WHEN ${no} THEN ${b} ELSE ${a} END`
    if (both[end] === b) return compose.sql`CASE ${test.sql} WHEN ${yes} THEN ${a} ELSE ${b} END`
    return compose.sql`CASE ${test.sql} WHEN ${yes} THEN ${a} WHEN ${no} THEN ${b} ELSE ${both[end]} END`
  }
  const least = choose("least")
  const point = test.settled && isPoint(then) && isPoint(otherwise)
  return ranges.range(least, point ? least : choose("greatest"), bounds)
}

/** A fact as a number: between the ends of its domain where nothing is known of it. */
function slotRange(index: number, scope: Scope): Range {
  const { compose, held, plan, ranges, refuse } = scope
  const slot = plan.slots[index]
  if (slot === undefined) throw new RangeError(`The plan has no slot ${index}.`)
  if (slot.shape === "code" || slot.shape === "list") {
    refuse(slot.shape === "code" ? "code-as-number" : "list-fact")
    return ranges.constant(0n)
  }
  const bounds = boundsOf(slot)
  const [lowest, highest] = [compose.whole(bounds.min), compose.whole(bounds.max)]
  const fact = held[index]
  if (!fact) return ranges.range(lowest, highest, bounds)
  const least = heldEnd(fact, fact.first, lowest, scope)
  const known =
    fact.first === fact.last && !fact.mayBeMissing && fact.states.every(({ means }) => means === "never")
  return ranges.range(least, known ? least : heldEnd(fact, fact.last, highest, scope), bounds)
}

function heldEnd(held: HeldFact, value: Sql, unknown: Sql, { compose }: Scope): Sql {
  const states = held.states.map(({ means, when }) => ({
    when,
    then: means === "never" ? compose.whole(NEVER) : unknown,
  }))
  if (held.isBoolean && !held.mayBeMissing)
    return compose.sql`CASE WHEN ${value} THEN ${compose.whole(1)} ELSE ${compose.whole(0)} END`
  if (held.isBoolean) {
    const [one, zero] = [compose.whole(1), compose.whole(0)]
    const whereKnown =
      unknown === one
        ? { when: compose.sql`(${value} IS FALSE)`, then: zero }
        : { when: compose.sql`(${value} IS TRUE)`, then: one }
    return compose.cases([...states, whereKnown], unknown)
  }
  const number = held.toNumber(value)
  if (!held.checked)
    return compose.cases(states, held.mayBeMissing ? compose.call("COALESCE", [number, unknown]) : number)
  // A value that is not as it should be leaves the row to others; here it must only not lead out of the bounds.
  const { from, to } = hullOf(held.domain)
  const typed = held.typed(value)
  const fine = compose.joined(
    [
      compose.sql`${value} >= ${held.at(from)}`,
      compose.sql`${value} <= ${held.at(to)}`,
      ...(typed === null ? [] : [typed]),
    ],
    " AND ",
  )
  return compose.cases([...states, { when: fine, then: number }], unknown)
}

function boundsOf({ domain }: Slot): { readonly min: bigint; readonly max: bigint } {
  const { from, to } = hullOf(domain)
  return { min: BigInt(from), max: BigInt(to) }
}

function unknownNumber(it: never): never {
  throw new TypeError(`Unknown number of a plan: ${String((it as { op?: unknown }).op)}`)
}
