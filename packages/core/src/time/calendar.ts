import type { Text } from "../reasons/index.ts"
import type { Period } from "./period.ts"
import { addDays, type PlainDate } from "./plain-date.ts"

// Which days are worked is a matter of papers: weekends and statutory holidays by law, holiday bridges
// and make-up working days by a yearly notice, closures by a local order. A calendar therefore has a
// horizon: the last day its papers cover. Beyond it an answer is provisional, or refused; never a guess.

/** Days from the first to the last, both included. A single day has the same day twice. */
export interface DayRange {
  readonly first: PlainDate
  readonly last: PlainDate
}

/** An official paper that a calendar rests on. */
export interface CalendarPaper {
  readonly title: Text
  /** Its document number, where it has one. */
  readonly number?: string
  readonly publishedOn: PlainDate
  readonly url?: string
}

/** What a notice says about one holiday: which days are off, and which weekend days are worked for them. */
export interface HolidayArrangement {
  /** Names the arrangement across revisions, for example `2019-labour-day`: a revision replaces by key. */
  readonly key: string
  readonly holiday: Text
  readonly off: readonly DayRange[]
  readonly work: readonly PlainDate[]
}

/** An authority closed on working days, for example for a typhoon. */
export interface Closure {
  readonly days: DayRange
  readonly reason: Text
  /** The order or announcement it follows from. */
  readonly source: Text
}

/** A holiday that the law itself dates, used where no notice is published yet. */
export interface FixedHoliday {
  readonly name: Text
  /** The days of every year, as `MM-DD`. */
  readonly everyYear?: readonly string[]
  /** The days of single years, for holidays of the lunar calendar. */
  readonly dates?: readonly PlainDate[]
  /** While the law that gives this holiday is in force. */
  readonly validity: Period
}

/**
 * The working days of an authority: plain data, pinned in deadlines by `id` and `version`. Make one with
 * {@link defineCalendar}; never change one: {@link revise} makes another.
 */
export interface Calendar {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly papers: readonly CalendarPaper[]
  /** The days that the papers cover, half-open. The day before `to` is the horizon. */
  readonly period: Period & { readonly to: PlainDate }
  /** Days within the period that a coming paper may still change, such as the last days of December. */
  readonly unsettled: readonly DayRange[]
  readonly arrangements: readonly HolidayArrangement[]
  readonly closures: readonly Closure[]
  readonly fixedHolidays: readonly FixedHoliday[]
}

/** The version of a calendar that a date was reckoned on. */
export type CalendarPin = Pick<Calendar, "id" | "version">

/** What a calendar is made from; lists that are left out are empty. */
export type CalendarDefinition = Pick<Calendar, "id" | "version" | "title" | "papers" | "period"> &
  Partial<Pick<Calendar, "unsettled" | "arrangements" | "closures" | "fixedHolidays">>

/** What changes when a calendar is revised. Papers are added; arrangements replace those of the same key. */
export interface CalendarRevision extends Partial<Pick<Calendar, "period" | "unsettled" | "arrangements">> {
  readonly version: string
  readonly papers: readonly CalendarPaper[]
}

/**
 * Makes a calendar. Throws `RangeError` where the data contradict themselves (a defect in the table): a
 * day both off and worked, an arrangement named twice, a range that ends before it begins.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { addWorkingDays, defineCalendar, plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const calendar = defineCalendar({
 *   id: "sample",
 *   version: "1",
 *   title: { zh: "样例日历", en: "Sample calendar" },
 *   papers: [],
 *   period: { from: plainDate("2018-01-01"), to: plainDate("2019-01-01") },
 * })
 * const due = Result.getOrThrow(addWorkingDays(calendar, plainDate("2018-07-20"), 5, { beyondHorizon: "refuse" }))
 * assert.deepEqual(due, { date: "2018-07-27", certainty: "official" })
 * ```
 */
export function defineCalendar(definition: CalendarDefinition): Calendar {
  const calendar: Calendar = {
    unsettled: [],
    arrangements: [],
    closures: [],
    fixedHolidays: [],
    ...definition,
  }
  checkCalendar(calendar)
  return calendar
}

/** The calendar after another paper. The version must be a new one: deadlines name the version they were reckoned on. */
export function revise(calendar: Calendar, revision: CalendarRevision): Calendar {
  if (revision.version === calendar.version)
    throw new RangeError("A revised calendar needs a version of its own")
  const replaced = new Set(revision.arrangements?.map(({ key }) => key))
  return defineCalendar({
    ...calendar,
    version: revision.version,
    papers: [...calendar.papers, ...revision.papers],
    period: revision.period ?? calendar.period,
    unsettled: revision.unsettled ?? calendar.unsettled,
    arrangements: [
      ...calendar.arrangements.filter(({ key }) => !replaced.has(key)),
      ...(revision.arrangements ?? []),
    ],
  })
}

/**
 * The calendar with local closures added to those it has. Its version becomes `version`, or the old one
 * followed by the closed days.
 */
export function withClosures(calendar: Calendar, closures: readonly Closure[], version?: string): Calendar {
  if (closures.length === 0) return calendar
  const closed = closures.map(({ days }) =>
    days.first === days.last ? days.first : `${days.first}..${days.last}`,
  )
  return defineCalendar({
    ...calendar,
    version: version ?? `${calendar.version}+closed.${closed.join(",")}`,
    closures: [...calendar.closures, ...closures],
  })
}

/** The last day that the calendar's papers cover. */
export function horizonOf(calendar: Calendar): PlainDate {
  return addDays(calendar.period.to, -1)
}

function checkCalendar(calendar: Calendar): void {
  if (calendar.period.to < calendar.period.from)
    throw new RangeError("A calendar's period must not end before it begins")
  const ranges = [
    ...calendar.unsettled,
    ...calendar.closures.map(({ days }) => days),
    ...calendar.arrangements.flatMap(({ off }) => off),
  ]
  if (ranges.some(({ first, last }) => last < first))
    throw new RangeError("A range of days must not end before it begins")
  const keys = new Set(calendar.arrangements.map(({ key }) => key))
  if (keys.size < calendar.arrangements.length) throw new RangeError("A holiday arrangement is named twice")
  const off = calendar.arrangements.flatMap((arrangement) => arrangement.off)
  const clash = calendar.arrangements
    .flatMap(({ work }) => work)
    .find((date) => off.some(({ first, last }) => date >= first && date <= last))
  if (clash !== undefined) throw new RangeError(`A day is both off and worked: ${clash}`)
}
