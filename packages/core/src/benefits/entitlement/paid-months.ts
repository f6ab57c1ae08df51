/**
 * What was paid for each month, and what of it came back. Money that was claimed back is put to the months it was claimed
 * for in the order in which that was decided, and what was waived to the last of them: by what was decided and received
 * alone, so that no fact moves it.
 */
import type { Month } from "../../time/index.ts"
import type { PaidMonth } from "./entitlement-events.ts"
import type { EntitlementState, PaidLine } from "./entitlement-state.ts"

/** Fen by month. */
export type Sums = ReadonlyMap<Month, number>

/** What was paid for each month and not sent back by the bank. Fen. */
export function paidByMonth({ paid }: Pick<EntitlementState, "paid">): Sums {
  return sumOf(paid.flatMap(standingOf))
}

/** What a person has of each month: what was paid, less what was recovered of it. Below zero where they are out of pocket. */
export function keptByMonth(state: Pick<EntitlementState, "paid" | "recovery">): Sums {
  const kept = new Map(paidByMonth(state))
  for (const [month, amount] of recoveredByMonth(state)) kept.set(month, (kept.get(month) ?? 0) - amount)
  return kept
}

/** Of what was claimed back, what came back: from the person, or by setting it off. Fen. */
export function recoveredInAll({ paid, recovery }: Pick<EntitlementState, "paid" | "recovery">): number {
  return recovery.received + setOffInAll(paid)
}

export function setOffInAll(paid: readonly PaidLine[]): number {
  return paid.reduce((sum, { setOff }) => sum + setOff, 0)
}

/** What was claimed back of each month, waived or not. */
export function claimedByMonth({ recovery }: Pick<EntitlementState, "recovery">): Sums {
  return sumOf(claims(recovery))
}

export function claimedInAll({ recovery }: Pick<EntitlementState, "recovery">): number {
  return total(claims(recovery))
}

export function recoveredByMonth(
  state: Pick<EntitlementState, "paid" | "recovery">,
  inAll = recoveredInAll(state),
): Sums {
  return sumOf(partOf(inAll, claims(state.recovery)))
}

export function waivedByMonth({ recovery }: Pick<EntitlementState, "recovery">): Sums {
  return sumOf(partOf(recovery.waived, claims(recovery).toReversed()))
}

/** What a line paid for one month. */
export interface MonthPayment {
  readonly line: number
  readonly amount: number
  /** What had been recovered in all when it was paid. */
  readonly afterRecovered: number
}

/** The payments of each month that stand, in order. */
export function paymentsByMonth({
  paid,
}: Pick<EntitlementState, "paid">): ReadonlyMap<Month, readonly MonthPayment[]> {
  const payments = new Map<Month, MonthPayment[]>()
  for (const [line, each] of paid.entries()) {
    for (const { amount, month } of standingOf(each)) {
      const payment = { line, amount, afterRecovered: each.afterRecovered }
      const others = payments.get(month)
      if (others === undefined) payments.set(month, [payment])
      else others.push(payment)
    }
  }
  return payments
}

/**
 * The most that a person had of a month at a time, of its payments from a line on: what was paid again because it had come
 * back in between adds nothing.
 */
export function mostKept(
  state: EntitlementState,
  month: Month,
  payments: readonly MonthPayment[],
  fromLine: number,
): number {
  const since = payments.filter(({ line }) => line >= fromLine)
  if (state.recovery.decided.length === 0) return total(since)
  const back = since.map(({ afterRecovered }) => recoveredByMonth(state, afterRecovered).get(month) ?? 0)
  let paid = 0
  return since.reduce((most, { amount }, at) => {
    paid += amount
    return Math.max(most, paid - (back[at] ?? 0) + (back[0] ?? 0))
  }, 0)
}

/** The first of some amounts, as far as a sum reaches. */
export function partOf(sum: number, amounts: readonly PaidMonth[]): readonly PaidMonth[] {
  let left = sum
  return amounts.flatMap(({ amount, month }) => {
    const part = Math.min(left, amount)
    left -= part
    return part > 0 ? [{ month, amount: part }] : []
  })
}

export function total(amounts: readonly { readonly amount: number }[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0)
}

/** The months of a line that stand: all, or once the bank sent its money back those that were set off. */
function standingOf({ months, returned, setOff }: PaidLine): readonly PaidMonth[] {
  return returned ? partOf(setOff, months) : months
}

function claims({ decided }: EntitlementState["recovery"]): readonly PaidMonth[] {
  return decided.flatMap(({ months }) => months)
}

function sumOf(amounts: readonly PaidMonth[]): Sums {
  const sums = new Map<Month, number>()
  for (const { amount, month } of amounts) sums.set(month, (sums.get(month) ?? 0) + amount)
  return sums
}
