import * as Result from "effect/Result"
import { dayExists, type PlainDate, readMonth, readYear } from "./plain-date.ts"
import { invalidDate, type InvalidDate } from "./invalid-date.ts"

// A calendar month, the unit in which allowances are paid and projects are reckoned.

declare const monthBrand: unique symbol

/** A month as `YYYY-MM`. Sorts as text in order of time. */
export type Month = string & { readonly [monthBrand]: true }

/** Reads a month. Fails with {@link InvalidDate} on anything but an existing `YYYY-MM`. */
export function parseMonth(input: unknown): Result.Result<Month, InvalidDate> {
  if (typeof input !== "string") return Result.fail(invalidDate("not-text", "YYYY-MM"))
  if (!/^\d{4}-\d{2}$/.test(input)) return Result.fail(invalidDate("form", "YYYY-MM"))
  if (!dayExists(Number(input.slice(0, 4)), Number(input.slice(5)), 1)) {
    return Result.fail(invalidDate("no-such-day", "YYYY-MM"))
  }
  return Result.succeed(input as Month)
}

/** A month written in code. Throws on a wrong literal, which is a defect. */
export function month(literal: string): Month {
  const parsed = parseMonth(literal)
  if (Result.isFailure(parsed)) throw new RangeError(parsed.failure.message.en)
  return parsed.success
}

/** The month in which a day lies. */
export function monthOf(date: PlainDate): Month {
  return date.slice(0, 7) as Month
}

/** The month `months` later, or earlier when negative. Throws `RangeError` outside the years 0001 to 9999. */
export function addMonthsToMonth(from: Month, months: number): Month {
  const index = monthIndex(from) + months
  const year = Math.floor(index / 12)
  return monthOfParts(year, index - year * 12 + 1)
}

/** How many months `to` lies after `from`; negative when before. */
export function monthsBetween(from: Month, to: Month): number {
  return monthIndex(to) - monthIndex(from)
}

/** Orders months for `sort`: negative when `a` is earlier, 0 when equal. */
export function compareMonths(a: Month, b: Month): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The month of a year and a month number 1 to 12. Throws `RangeError` outside the years 0001 to 9999. */
export function monthOfParts(year: number, monthNumber: number): Month {
  if (!dayExists(year, monthNumber, 1)) throw new RangeError("Expected a month within the years 0001 to 9999")
  const index = year * 12 + monthNumber - 1
  const known = texts.get(index)
  if (known !== undefined) return known
  const text = `${`${year}`.padStart(4, "0")}-${`${monthNumber}`.padStart(2, "0")}` as Month
  texts.set(index, text)
  return text
}

/** Months are few, and reckoned with all the time: the text of each is put together once. */
const texts = new Map<number, Month>()

function monthIndex(value: Month): number {
  return readYear(value) * 12 + readMonth(value) - 1
}
