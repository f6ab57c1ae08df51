import * as Result from "effect/Result"
import { dayExists, fromEpochDay, plainDate, type PlainDate, toEpochDay } from "./plain-date.ts"
import { invalidDate, type InvalidDate } from "./invalid-date.ts"

// A moment in UTC, for what is recorded; legal dates are plain dates. Core never reads a clock: district
// makes one `Now` for each command from its clock and its configured zone, and hands it in.

declare const instantBrand: unique symbol

/** A UTC instant to the millisecond: `2018-07-20T01:30:00.000Z`. Sorts as text in order of time. */
export type Instant = string & { readonly [instantBrand]: true }

/** The present, made once per command: the instant, and the day and wall time in the district's zone. */
export interface Now {
  readonly at: Instant
  readonly on: PlainDate
  /** Local wall time, `HH:MM:SS`. */
  readonly time: string
}

const form = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/
const expected = "YYYY-MM-DDTHH:MM:SS.sssZ"

/** Reads a UTC instant; seconds may have up to three decimals and are brought to three. Fails with {@link InvalidDate}. */
export function parseInstant(input: unknown): Result.Result<Instant, InvalidDate> {
  if (typeof input !== "string") return Result.fail(invalidDate("not-text", expected))
  const [, date, hours, minutes, seconds, fraction = ""] = form.exec(input) ?? []
  if (date === undefined) return Result.fail(invalidDate("form", expected))
  const exists =
    dayExists(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))) &&
    Number(hours) <= 23 &&
    Number(minutes) <= 59 &&
    Number(seconds) <= 59
  if (!exists) return Result.fail(invalidDate("no-such-day", expected))
  return Result.succeed(`${date}T${hours}:${minutes}:${seconds}.${fraction.padEnd(3, "0")}Z` as Instant)
}

/** An instant written in code. Throws on a wrong literal, which is a defect. */
export function instant(literal: string): Instant {
  const parsed = parseInstant(literal)
  if (Result.isFailure(parsed)) throw new RangeError(parsed.failure.message.en)
  return parsed.success
}

/** Orders instants for `sort`: negative when `a` is earlier, 0 when equal. */
export function compareInstants(a: Instant, b: Instant): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Milliseconds from 1970-01-01T00:00Z. */
export function toEpochMillis(value: Instant): number {
  const part = (from: number, to: number): number => Number(value.slice(from, to))
  const days = toEpochDay(plainDate(value.slice(0, 10)))
  return (((days * 24 + part(11, 13)) * 60 + part(14, 16)) * 60 + part(17, 19)) * 1000 + part(20, 23)
}

/** The instant of milliseconds from 1970-01-01T00:00Z. Throws `RangeError` outside the years 0001 to 9999. */
export function fromEpochMillis(millis: number): Instant {
  if (!Number.isInteger(millis)) throw new RangeError("Expected whole milliseconds")
  const days = Math.floor(millis / 86_400_000)
  const rest = millis - days * 86_400_000
  const pad = (value: number, width: number): string => `${value}`.padStart(width, "0")
  const hours = Math.floor(rest / 3_600_000)
  const minutes = Math.floor(rest / 60_000) % 60
  const seconds = Math.floor(rest / 1000) % 60
  return `${fromEpochDay(days)}T${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(rest % 1000, 3)}Z` as Instant
}
