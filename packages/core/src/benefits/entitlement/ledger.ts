/**
 * The ledger of an entitlement: for every month what is due by the facts, what is to be paid, what was paid, and so what
 * is owed (补发) and what was paid too much. It is a function of what stands, whatever the order in which it came.
 *
 * Nobody who is paid loses anything by a fact alone: until a person has decided, a month is worth at least what the month
 * before it was. Money paid too much is a finding; whether any of it is claimed back a person decides as well.
 */
import { NO, YES } from "../../rules/index.ts"
import { addMonthsToMonth, type Month, monthsBetween } from "../../time/index.ts"
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
  const paid = paidByMonth(state)
  const months: LedgerMonth[] = openingMonths(state, paid)
  let carried = openingCarry(state)
  for (let at = 0; at <= monthsBetween(first, through); at += 1) {
    const month = addMonthsToMonth(first, at)
    const entitled = entitledIn(state, month)
    const lowering = state.lowered.filter(({ from }) => from <= month)
    for (const { amount, from } of lowering) if (from === month) carried = Math.min(carried, amount)
    const due = isDue(state, month) ? Math.max(entitled ?? 0, carried) : 0
    const sum = paid.get(month) ?? 0
    const isHeld = state.hold !== null && month >= state.hold.from
    const target = isHeld ? Math.min(due, sum) : due
    const owed = Math.max(0, target - sum)
    months.push({
      month,
      entitled,
      target,
      paid: sum,
      owed,
      overpaid: entitled === null ? 0 : Math.max(0, sum - entitled),
      isHeld,
    })
    carried = isDue(state, month) ? Math.max(due, paidSince(state, { month, sum }, lowering.at(-1))) : 0
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

/** What was paid for a month, but for what had been paid when a lower amount was decided for it. */
function paidSince(
  { paid }: EntitlementState,
  { month, sum }: { readonly month: Month; readonly sum: number },
  lowering: EntitlementState["lowered"][number] | undefined,
): number {
  if (lowering === undefined) return sum
  return paidByMonth({ paid: paid.slice(lowering.afterLines) }).get(month) ?? 0
}

/** What the facts come to in a month: an amount, 0 where not entitled, `null` while it is open. */
export function entitledIn({ segments }: Pick<EntitlementState, "segments">, month: Month): number | null {
  // The last stands until another is found.
  const segment = segments.findLast(({ from }) => from <= month)
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
function openingMonths({ opening }: EntitlementState, paid: ReadonlyMap<Month, number>): LedgerMonth[] {
  if (opening === null || opening.owed === 0) return []
  const month = addMonthsToMonth(opening.cutOver, -1)
  const sum = paid.get(month) ?? 0
  const owed = Math.max(0, opening.owed - sum)
  return [{ month, entitled: null, target: opening.owed, paid: sum, owed, overpaid: 0, isHeld: false }]
}

/** Whether payment was not stopped for the month, and no other programme of the group pays it. */
function isDue({ stops, taken }: EntitlementState, month: Month): boolean {
  const isStopped = stops.some(({ from, to }) => from <= month && (to === null || month < to))
  return !isStopped && taken[month] === undefined
}
