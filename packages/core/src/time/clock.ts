import { countProvisional, countWorking, dayAt, tableOf, workingDayFrom } from "./calendar-table.ts"
import type { Calendar, CalendarPin } from "./calendar.ts"
import { addMonths, fromEpochDay, type PlainDate, toEpochDay } from "./plain-date.ts"
import type { Pause } from "./suspension.ts"
import type { Term, TermUnit } from "./term.ts"

// Finds the last day of a term: between two pauses it is one look-up, so the cost grows with the number
// of pauses and not with the length of the term.

interface Clock {
  readonly calendar: Calendar
  readonly unit: TermUnit
  readonly rollForward: boolean
  /** The epoch day after which counting begins. */
  readonly after: number
}

interface Run {
  /** The last day, or `null` when an open pause holds the clock. */
  readonly due: number | null
  readonly dueOn: PlainDate | null
  /** Whether a day that decided the date is not settled by the calendar's papers. */
  readonly provisional: boolean
  readonly pin: CalendarPin
}

/** The epoch day after which a term begins to count. */
export function startOfCount(term: Term, start: number): number {
  return (term.excludeStartDay ?? true) ? start : start - 1
}

/** How many days a term must count, with `more` units added: working days or calendar days by its unit. */
export function termInDays(term: Term, startsOn: PlainDate, more: number): number {
  const length = term.length + more
  if (!Number.isInteger(length) || term.length < 1 || more < 0) {
    throw new RangeError("A term's length is a whole number from 1")
  }
  if (term.unit !== "month") return length
  // To the corresponding day, or the month's end (art. 202). When the start day counts, the term ends the
  // day before the corresponding day, unless that was already brought back to the month's end.
  const end = addMonths(startsOn, length)
  const days = toEpochDay(end) - toEpochDay(startsOn)
  const clamped = end.slice(8) !== startsOn.slice(8)
  return (term.excludeStartDay ?? true) || !clamped ? days : days + 1
}

/** Counts `length` days of the clock's unit, standing still during the pauses. */
export function runClock(clock: Clock, length: number, pauses: readonly Pause[]): Run {
  const { calendar, unit } = clock
  const inWorkingDays = unit === "working-day"
  let position = clock.after
  let remaining = length
  let unsettled = 0
  for (const pause of pauses) {
    if (pause.to <= position + 1) continue
    const through = Math.max(position, pause.from - 1)
    const available = inWorkingDays ? workingDaysIn(calendar, position, through) : through - position
    if (available >= remaining) break
    remaining -= available
    if (inWorkingDays) unsettled += unsettledIn(calendar, position, through)
    if (pause.to === Number.POSITIVE_INFINITY)
      return { due: null, dueOn: null, provisional: false, pin: pinOf(calendar, position) }
    position = pause.to - 1
  }
  if (inWorkingDays) {
    const due = workingDayFrom(calendar, position, remaining)
    const table = tableOf(calendar, position, due)
    const provisional = unsettled + countProvisional(table, position, due) > 0
    return { due, dueOn: dayAt(table, due).date, provisional, pin: table.calendar }
  }
  const last = position + remaining
  if (!clock.rollForward)
    return { due: last, dueOn: fromEpochDay(last), provisional: false, pin: pinOf(calendar, last) }
  const due = workingDayFrom(calendar, last - 1, 1)
  const table = tableOf(calendar, last - 1, due)
  return {
    due,
    dueOn: dayAt(table, due).date,
    provisional: countProvisional(table, last - 1, due) > 0,
    pin: table.calendar,
  }
}

function workingDaysIn(calendar: Calendar, after: number, through: number): number {
  return countWorking(tableOf(calendar, after, through), after, through)
}

function unsettledIn(calendar: Calendar, after: number, through: number): number {
  return countProvisional(tableOf(calendar, after, through), after, through)
}

function pinOf(calendar: Calendar, day: number): CalendarPin {
  return tableOf(calendar, day, day).calendar
}
