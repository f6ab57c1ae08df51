import { addDays, dayOf, plainDate, type PlainDate } from "@onevisit/core/time"
import { getSolarDateFromLunar, getSolarTermDate, isWorkday } from "chinese-days"
import { expect, it, vi } from "vitest"
import { chinaCalendar, festivalDates } from "../index.ts"

// An independent table of working days and festivals. It is built with local time when it loads, and is
// right only where it was written, so this file alone runs in one zone.
vi.hoisted(() => {
  process.env["TZ"] = "Asia/Shanghai"
})

it("agrees with an independent table of working days on every day from 2018 to 2026", () => {
  const calendar = chinaCalendar()
  const differing: PlainDate[] = []
  for (let date = plainDate("2018-01-01"); date <= "2026-12-31"; date = addDays(date, 1)) {
    if (dayOf(calendar, date).working !== isWorkday(date)) differing.push(date)
  }
  expect(differing).toEqual([])
})

it("puts the festivals on the days of an independent almanac", () => {
  for (const [year, festivals] of Object.entries(festivalDates)) {
    const lunar = (monthDay: string): string => getSolarDateFromLunar(`${year}-${monthDay}`).date
    expect(festivals.map((day) => `${year}-${day}`)).toEqual([
      lunar("01-01"),
      getSolarTermDate(Number(year), 4, "pure_brightness"),
      lunar("05-05"),
      lunar("08-15"),
    ])
  }
})
