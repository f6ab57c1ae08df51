import * as Result from "effect/Result"
import { monthOfParts, type Month } from "./month.ts"
import {
  dayExists,
  daysInMonth,
  parsePlainDate,
  type PartialDate,
  plainDate,
  type PlainDate,
} from "./plain-date.ts"
import { invalidDate, type InvalidDate } from "./invalid-date.ts"

// Old records know a birth only to the year or the month. A partial date says just that much, and stands
// for every day from its first to its last.

/**
 * Reads a date known to the year, the month or the day. Fails with {@link InvalidDate}.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { firstDay, lastDay, partialDate } from "@onevisit/core/time"
 *
 * assert.equal(firstDay(partialDate("1938")), "1938-01-01")
 * assert.equal(lastDay(partialDate("1938-02")), "1938-02-28")
 * ```
 */
export function parsePartialDate(input: unknown): Result.Result<PartialDate, InvalidDate> {
  const expected = "YYYY, YYYY-MM or YYYY-MM-DD"
  if (typeof input !== "string") return Result.fail(invalidDate("not-text", expected))
  if (input.length === 10) return parsePlainDate(input)
  const [, year, month = "01"] = /^(\d{4})(?:-(\d{2}))?$/.exec(input) ?? []
  if (year === undefined) return Result.fail(invalidDate("form", expected))
  if (!dayExists(Number(year), Number(month), 1)) return Result.fail(invalidDate("no-such-day", expected))
  return Result.succeed(input as PartialDate)
}

/** A partial date written in code. Throws on a wrong literal, which is a defect. */
export function partialDate(literal: string): PartialDate {
  const parsed = parsePartialDate(literal)
  if (Result.isFailure(parsed)) throw new RangeError(parsed.failure.message.en)
  return parsed.success
}

/** How much of a date is known. */
export function precisionOf(date: PartialDate): "year" | "month" | "day" {
  return date.length === 10 ? "day" : date.length === 7 ? "month" : "year"
}

/** Whether the date is known to the day. */
export function isPlainDate(date: PartialDate): date is PlainDate {
  return date.length === 10
}

/** The first day that a partial date or a month may mean. */
export function firstDay(date: PartialDate | Month): PlainDate {
  return date.length === 10 ? (date as PlainDate) : plainDate(`${date.length === 4 ? `${date}-01` : date}-01`)
}

/** The last day that a partial date or a month may mean. */
export function lastDay(date: PartialDate | Month): PlainDate {
  if (date.length === 10) return date as PlainDate
  if (date.length === 4) return plainDate(`${date}-12-31`)
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  return plainDate(`${monthOfParts(year, month)}-${daysInMonth(year, month)}`)
}
