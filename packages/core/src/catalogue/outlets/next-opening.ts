/** When an outlet is open next, the present included. */
import {
  addDays,
  earlierOf,
  type Calendar,
  horizonOf,
  laterOf,
  type Now,
  type PlainDate,
} from "../../time/index.ts"
import type { OpeningHours, OpenInterval, OpenIntervals } from "./hours.ts"
import { openingOn, possibleOpening } from "./opening.ts"

/** The next time at which an outlet is open. */
export type NextOpening =
  | ({ readonly state: "open"; readonly on: PlainDate; readonly isOpenNow: boolean } & OpenInterval)
  /** On this day it may be open, and the calendar's papers do not settle it; before it it is closed. */
  | { readonly state: "undetermined"; readonly on: PlainDate; readonly likely: OpenIntervals }
  /** Its hours hold no day to come. */
  | { readonly state: "none" }

/**
 * The opening at or after a moment of the district's local time. A break for lunch is no opening: at noon the answer
 * is the afternoon.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { nextOpening } from "@onevisit/core/catalogue"
 * import { defineCalendar, plainDate } from "@onevisit/core/time"
 *
 * const calendar = defineCalendar({
 *   id: "sample",
 *   version: "1",
 *   title: { zh: "样例日历", en: "Sample calendar" },
 *   papers: [],
 *   period: { from: plainDate("2018-01-01"), to: plainDate("2019-01-01") },
 * })
 * const hours = { workingDays: [{ from: "08:30", to: "17:00" }] }
 * const friday = { on: plainDate("2018-07-20"), time: "17:00:00" }
 * assert.deepEqual(nextOpening(hours, friday, calendar), {
 *   state: "open", on: "2018-07-23", from: "08:30", to: "17:00", isOpenNow: false,
 * })
 * ```
 */
export function nextOpening(
  hours: OpeningHours,
  from: Pick<Now, "on" | "time">,
  calendar: Calendar,
): NextOpening {
  // What is said for years on end ("closed until further notice") is looked at for two.
  const furthest = addDays(from.on, 731)
  const announced = hours.days?.map(({ days }) => earlierOf(days.last, furthest)) ?? []
  // After what is announced and settled, one week shows every day on which it may be open.
  const last = addDays([horizonOf(calendar), ...announced].reduce(laterOf, from.on), 7)
  for (let on = from.on; on <= last; on = addDays(on, 1)) {
    // Times of a day sort as text, with seconds or without.
    const isAhead = ({ to }: OpenInterval): boolean => on > from.on || to > from.time
    const day = openingOn(hours, on, calendar)
    if (day.state === "undetermined" && possibleOpening(hours, on).some(isAhead))
      return { state: "undetermined", on, likely: day.likely.filter(isAhead) }
    const next = day.state === "open" ? day.open.find(isAhead) : undefined
    if (next !== undefined)
      return { state: "open", on, ...next, isOpenNow: on === from.on && next.from <= from.time }
  }
  return { state: "none" }
}
