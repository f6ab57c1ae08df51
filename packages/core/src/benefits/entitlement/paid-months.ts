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

/** What a line paid for one month. */
export interface MonthPayment {
  readonly place: number
  readonly line: PaidLine
  readonly amount: number
}

export interface Payments {
  /** What stands, by the place of the month. Fen. */
  readonly standing: Float64Array
  /** Of the months of which money came back, from the bank or maybe from the person, all payments; by their place. */
  readonly moved: ReadonlyMap<number, readonly MonthPayment[]>
}

/** The payments of some months that follow one another, of the lines from one on. */
export function paymentsIn(
  paid: readonly PaidLine[],
  months: readonly Month[],
  { fromLine = 0, hasClaims }: { readonly fromLine?: number; readonly hasClaims: boolean },
): Payments {
  const many = months.length
  const placeOf = placesIn(months)
  const moved = new Map<number, MonthPayment[]>()
  for (const line of paid)
    if (hasClaims || line.backAfter !== null)
      for (const { month } of line.months) moved.set(placeOf(month), [])
  const standing = new Float64Array(many)
  for (let place = fromLine; place < paid.length; place += 1) {
    const line = paid[place] as PaidLine
    let stays = line.setOff
    for (const { amount, month } of line.months) {
      const at = placeOf(month)
      // Of what the bank sent back stays what was set off.
      const stands = line.backAfter === null ? amount : Math.min(stays, amount)
      stays -= stands
      if (at < 0 || at >= many) continue
      standing[at] = (standing[at] ?? 0) + stands
      if (moved.size > 0) moved.get(at)?.push({ place, line, amount })
    }
  }
  return { standing, moved }
}

/** The place of a month, quickly where each lies after the one before. */
function placesIn(months: readonly Month[]): (month: Month) => number {
  const [first] = months
  let next = 0
  return (month) => {
    if (first === undefined) return -1
    const at = months[next] === month ? next : monthsBetween(first, month)
    next = at + 1
    return at
  }
}

/** What of a month had come back when so much had in all. */
export type BackOf = (inAll: number) => number

/**
 * The most that a person had of a month at a time. What was paid again because it had come back in between adds nothing;
 * what the bank sent back had been decided all the same. `backOf` is `null` where nothing was ever claimed.
 */
export function mostKept(month: Month, payments: readonly MonthPayment[], backOf: BackOf | null): number {
  const [first] = payments
  if (first === undefined) return 0
  const back = ({ afterRecovered }: PaidLine) => backOf?.(afterRecovered) ?? 0
  return payments.reduce((most, { line: last, place: until }) => {
    const had = payments.reduce((sum, { amount, line, place }) => {
      if (place > until) return sum
      const stood = line.backAfter === null || line.backAfter > until
      return sum + (stood ? amount : (sumOf(standingOf(line)).get(month) ?? 0))
    }, 0)
    return Math.max(most, had - back(last) + back(first.line))
  }, 0)
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
