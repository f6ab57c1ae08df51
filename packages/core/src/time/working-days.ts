import * as Result from "effect/Result"
import type { CalendarDay, Certainty } from "./calendar-day.ts"
import { countProvisional, countWorking, dayAt, tableOf, workingDayFrom } from "./calendar-table.ts"
import { type Calendar, horizonOf } from "./calendar.ts"
import { fromEpochDay, type PlainDate, toEpochDay } from "./plain-date.ts"
import { beyondHorizon, type BeyondHorizon } from "./time.errors.ts"

// Counting working days on a calendar. Licensing law counts an authority's limits so (行政许可法 art. 82).

/** What to do where the papers do not reach: answer provisionally and say so, or refuse. */
export interface HorizonPolicy {
  readonly beyondHorizon: "provisional" | "refuse"
}

/** A date reckoned on a calendar, and whether it rests on published papers alone. */
export interface ReckonedDate {
  readonly date: PlainDate
  readonly certainty: Certainty
}

/** A day as the calendar answers for it, provisional where its papers do not reach. */
export function dayOf(calendar: Calendar, date: PlainDate): CalendarDay {
  const day = toEpochDay(date)
  return dayAt(tableOf(calendar, day, day), day)
}

/**
 * Whether a day is worked, with its certainty and reason. Under `refuse`, fails with
 * {@link BeyondHorizon} on a day that the papers do not settle.
 */
export function isWorkingDay(
  calendar: Calendar,
  date: PlainDate,
  policy: HorizonPolicy,
): Result.Result<CalendarDay, BeyondHorizon> {
  const day = dayOf(calendar, date)
  return day.certainty === "provisional" && policy.beyondHorizon === "refuse"
    ? Result.fail(beyondHorizon(calendar, horizonOf(calendar)))
    : Result.succeed(day)
}

/**
 * The n-th working day after a date, which is itself not counted; before it when n is negative; the date
 * itself when n is 0. Under `refuse`, fails with {@link BeyondHorizon} when a day in between is not
 * settled by the papers. Throws `RangeError` unless n is a whole number.
 */
export function addWorkingDays(
  calendar: Calendar,
  date: PlainDate,
  n: number,
  policy: HorizonPolicy,
): Result.Result<ReckonedDate, BeyondHorizon> {
  const from = toEpochDay(date)
  const found = n === 0 ? from : workingDayFrom(calendar, from, n)
  const table = tableOf(calendar, Math.min(from, found), Math.max(from, found))
  const unsettled =
    found < from ? countProvisional(table, found - 1, from - 1) : countProvisional(table, from, found)
  if (unsettled > 0 && policy.beyondHorizon === "refuse") {
    return Result.fail(beyondHorizon(calendar, horizonOf(calendar)))
  }
  return Result.succeed({ date: fromEpochDay(found), certainty: unsettled > 0 ? "provisional" : "official" })
}

/** How many working days lie after `from` up to and including `to`; negative when `to` is before `from`. */
export function workingDaysBetween(
  calendar: Calendar,
  from: PlainDate,
  to: PlainDate,
): { readonly days: number; readonly certainty: Certainty } {
  const [start, end] = [toEpochDay(from), toEpochDay(to)]
  const [low, high] = [Math.min(start, end), Math.max(start, end)]
  const table = tableOf(calendar, low, high)
  const days = countWorking(table, low, high)
  return {
    days: end < start && days > 0 ? -days : days,
    certainty: countProvisional(table, low, high) > 0 ? "provisional" : "official",
  }
}
