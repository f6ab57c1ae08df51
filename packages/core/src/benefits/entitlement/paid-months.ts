/** What was paid for each month, what stands of it, and what a person had of it at most. */
import { NO, YES } from "../../rules/index.ts"
import { type Month, monthsBetween } from "../../time/index.ts"
import type { Segment } from "../facts/index.ts"
import type { PaidMonth } from "./entitlement-events.ts"
import type { EntitlementState, PaidLine } from "./entitlement-state.ts"

/** Fen by month. */
export type Sums = ReadonlyMap<Month, number>

/** What the facts come to in a month: an amount, 0 where not entitled, `null` while it is open. */
export function entitledIn({ segments }: Pick<EntitlementState, "segments">, month: Month): number | null {
  // The last stands until another is found.
  return worthOf(segments.findLast(({ from }) => from <= month))
}

export function worthOf(segment: Segment | undefined): number | null {
  if (segment?.status === YES) return segment.amount
  return segment?.status === NO ? 0 : null
}

/** What was paid for each month and not sent back by the bank. Fen. */
export function paidByMonth({ paid }: Pick<EntitlementState, "paid">): Sums {
  return sumOf(paid.flatMap(standingOf))
}

/** Of what was claimed back, what came back: from the person, or by setting it off. Fen. */
export function recoveredInAll({ paid, recovery }: Pick<EntitlementState, "paid" | "recovery">): number {
  return recovery.received + setOffInAll(paid) - recovery.excess
}

export function setOffInAll(paid: readonly PaidLine[]): number {
  return paid.reduce((sum, { setOff }) => sum + setOff, 0)
}

/** So many months from one on, told by their place. */
export interface Span {
  readonly first: Month
  readonly many: number
}

/** What stands of the lines from one on, by the place of the month. Fen. */
export function standingFrom(paid: readonly PaidLine[], { first, many }: Span, fromLine = 0): Float64Array {
  const sums = new Float64Array(Math.max(0, many))
  for (let line = fromLine; line < paid.length; line += 1) {
    for (const { amount, month } of standingOf(paid[line] as PaidLine)) {
      const at = monthsBetween(first, month)
      if (at >= 0 && at < many) sums[at] = (sums[at] ?? 0) + amount
    }
  }
  return sums
}

/** What of a month had come back when so much had in all. */
export type BackOf = (inAll: number, month: Month) => number

/** The months of which money came back, from the bank or, with claims, maybe from the person. */
export function movedMonths(paid: readonly PaidLine[], hasClaims: boolean): ReadonlySet<Month> {
  const moved = new Set<Month>()
  for (const { backAfter, months } of paid)
    if (hasClaims || backAfter !== null) for (const { month } of months) moved.add(month)
  return moved
}

/**
 * The most that a person had of a month at a time, of the payments from a line on. What was paid again because it had come
 * back in between adds nothing; what the bank sent back had been decided all the same. `backOf` is `null` where nothing was
 * ever claimed.
 */
export function mostKept(
  paid: readonly PaidLine[],
  month: Month,
  fromLine: number,
  backOf: BackOf | null,
): number {
  const payments: { readonly line: PaidLine; readonly place: number; readonly amount: number }[] = []
  for (let place = fromLine; place < paid.length; place += 1) {
    const line = paid[place] as PaidLine
    const amount = amountIn(line.months, month)
    if (amount > 0) payments.push({ line, place, amount })
  }
  const [first] = payments
  if (first === undefined) return 0
  const back = ({ afterRecovered }: PaidLine) => backOf?.(afterRecovered, month) ?? 0
  return payments.reduce((most, { line: last, place: until }) => {
    const had = payments.reduce((sum, { amount, line, place }) => {
      if (place > until) return sum
      const stood = line.backAfter === null || line.backAfter > until
      return sum + (stood ? amount : amountIn(partOf(line.setOff, line.months), month))
    }, 0)
    return Math.max(most, had - back(last) + back(first.line))
  }, 0)
}

function amountIn(months: readonly PaidMonth[], month: Month): number {
  let sum = 0
  for (const each of months) if (each.month === month) sum += each.amount
  return sum
}

/** The months of a line that stand: all, or once the bank sent its money back those that were set off. */
function standingOf({ backAfter, months, setOff }: PaidLine): readonly PaidMonth[] {
  return backAfter === null ? months : partOf(setOff, months)
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
