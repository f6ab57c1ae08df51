/** The days, or the months, on which a rule is looked at again, counted from where the look begins. */
import {
  addDays,
  addMonthsToMonth,
  daysBetween,
  firstDay,
  lastDay,
  type Month,
  monthOf,
  monthsBetween,
  type PlainDate,
} from "../../time/index.ts"
import type { When } from "../bound/bound-rule.ts"
import { type DecisionTime, whenOf } from "../bound/when.ts"

/** Places 0 (where the look begins) to `last` (the horizon). `last` is below 0 where the horizon lies before. */
export interface Timeline {
  readonly last: number
  readonly timeAt: (place: number) => DecisionTime
  readonly whenAt: (place: number) => When
}

/** The days from a day on, or the months from a month on, up to the horizon, which is included. */
export function timelineOf(from: DecisionTime, until: PlainDate | Month): Timeline {
  const timeAt =
    "on" in from
      ? (place: number): DecisionTime => ({ on: addDays(from.on, place) })
      : (place: number): DecisionTime => ({ month: addMonthsToMonth(from.month, place) })
  const last =
    "on" in from ? daysBetween(from.on, lastDay(until)) : monthsBetween(from.month, monthOf(firstDay(until)))
  return { last, timeAt, whenAt: (place) => whenOf(timeAt(place)) }
}
