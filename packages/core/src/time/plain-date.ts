import * as Result from "effect/Result"
import { invalidDate, type InvalidDate } from "./invalid-date.ts"

// A day of the proleptic Gregorian calendar, years 0001 to 9999, without time or zone. All reckoning
// is on epoch days (whole days from 1970-01-01), so no clock, zone or daylight saving can shift a date.

declare const partialBrand: unique symbol
declare const plainBrand: unique symbol

/** A date known to the year, the month or the day: `1938`, `1938-05` or `1938-05-12`. */
export type PartialDate = string & { readonly [partialBrand]: true }

/** A day as `YYYY-MM-DD`. Every plain date is a partial date too. Sorts as text in order of time. */
export type PlainDate = PartialDate & { readonly [plainBrand]: true }

/** Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const firstEpochDay = -719_162
const lastEpochDay = 2_932_896

/**
 * Reads a day from outside. Fails with {@link InvalidDate} on anything but `YYYY-MM-DD` and on days
 * that do not exist, such as 2019-02-29.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { parsePlainDate } from "@onevisit/core/time"
 *
 * assert(Result.isSuccess(parsePlainDate("2020-02-29")))
 * assert(Result.isFailure(parsePlainDate("2019-02-29")))
 * ```
 */
export function parsePlainDate(input: unknown): Result.Result<PlainDate, InvalidDate> {
  if (typeof input !== "string") return Result.fail(invalidDate("not-text", "YYYY-MM-DD"))
  if (!/^\d{4}-\d{2}-\d{2}$/.test(input)) return Result.fail(invalidDate("form", "YYYY-MM-DD"))
  if (!dayExists(readYear(input), readMonth(input), readDay(input))) {
    return Result.fail(invalidDate("no-such-day", "YYYY-MM-DD"))
  }
  return Result.succeed(input as PlainDate)
}

/** A date written in code or in a data table. Throws on a wrong literal, which is a defect. */
export function plainDate(literal: string): PlainDate {
  const parsed = parsePlainDate(literal)
  if (Result.isFailure(parsed)) throw new RangeError(parsed.failure.message.en)
  return parsed.success
}

/** Whole days from 1970-01-01, negative before. */
export function toEpochDay(date: PlainDate): number {
  return epochDayOf(readYear(date), readMonth(date), readDay(date))
}

/** The date of an epoch day. Throws `RangeError` outside the years 0001 to 9999. */
export function fromEpochDay(epochDay: number): PlainDate {
  if (!Number.isInteger(epochDay) || epochDay < firstEpochDay || epochDay > lastEpochDay) {
    throw new RangeError("Expected an epoch day within the years 0001 to 9999")
  }
  // Years begin in March here, so that the leap day is the last day of a year.
  const shifted = epochDay + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return composeDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/** The date `days` later, or earlier when negative. Throws `RangeError` outside the years 0001 to 9999. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days)
}

/**
 * The corresponding day `months` later, or the last day of that month where it has no such day
 * (Civil Code, art. 202). Negative counts back. Throws `RangeError` outside the years 0001 to 9999.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { addMonths, plainDate } from "@onevisit/core/time"
 *
 * assert.equal(addMonths(plainDate("2018-08-31"), 6), "2019-02-28")
 * ```
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = readYear(date) * 12 + readMonth(date) - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return composeDate(year, month, Math.min(readDay(date), daysInMonth(year, month)))
}

/** The corresponding day `years` later; 29 February becomes 28 February in a common year (Civil Code, art. 202). */
export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12)
}

/** The day of the week: Monday is 1, Sunday 7. */
export function weekday(date: PlainDate): Weekday {
  return weekdayOfEpochDay(toEpochDay(date))
}

/** The day of the week of an epoch day: Monday is 1, Sunday 7. */
export function weekdayOfEpochDay(epochDay: number): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((epochDay + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toEpochDay(to) - toEpochDay(from)
}

/** Orders dates for `sort`: negative when `a` is earlier, 0 when equal. */
export function compareDates(a: PlainDate, b: PlainDate): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The later of two dates. */
export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? b : a
}

/** The earlier of two dates. */
export function earlierOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b
}

/** The parts of a date. */
export function partsOf(date: PlainDate): {
  readonly year: number
  readonly month: number
  readonly day: number
} {
  return { year: readYear(date), month: readMonth(date), day: readDay(date) }
}

/** Whether a year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** How many days a month (1 to 12) of a year has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether a day of that year, month and day number exists within the years 0001 to 9999. */
export function dayExists(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

function composeDate(year: number, month: number, day: number): PlainDate {
  if (!dayExists(year, month, day)) throw new RangeError("Expected a date within the years 0001 to 9999")
  const yearText = year >= 1000 ? `${year}` : `${year}`.padStart(4, "0")
  return `${yearText}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}` as PlainDate
}

function epochDayOf(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const monthFromMarch = month > 2 ? month - 3 : month + 9
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The year of a date or a month. */
export function readYear(text: string): number {
  return digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3)
}

/** The month, from 1, of a date or a month. */
export function readMonth(text: string): number {
  return digit(text, 5) * 10 + digit(text, 6)
}

function readDay(text: string): number {
  return digit(text, 8) * 10 + digit(text, 9)
}

function digit(text: string, index: number): number {
  return text.charCodeAt(index) - 48
}
