/** What was paid for each month, what stands of it, and what a person had of it at most. */
import { NO, YES } from "../../rules/index.ts"
import type { Month } from "../../time/index.ts"
import type { PaidMonth } from "./entitlement-events.ts"
import type { EntitlementState, PaidLine } from "./entitlement-state.ts"

/** Fen by month. */
export type Sums = ReadonlyMap<Month, number>

/** What the facts come to in a month: an amount, 0 where not entitled, `null` while it is open. */
export function entitledIn({ segments }: Pick<EntitlementState, "segments">, month: Month): number | null {
  // The last stands until another is found.
  const segment = segments.findLast(({ from }) => from <= month)
  if (segment?.status === YES) return segment.amount
  return segment?.status === NO ? 0 : null
}

/** What was paid for each month and not sent back by the bank. Fen. */
export function paidByMonth({ paid }: Pick<EntitlementState, "paid">): Sums {
  return sumOf(
    paid.flatMap(({ backAfter, months, setOff }) => (backAfter === null ? months : partOf(setOff, months))),
  )
}

/** Of what was claimed back, what came back: from the person, or by setting it off. Fen. */
export function recoveredInAll({ paid, recovery }: Pick<EntitlementState, "paid" | "recovery">): number {
  return recovery.received + setOffInAll(paid) - recovery.excess
}

export function setOffInAll(paid: readonly PaidLine[]): number {
  return paid.reduce((sum, { setOff }) => sum + setOff, 0)
}

/** What a line paid for one month. */
export interface MonthPayment {
  readonly line: number
  readonly amount: number
  /** What of it stays when the bank sends the line back: what was set off. */
  readonly setOff: number
  readonly backAfter: number | null
  /** What had been recovered in all when it was paid. */
  readonly afterRecovered: number
}

/** The payments of each month, in order, those that the bank sent back included. */
export function paymentsByMonth({
  paid,
}: Pick<EntitlementState, "paid">): ReadonlyMap<Month, readonly MonthPayment[]> {
  const payments = new Map<Month, MonthPayment[]>()
  for (const [line, { afterRecovered, backAfter, months, setOff }] of paid.entries()) {
    const kept = sumOf(partOf(setOff, months))
    for (const { amount, month } of months) {
      const payment = { line, amount, setOff: kept.get(month) ?? 0, backAfter, afterRecovered }
      const others = payments.get(month)
      if (others === undefined) payments.set(month, [payment])
      else others.push(payment)
    }
  }
  return payments
}

/** What stands of some payments, or stood when so many lines had been paid. */
export function standing(payments: readonly MonthPayment[], afterLines = Infinity): number {
  return payments.reduce((sum, { amount, backAfter, line, setOff }) => {
    if (line >= afterLines) return sum
    return sum + (backAfter === null || backAfter >= afterLines ? amount : setOff)
  }, 0)
}

/**
 * The most that a person had of a month at a time, of its payments from a line on. What was paid again because it had come
 * back in between adds nothing; what the bank sent back had been decided all the same. `recovered` says what of the month
 * had come back when so much had in all.
 */
export function mostKept(
  payments: readonly MonthPayment[],
  fromLine: number,
  recovered: (inAll: number) => number,
): number {
  const since = payments.filter(({ line }) => line >= fromLine)
  const [first] = since
  if (first === undefined) return 0
  const before = recovered(first.afterRecovered)
  return since.reduce((most, { afterRecovered, line }) => {
    const back = recovered(afterRecovered) - before
    return Math.max(most, standing(since, line + 1) - back)
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

export function sumOf(amounts: readonly PaidMonth[]): Sums {
  const sums = new Map<Month, number>()
  for (const { amount, month } of amounts) sums.set(month, (sums.get(month) ?? 0) + amount)
  return sums
}
