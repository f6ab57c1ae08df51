/**
 * Whether an outlet is open on a day, from when until when, and why. Beyond the days that a calendar's papers settle
 * there is no telling, and nobody is sent to a closed door on a guess: the answer is then undetermined.
 */
import { type Text, text } from "../../reasons/index.ts"
import {
  type Calendar,
  type CalendarDay,
  composeDayReason,
  composeWeekday,
  dayOf,
  type DayRange,
  type PlainDate,
  weekday,
} from "../../time/index.ts"
import type { OpeningHours, OpenIntervals } from "./hours.ts"

/** An outlet on one day. */
export type Opening =
  | { readonly state: "open"; readonly open: OpenIntervals; readonly why: Text }
  | { readonly state: "closed"; readonly why: Text }
  /** Not settled by the calendar's papers; `likely` is what holds if no later paper changes the day. */
  | { readonly state: "undetermined"; readonly likely: OpenIntervals; readonly why: Text }

/**
 * Whether an outlet with these hours is open on a day. A closure in the calendar closes every outlet, whatever its
 * own hours say; a day that the outlet itself announces comes before the rule of the week.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { openingOn } from "@onevisit/core/catalogue"
 * import { defineCalendar, plainDate } from "@onevisit/core/time"
 *
 * const calendar = defineCalendar({
 *   id: "sample",
 *   version: "1",
 *   title: { zh: "样例日历", en: "Sample calendar" },
 *   papers: [],
 *   period: { from: plainDate("2018-01-01"), to: plainDate("2019-01-01") },
 * })
 * const hours = { workingDays: [{ from: "08:30", to: "11:30" }, { from: "13:30", to: "17:00" }] }
 * assert.equal(openingOn(hours, plainDate("2018-07-20"), calendar).state, "open")
 * assert.equal(openingOn(hours, plainDate("2018-07-21"), calendar).state, "closed")
 * assert.equal(openingOn(hours, plainDate("2019-07-19"), calendar).state, "undetermined")
 * ```
 */
export function openingOn(hours: OpeningHours, on: PlainDate, calendar: Calendar): Opening {
  const closure = calendar.closures.find(({ days }) => isIn(days, on))
  if (closure !== undefined)
    return { state: "closed", why: composeDayReason({ kind: "closure", ...closure }) }
  const announced = hours.days?.find(({ days }) => isIn(days, on))
  if (announced !== undefined) return told(announced.open, announced.reason)
  const day = dayOf(calendar, on)
  const open = usualOpening(hours, day)
  if (day.certainty === "provisional" && possibleOpening(hours, on).length > 0) {
    return { state: "undetermined", likely: open, why: composeDayReason(day.why, day.certainty) }
  }
  const never = day.working && open.length === 0
  return told(open, never ? noService(on) : composeDayReason(day.why))
}

/** All times at which the outlet may be open on a day of which nothing is known but its day of the week. */
export function possibleOpening(hours: OpeningHours, on: PlainDate): OpenIntervals {
  return [...whenWorked(hours, on), ...whenOff(hours, on)]
}

function isIn({ first, last }: DayRange, on: PlainDate): boolean {
  return first <= on && on <= last
}

function told(open: OpenIntervals, why: Text): Opening {
  return open.length > 0 ? { state: "open", open, why } : { state: "closed", why }
}

function usualOpening(hours: OpeningHours, { date, why, working }: CalendarDay): OpenIntervals {
  if (working) return whenWorked(hours, date)
  return why.kind === "weekend" ? whenOff(hours, date) : []
}

function whenWorked({ weekdays, workingDays }: OpeningHours, on: PlainDate): OpenIntervals {
  return weekdays?.find((each) => each.weekday === weekday(on))?.open ?? workingDays
}

function whenOff({ saturdays, sundays }: OpeningHours, on: PlainDate): OpenIntervals {
  const day = weekday(on)
  return (day === 6 ? saturdays : day === 7 ? sundays : undefined) ?? []
}

function noService(on: PlainDate): Text {
  const day = composeWeekday(weekday(on))
  return text(`每${day.zh}不对外服务`, `no service on this weekday (${day.en})`)
}
