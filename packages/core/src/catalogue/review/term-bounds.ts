/**
 * Compares terms without a calendar, and only says what every calendar bears out: a working day is at least one day, a
 * month is 28 to 31. Whether twenty working days end before a month does is for dates to say, not for lengths.
 */
import type { Term } from "../../time/index.ts"

/** Whether terms that follow each other take longer than a limit, whatever days they fall on. */
export function areSurelyLonger(terms: readonly Term[], limit: Term): boolean {
  const alike = terms.filter(({ unit }) => unit === limit.unit)
  if (sum(alike, ({ length }) => length) > limit.length) return true
  return alike.length < terms.length && sum(terms, leastDays) > mostDays(limit)
}

function leastDays({ length, unit }: Term): number {
  return unit === "month" ? length * 28 : length
}

function mostDays({ length, unit }: Term): number {
  switch (unit) {
    case "working-day":
      return Infinity
    case "calendar-day":
      return length
    case "month":
      return length * 31
    default:
      return unit satisfies never
  }
}

function sum(terms: readonly Term[], of: (term: Term) => number): number {
  return terms.reduce((all, term) => all + of(term), 0)
}
