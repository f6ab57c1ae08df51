/**
 * The ledger of an entitlement: for every month what is due by the facts, what is to be paid, what was paid, and so what
 * is owed (补发) and what was paid too much. It is a function of what stands, whatever the order in which it came.
 *
 * Nobody who is paid loses anything by a fact alone: until a person has decided, a month is worth at least what the month
 * before it was. Money paid too much is a finding; whether any of it is claimed back a person decides as well. What came
 * back of a month that turns out to have been due after all is owed again.
 */
import { addMonthsToMonth, type Month, monthsBetween } from "../../time/index.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { dischargeOf } from "./discharge.ts"
import {
  entitledIn,
  type MonthPayment,
  mostKept,
  paymentsByMonth,
  standing,
  type Sums,
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
  const payments = paymentsByMonth(state)
  const { claimed, recovered, waived } = dischargeOf(state)
  const hasClaims = claimed.size > 0
  const months: LedgerMonth[] = openingMonths(state, payments, recovered)
  let carried = openingCarry(state)
  for (let at = 0; at <= monthsBetween(first, through); at += 1) {
    const month = addMonthsToMonth(first, at)
    const entitled = entitledIn(state, month)
    const lowering = state.lowered.filter(({ from }) => from <= month)
    for (const { amount, from } of lowering) if (from === month) carried = Math.min(carried, amount)
    const isStopped = isStoppedIn(state, month)
    const worth = isStopped ? 0 : Math.max(entitled ?? 0, carried)
    const paid = payments.get(month) ?? []
    const sum = standing(paid)
    const back = recovered.get(month) ?? 0
    const claim = (claimed.get(month) ?? 0) - (waived.get(month) ?? 0)
    // What a person decided to claim back of a month is not due in it until the facts say so.
    const due = claim === 0 || isStopped ? worth : Math.max(entitled ?? 0, Math.min(worth, sum - claim))
    const takenBy = state.taken[month] ?? null
    const isHeld = state.hold !== null && month >= state.hold.from
    const toPay = takenBy === null ? due : 0
    const target = isHeld ? Math.min(toPay, Math.max(0, sum - back)) : toPay
    months.push({
      month,
      entitled,
      due,
      target,
      paid: sum,
      recovered: back,
      owed: Math.max(0, target - (sum - back)),
      overpaid: entitled === null ? 0 : Math.max(0, sum - entitled),
      isHeld,
      takenBy,
    })
    const backOf = (inAll: number) => (hasClaims ? (dischargeOf(state, inAll).recovered.get(month) ?? 0) : 0)
    carried = isStopped ? 0 : Math.max(worth, mostKept(paid, lowering.at(-1)?.afterLines ?? 0, backOf))
  }
  return months
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
function openingMonths(
  { opening }: EntitlementState,
  payments: ReadonlyMap<Month, readonly MonthPayment[]>,
  recovered: Sums,
): LedgerMonth[] {
  if (opening === null || (opening.owed === 0 && opening.overpaid === 0)) return []
  const { owed, overpaid } = opening
  const month = addMonthsToMonth(opening.cutOver, -1)
  const paid = standing(payments.get(month) ?? [])
  return [
    {
      month,
      entitled: null,
      due: owed,
      target: owed,
      paid,
      recovered: recovered.get(month) ?? 0,
      owed: Math.max(0, owed - paid),
      overpaid,
      isHeld: false,
      takenBy: null,
    },
  ]
}

function isStoppedIn({ stops }: EntitlementState, month: Month): boolean {
  return stops.some(({ from, to }) => from <= month && (to === null || month < to))
}
