import { addDays, addMonths, type PlainDate } from "./plain-date.ts"
import type { Term } from "./term.ts"

// A length that ends on its day, whatever day that is: what is granted for a time is not made longer by a holiday.

/**
 * The last day of a length of months or calendar days from a day, that day not counted. Throws (a defect) on a
 * length in working days, which needs a calendar.
 */
export function lastDayOf({ length, unit }: Pick<Term, "length" | "unit">, from: PlainDate): PlainDate {
  switch (unit) {
    case "month":
      return addMonths(from, length)
    case "calendar-day":
      return addDays(from, length)
    case "working-day":
      throw new RangeError("A length that ends on its day is in months or calendar days.")
    default:
      return unit satisfies never
  }
}
