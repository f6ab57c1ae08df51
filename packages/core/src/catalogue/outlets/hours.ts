/**
 * When an outlet is open. Working days are those of a calendar, make-up working days included, so hours hold over
 * every holiday without being rewritten; what the calendar cannot tell yet is not told here either.
 */
import type { Text } from "../../reasons/index.ts"
import type { DayRange, Weekday } from "../../time/index.ts"

/** Open from one time of the day, as `HH:MM`, until another, itself no longer; `24:00` is the end of the day. */
export interface OpenInterval {
  readonly from: string
  readonly to: string
}

/** Times of a day in order; between two of them is a break, such as for lunch. Empty: closed. */
export type OpenIntervals = readonly OpenInterval[]

export interface OpeningHours {
  /** On working days, whatever day of the week they are. */
  readonly workingDays: OpenIntervals
  /** On the working days of one weekday where it has hours of its own. */
  readonly weekdays?: readonly { readonly weekday: Weekday; readonly open: OpenIntervals }[]
  /** On Saturdays and Sundays that are neither worked nor holidays (周末延时服务). */
  readonly saturdays?: OpenIntervals
  readonly sundays?: OpenIntervals
  /** Single days, or days on end, with hours of their own: closed for a move, open in a holiday. No day in two. */
  readonly days?: readonly { readonly days: DayRange; readonly open: OpenIntervals; readonly reason: Text }[]
}
