import { text } from "@onevisit/core/reasons"
import {
  addDays,
  type Calendar,
  type CalendarRevision,
  type DayRange,
  defineCalendar,
  type FixedHoliday,
  type HolidayArrangement,
  plainDate,
  type PlainDate,
  revise,
} from "@onevisit/core/time"
import { festivalDates } from "./festival-dates.ts"
import { type HolidayNotice, holidayNotices } from "./holiday-notices.ts"
import { type HolidayRegulation, holidayRegulations, type StatutoryHoliday } from "./holiday-regulations.ts"
import { holidayTitles } from "./holidays.ts"

// The working days of the mainland from 2018, built paper by paper, so that the calendar can be had as it
// stood on any day. The version of a calendar is the day its latest paper was published. The last days of
// December stay unsettled until the next year's notice: it has changed them before (2018, 2022).

type Paper = HolidayNotice | HolidayRegulation

const firstOfficialDay = plainDate("2018-01-01")
const papers: readonly Paper[] = [...holidayRegulations, ...holidayNotices].sort((a, b) =>
  a.publishedOn < b.publishedOn ? -1 : 1,
)
const editions = new Map<number, Calendar>()

/**
 * The latest working-day calendar: officially published for 2018 to 2026, provisional after that.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { chinaCalendar } from "@onevisit/china"
 * import { addWorkingDays, plainDate } from "@onevisit/core/time"
 *
 * const policy = { beyondHorizon: "provisional" } as const
 * const due = Result.getOrThrow(addWorkingDays(chinaCalendar(), plainDate("2018-09-21"), 5, policy))
 * assert.deepEqual(due, { date: "2018-09-29", certainty: "official" })
 * ```
 */
export function chinaCalendar(): Calendar {
  return edition(papers.length)
}

/**
 * The calendar as it stood at the end of a day, from the papers published by then. Before 2017-11-30 no notice
 * of its span was out, and all its answers are provisional.
 */
export function chinaCalendarAsOf(date: PlainDate): Calendar {
  return edition(papers.filter(({ publishedOn }) => publishedOn <= date).length)
}

/** The calendar with the notice for 2026: official to 2026-12-31, of which the last three days are unsettled. */
export const chinaCalendar2026: Calendar = /* @__PURE__ */ chinaCalendarAsOf(
  /* @__PURE__ */ plainDate("2025-11-04"),
)

function edition(count: number): Calendar {
  const known = editions.get(count)
  if (known !== undefined) return known
  const paper = papers[count - 1]
  const calendar = paper === undefined ? unpublished() : addPaper(edition(count - 1), paper)
  editions.set(count, calendar)
  return calendar
}

function unpublished(): Calendar {
  return defineCalendar({
    id: "china",
    version: "unpublished",
    title: text("中国工作日历", "Working days of China"),
    papers: [],
    period: { from: firstOfficialDay, to: firstOfficialDay },
  })
}

function addPaper(calendar: Calendar, paper: Paper): Calendar {
  return "year" in paper ? revise(calendar, noticed(paper)) : regulate(calendar, paper)
}

function noticed(notice: HolidayNotice): CalendarRevision {
  const { year } = notice
  const zh = notice.revises
    ? `国务院办公厅关于调整${year}年放假安排的通知`
    : `国务院办公厅关于${year}年部分节假日安排的通知`
  const en = `State Council General Office notice ${notice.revises ? "revising" : "on"} the holidays of ${year}`
  const { number, url } = notice
  return {
    version: notice.publishedOn,
    papers: [{ title: text(zh, en), number, publishedOn: plainDate(notice.publishedOn), url }],
    arrangements: notice.holidays.map(([name, off, work = ""]): HolidayArrangement => ({
      key: `${year}-${name}`,
      holiday: holidayTitles[name],
      off: [rangeIn(year, off)],
      work: work
        .split(" ")
        .filter(Boolean)
        .map((day) => dateIn(year, day)),
    })),
    period: { from: firstOfficialDay, to: plainDate(`${year + 1}-01-01`) },
    unsettled: [{ first: plainDate(`${year}-12-29`), last: plainDate(`${year}-12-31`) }],
  }
}

function regulate(calendar: Calendar, regulation: HolidayRegulation): Calendar {
  const { number, url } = regulation
  const publishedOn = plainDate(regulation.publishedOn)
  const title = text(
    "全国年节及纪念日放假办法",
    "Regulation on Public Holidays for National Annual Festivals and Memorial Days",
  )
  const validity = { from: plainDate(regulation.validFrom), to: null }
  const fixed = regulation.holidays.map((holiday): FixedHoliday => ({
    name: holidayTitles[holiday.name],
    ...daysOf(holiday),
    validity,
  }))
  const ended = (former: FixedHoliday): FixedHoliday => ({
    ...former,
    validity: { from: former.validity.from, to: former.validity.to ?? validity.from },
  })
  return defineCalendar({
    ...calendar,
    version: publishedOn,
    papers: [...calendar.papers, { title, number, publishedOn, ...(url === undefined ? {} : { url }) }],
    fixedHolidays: [...calendar.fixedHolidays.map(ended), ...fixed],
  })
}

function daysOf({ days, first }: StatutoryHoliday): Pick<FixedHoliday, "everyYear" | "dates"> {
  const offsets = Array.from({ length: days }, (_, index) => index)
  if (typeof first === "string") {
    const day = Number(first.slice(3))
    return { everyYear: offsets.map((offset) => `${first.slice(0, 3)}${`${day + offset}`.padStart(2, "0")}`) }
  }
  const column = ["spring-festival", "qingming", "dragon-boat", "mid-autumn"].indexOf(first.festival)
  const dates = Object.entries(festivalDates).flatMap(([year, festivals]) => {
    const festival = plainDate(`${year}-${festivals[column]}`)
    return offsets.map((offset) => addDays(festival, first.offset + offset))
  })
  return { dates }
}

function rangeIn(year: number, off: string): DayRange {
  const [first = off, last = first] = off.split("~")
  return { first: dateIn(year, first), last: dateIn(year, last) }
}

function dateIn(year: number, day: string): PlainDate {
  return plainDate(day.length === 5 ? `${year}-${day}` : day)
}
