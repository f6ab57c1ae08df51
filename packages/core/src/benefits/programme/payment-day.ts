/** By when the money of a month is paid. */
import * as Result from "effect/Result"
import {
  addDays,
  addWorkingDays,
  type Calendar,
  type Month,
  plainDate,
  type ReckonedDate,
} from "../../time/index.ts"
import type { Programme } from "./programme.ts"

/**
 * The last day on which the money of a month is paid in time, moved off days without work as the programme says.
 * Beyond the calendar's horizon it is provisional and says so.
 */
export function paymentDayOf(
  { payment }: Pick<Programme, "payment">,
  month: Month,
  calendar: Calendar,
): ReckonedDate {
  const day = plainDate(`${month}-${`${payment.day}`.padStart(2, "0")}`)
  const step = payment.roll === "before" ? -1 : 1
  return Result.getOrThrow(
    addWorkingDays(calendar, addDays(day, -step), step, { beyondHorizon: "provisional" }),
  )
}
