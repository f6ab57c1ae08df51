/**
 * The ledger of an entitlement: for every month what is due by the facts, what is to be paid, what was paid, and so what
 * is owed (补发) and what was paid too much. It is a function of what stands, whatever the order in which it came.
 *
 * Nobody who is paid loses anything by a fact alone: until a person has decided, a month is worth at least what the month
 * before it was. Money paid too much is a finding; whether any of it is claimed back a person decides as well. What came
 * back of a month that turns out to have been due after all is owed again.
 */
import { addMonthsToMonth, type Month, monthsBetween } from "../../time/index.ts"
import { type Discharge, dischargeOf } from "./discharge.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import {
  type BackOf,
  mostKept,
  type Payments,
  paymentsIn,
  paidByMonth,
  type Sums,
  worthOf,
} from "./paid-months.ts"

export interface LedgerMonth {
  readonly month: Month
  /** By what is known now; `null` while that is open. Fen. */
  readonly entitled: number | null
  /** What the month is worth, whether or not another programme of the group pays it, and whether or not it is held. */
  readonly due: number
  /** What is to be paid in all for the month. */
  readonly target: number
  /** What was paid and not sent back by the bank. */
  readonly paid: number
  /** What of it was claimed back and came back. */
  readonly recovered: number
  /** 补发, or the month's own payment: still to be paid. */
  readonly owed: number
  /** Paid beyond what the facts say, whether or not it came back. */
  readonly overpaid: number
  /** Whether payment is kept back for now (暂停发放). */
  readonly isHeld: boolean
  /** The programme of the group that keeps the month, where it is another. */
  readonly takenBy: string | null
}

/** The months from the first that is reckoned here through `through`; none before someone is enrolled. */
export function ledgerOf(state: EntitlementState, through: Month): readonly LedgerMonth[] {
  const first = firstReckoned(state)
  if (first === null) return []
  /** Months are reckoned by their place: how many lie between the first and them. */
  const placeOf = (month: Month) => monthsBetween(first, month)
  const many = placeOf(through) + 1
  const span: Month[] = []
  for (let at = 0; at < many; at += 1) span.push(addMonthsToMonth(first, at))
  const discharge = state.recovery.decided.length === 0 ? null : dischargeOf(state)
  const paymentsFrom = (fromLine: number): Payments =>
    paymentsIn(state.paid, span, { fromLine, hasClaims: discharge !== null })
  /** The most that was had of each month: what stands, where nothing came back. */
  const keptOf = ({ moved, standing }: Payments): Float64Array => {
    const kept = moved.size === 0 ? standing : standing.slice()
    for (const [at, payments] of moved) {
      if (payments.length === 0) continue
      const month = span[at] as Month
      const backOf: BackOf | null =
        discharge && ((inAll) => dischargeOf(state, inAll).recovered.get(month) ?? 0)
      kept[at] = mostKept(month, payments, backOf)
    }
    return kept
  }
  const payments = paymentsFrom(0)
  const { standing: paid } = payments
  const isTaken = Object.keys(state.taken).length > 0
  const heldFrom = state.hold === null ? Infinity : placeOf(state.hold.from)
  const stops = state.stops.map(({ from, to }) => {
    return { from: placeOf(from), to: to === null ? Infinity : placeOf(to) }
  })
  const lowerings = state.lowered.map(({ afterLines, amount, from }) => {
    return { from: placeOf(from), amount, keptSince: keptOf(paymentsFrom(afterLines)) }
  })
  const kept = keptOf(payments)
  const segments = state.segments.map((segment) => ({ from: placeOf(segment.from), worth: worthOf(segment) }))
  const months: LedgerMonth[] = openingMonths(state, discharge?.recovered ?? new Map())
  let carried = openingCarry(state)
  let reached = 0
  for (let at = 0; at < many; at += 1) {
    const month = span[at] as Month
    while ((segments[reached]?.from ?? Infinity) <= at) reached += 1
    const entitled = segments[reached - 1]?.worth ?? null
    let binding = kept
    for (const { amount, from, keptSince } of lowerings) {
      if (from === at) carried = Math.min(carried, amount)
      // What had been paid when a lower amount was decided does not keep the months after it up.
      if (from <= at) binding = keptSince
    }
    const isStopped = stops.some(({ from, to }) => from <= at && at < to)
    const worth = isStopped ? 0 : Math.max(entitled ?? 0, carried)
    const sum = paid[at] ?? 0
    const recovered = discharge?.recovered.get(month) ?? 0
    const claim = discharge === null ? 0 : claimIn(discharge, month)
    // What a person decided to claim back of a month is not due in it until the facts say so.
    const due = claim === 0 || isStopped ? worth : Math.max(entitled ?? 0, Math.min(worth, sum - claim))
    const takenBy = isTaken ? (state.taken[month] ?? null) : null
    const isHeld = at >= heldFrom
    const toPay = takenBy === null ? due : 0
    const target = isHeld ? Math.min(toPay, Math.max(0, sum - recovered)) : toPay
    months.push({
      month,
      entitled,
      due,
      target,
      paid: sum,
      recovered,
      owed: Math.max(0, target - (sum - recovered)),
      overpaid: entitled === null ? 0 : Math.max(0, sum - entitled),
      isHeld,
      takenBy,
    })
    carried = isStopped ? 0 : Math.max(worth, binding[at] ?? 0)
  }
  return months
}

/** What is claimed back of a month and was not waived. */
function claimIn({ claimed, waived }: Discharge, month: Month): number {
  return (claimed.get(month) ?? 0) - (waived.get(month) ?? 0)
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

/** What was owed or paid too much before the cut-over stands in the month before it, as the roll has it. */
function openingMonths({ opening, paid }: EntitlementState, recovered: Sums): LedgerMonth[] {
  if (opening === null || (opening.owed === 0 && opening.overpaid === 0)) return []
  const { owed, overpaid } = opening
  const month = addMonthsToMonth(opening.cutOver, -1)
  const sum = paidByMonth({ paid }).get(month) ?? 0
  return [
    {
      month,
      entitled: null,
      due: owed,
      target: owed,
      paid: sum,
      recovered: recovered.get(month) ?? 0,
      owed: Math.max(0, owed - sum),
      overpaid,
      isHeld: false,
      takenBy: null,
    },
  ]
}
