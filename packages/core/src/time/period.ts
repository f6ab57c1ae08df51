import { daysBetween, type PlainDate } from "./plain-date.ts"

// Validity of laws, items, calendars: from a day on, up to but not including another day.

/** Half-open `[from, to)`; `to: null` has no end. */
export interface Period {
  readonly from: PlainDate
  readonly to: PlainDate | null
}

/** Whether a day lies in a period: on or after `from`, before `to`. */
export function isWithin(period: Period, date: PlainDate): boolean {
  return date >= period.from && (period.to === null || date < period.to)
}

/** Whether two periods share a day. */
export function periodsOverlap(a: Period, b: Period): boolean {
  const startsBeforeEnd = (x: Period, y: Period): boolean => y.to === null || x.from < y.to
  return !isEmptyPeriod(a) && !isEmptyPeriod(b) && startsBeforeEnd(a, b) && startsBeforeEnd(b, a)
}

/** How many days a period holds; `null` without an end, 0 when it ends on or before its start. */
export function lengthInDays(period: Period): number | null {
  return period.to === null ? null : Math.max(0, daysBetween(period.from, period.to))
}

function isEmptyPeriod(period: Period): boolean {
  return period.to !== null && period.to <= period.from
}
