/**
 * The ledger of an entitlement: for every month what is due by the facts, what is to be paid, what was paid, and so what
 * is owed (补发) and what was paid too much. It is a function of what stands, whatever the order in which it came.
 *
 * Nobody who is paid loses anything by a fact alone: until a person has decided, a month is worth at least what the month
 * before it was. Money paid too much is a finding; whether any of it is claimed back a person decides as well.
 */
import { NO, YES } from "../../rules/index.ts"
import { addMonthsToMonth, type Month, monthsBetween } from "../../time/index.ts"
import type { Segment } from "../facts/index.ts"
import type { EntitlementState } from "./entitlement-state.ts"

export interface LedgerMonth {
  readonly month: Month
  /** By what is known now; `null` while that is open. Fen. */
  readonly entitled: number | null
  /** What is to be paid in all for the month. */
  readonly target: number
  /** What was paid and not sent back. */
  readonly paid: number
  /** 补发, or the month's own payment: still to be paid. */
  readonly owed: number
  /** Paid beyond what the facts say. */
  readonly overpaid: number
  /** Whether payment is kept back for now (暂停发放). */
  readonly isHeld: boolean
}

/** The months from the first that is reckoned here through `through`; none before someone is enrolled. */
export function ledgerOf(state: EntitlementState, through: Month): readonly LedgerMonth[] {
  const first = firstReckoned(state)
  if (first === null) return []
  /** Months are reckoned by their place: how many lie between the first and them. */
  const placeOf = (month: Month) => monthsBetween(first, month)
  const many = placeOf(through) + 1
  const paid = paidFrom(first, many, state.paid)
  const taken = new Set(Object.keys(state.taken))
  const heldFrom = state.hold === null ? Infinity : placeOf(state.hold.from)
  const stops = state.stops.map(({ from, to }) => {
    return { from: placeOf(from), to: to === null ? Infinity : placeOf(to) }
  })
  const lowerings = state.lowered.map(({ afterLines, amount, from }) => {
    return { from: placeOf(from), amount, paidSince: paidFrom(first, many, state.paid.slice(afterLines)) }
  })
  const segments = state.segments.map((segment) => ({ from: placeOf(segment.from), worth: worthOf(segment) }))
  const months: LedgerMonth[] = openingMonths(state)
  let carried = openingCarry(state)
  let reached = 0
  for (let at = 0; at < many; at += 1) {
    const month = addMonthsToMonth(first, at)
    while ((segments[reached]?.from ?? Infinity) <= at) reached += 1
    const entitled = segments[reached - 1]?.worth ?? null
    let binding = paid
    for (const { amount, from, paidSince } of lowerings) {
      if (from === at) carried = Math.min(carried, amount)
      // What had been paid when a lower amount was decided does not keep the months after it up.
      if (from <= at) binding = paidSince
    }
    // Payment was not stopped for the month, and no other programme of the group pays it.
    const isDue = !taken.has(month) && !stops.some(({ from, to }) => from <= at && at < to)
    const due = isDue ? Math.max(entitled ?? 0, carried) : 0
    const sum = paid[at] ?? 0
    const isHeld = at >= heldFrom
    const target = isHeld ? Math.min(due, sum) : due
    months.push({
      month,
      entitled,
      target,
      paid: sum,
      owed: Math.max(0, target - sum),
      overpaid: entitled === null ? 0 : Math.max(0, sum - entitled),
      isHeld,
    })
    carried = isDue ? Math.max(due, binding[at] ?? 0) : 0
  }
  return months
}

/** What was paid too much, the roll's own finding included, less what was decided upon already. Fen. */
export function overpaidInAll(state: EntitlementState, through: Month): number {
  const found = ledgerOf(state, through).reduce((sum, { overpaid }) => sum + overpaid, 0)
  return Math.max(0, found + (state.opening?.overpaid ?? 0) - state.recovery.decided)
}

/** Of what is to be returned, what is neither received nor waived. Fen. */
export function recoveryLeft({ recovery }: EntitlementState): number {
  return recovery.decided - recovery.received - recovery.waived
}

/** What was paid for each month and not sent back. Fen. */
export function paidByMonth({ paid }: Pick<EntitlementState, "paid">): ReadonlyMap<Month, number> {
  const sums = new Map<Month, number>()
  for (const { months, returned } of paid)
    if (!returned) for (const { amount, month } of months) sums.set(month, (sums.get(month) ?? 0) + amount)
  return sums
}

/** The same for so many months from one on, by their place. */
function paidFrom(first: Month, many: number, paid: EntitlementState["paid"]): Float64Array {
  const sums = new Float64Array(Math.max(0, many))
  for (const { months, returned } of paid) {
    if (returned) continue
    for (const { amount, month } of months) {
      const at = monthsBetween(first, month)
      if (at >= 0 && at < many) sums[at] = (sums[at] ?? 0) + amount
    }
  }
  return sums
}

/** What the facts come to in a month: an amount, 0 where not entitled, `null` while it is open. */
export function entitledIn({ segments }: Pick<EntitlementState, "segments">, month: Month): number | null {
  // The last stands until another is found.
  return worthOf(segments.findLast(({ from }) => from <= month))
}

function worthOf(segment: Segment | undefined): number | null {
  if (segment?.status === YES) return segment.amount
  return segment?.status === NO ? 0 : null
}

/** The first month that is reckoned here: of a roll the cut-over. */
function firstReckoned({ enrolledFrom, opening }: EntitlementState): Month | null {
  return opening?.cutOver ?? enrolledFrom
}

/** Who was paid up to the cut-over is paid on. */
function openingCarry({ opening }: EntitlementState): number {
  if (opening === null || opening.paidThrough === null) return 0
  return opening.paidThrough >= addMonthsToMonth(opening.cutOver, -1) ? opening.amount : 0
}

/** What was owed before the cut-over stands in the month before it, as the roll has it. */
function openingMonths({ opening, paid }: EntitlementState): LedgerMonth[] {
  if (opening === null || opening.owed === 0) return []
  const month = addMonthsToMonth(opening.cutOver, -1)
  const sum = paidByMonth({ paid }).get(month) ?? 0
  const owed = Math.max(0, opening.owed - sum)
  return [{ month, entitled: null, target: opening.owed, paid: sum, owed, overpaid: 0, isHeld: false }]
}
