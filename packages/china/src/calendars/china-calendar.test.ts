import * as Result from "effect/Result"
import {
  addDays,
  addWorkingDays,
  type Calendar,
  computeDeadline,
  dayOf,
  horizonOf,
  isWorkingDay,
  plainDate,
  recomputeDeadlines,
  workingDays,
  workingDaysBetween,
} from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { chinaCalendar, chinaCalendar2026, chinaCalendarAsOf, holidayRegulations } from "../index.ts"

const calendar = chinaCalendar()
const provisionally = { beyondHorizon: "provisional" } as const

function due(on: Calendar, start: string, n: number): string {
  const found = Result.getOrThrow(addWorkingDays(on, plainDate(start), n, provisionally))
  return `${found.date} ${found.certainty}`
}

function workedIn(on: Calendar, from: string, through: string): number {
  return workingDaysBetween(on, addDays(plainDate(from), -1), plainDate(through)).days
}

describe("the working-day calendar of China, 2018 to 2026", () => {
  it.each([
    [2018, 250],
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])("has in %i %i working days", (year, count) => {
    expect(workedIn(calendar, `${year}-01-01`, `${year}-12-31`)).toBe(count)
  })

  it.each([
    ["2018-07-20", 5, "2018-07-27"],
    ["2018-07-20", 20, "2018-08-17"],
    ["2018-09-21", 5, "2018-09-29"],
    ["2018-09-28", 3, "2018-10-08"],
    ["2018-12-28", 1, "2018-12-29"],
    ["2018-12-29", 2, "2019-01-03"],
    ["2020-01-23", 5, "2020-02-07"],
    ["2020-01-23", 20, "2020-02-28"],
    ["2021-09-17", 5, "2021-09-26"],
    ["2022-12-30", 1, "2023-01-03"],
    ["2023-09-28", 2, "2023-10-08"],
    ["2024-02-09", 1, "2024-02-18"],
    ["2025-09-26", 20, "2025-10-30"],
    ["2026-02-13", 5, "2026-02-27"],
    ["2026-09-18", 5, "2026-09-24"],
    ["2026-09-18", 45, "2026-11-26"],
    ["2026-10-09", 20, "2026-11-05"],
    ["2026-11-23", 20, "2026-12-21"],
  ])("brings %s and %i working days to %s", (start, n, end) => {
    expect(due(calendar, start, n)).toBe(`${end} official`)
  })

  it("names the holiday of a day off and of the weekend day worked for it", () => {
    expect(dayOf(calendar, plainDate("2018-10-02"))).toEqual({
      date: "2018-10-02",
      working: false,
      certainty: "official",
      why: { kind: "holiday", name: { zh: "国庆节", en: "National Day" } },
    })
    expect(dayOf(calendar, plainDate("2018-09-29")).why).toMatchObject({ kind: "make-up-working-day" })
    expect(dayOf(calendar, plainDate("2020-02-03")).why).toEqual({ kind: "weekday" })
  })

  it("rests on every paper, in order of publication, and says how far they reach", () => {
    expect(calendar).toBe(chinaCalendar2026)
    expect(calendar.version).toBe("2025-11-04")
    expect(horizonOf(calendar)).toBe("2026-12-31")
    const published = calendar.papers.map(({ publishedOn }) => publishedOn)
    expect(published).toEqual([...published].sort())
    expect(published.slice(1)).toEqual([
      "2017-11-30",
      "2018-12-06",
      "2019-03-22",
      "2019-11-21",
      "2020-01-27",
      "2020-11-25",
      "2021-10-25",
      "2022-12-08",
      "2023-10-25",
      "2024-11-10",
      "2024-11-12",
      "2025-11-04",
    ])
  })
})

describe("beyond the horizon", () => {
  it("answers provisionally for 2027, and never calls a statutory holiday a working day", () => {
    expect(due(calendar, "2026-12-31", 1)).toBe("2027-01-04 provisional")
    for (const date of [
      "2027-01-01",
      "2027-05-01",
      "2027-05-02",
      "2027-10-01",
      "2030-10-01",
      "2027-02-05",
      "2027-02-08",
    ]) {
      expect(dayOf(calendar, plainDate(date))).toMatchObject({ working: false, certainty: "provisional" })
    }
  })

  it("refuses for 2027 under the other policy, and names the horizon", () => {
    const refused = addWorkingDays(calendar, plainDate("2026-12-25"), 10, { beyondHorizon: "refuse" })
    expect(Result.isFailure(refused) && refused.failure).toMatchObject({
      _tag: "BeyondHorizon",
      horizon: "2026-12-31",
      calendar: { id: "china", version: "2025-11-04" },
    })
    expect(
      Result.isFailure(isWorkingDay(calendar, plainDate("2027-01-04"), { beyondHorizon: "refuse" })),
    ).toBe(true)
  })

  it("holds the last days of December unsettled until the next notice, which has changed them before", () => {
    const before = chinaCalendarAsOf(plainDate("2018-12-05"))
    const after = chinaCalendarAsOf(plainDate("2018-12-06"))
    expect(due(before, "2018-12-27", 1)).toBe("2018-12-28 official")
    expect(due(before, "2018-12-28", 1)).toBe("2018-12-31 provisional")
    expect(due(after, "2018-12-28", 1)).toBe("2018-12-29 official")
    expect(dayOf(calendar, plainDate("2026-12-30"))).toMatchObject({
      working: true,
      certainty: "provisional",
    })
  })

  it("has nothing official before the first notice", () => {
    expect(dayOf(chinaCalendarAsOf(plainDate("2017-11-29")), plainDate("2018-03-01")).certainty).toBe(
      "provisional",
    )
    expect(dayOf(chinaCalendarAsOf(plainDate("2017-11-30")), plainDate("2018-03-01")).certainty).toBe(
      "official",
    )
  })
})

describe("the calendar as it stood before a revision", () => {
  it("had one day off for Labour Day 2019, and none made up, until 2019-03-22", () => {
    const before = chinaCalendarAsOf(plainDate("2019-03-21"))
    const worked = (on: Calendar): string[] =>
      ["04-28", "05-01", "05-02", "05-03", "05-04", "05-05"].filter(
        (day) => dayOf(on, plainDate(`2019-${day}`)).working,
      )
    expect(worked(before)).toEqual(["05-02", "05-03"])
    expect(worked(chinaCalendarAsOf(plainDate("2019-03-22")))).toEqual(["04-28", "05-05"])
  })

  it("had Spring Festival 2020 end on 01-30, with 02-01 worked, until 2020-01-27", () => {
    const before = chinaCalendarAsOf(plainDate("2020-01-26"))
    expect(dayOf(before, plainDate("2020-01-31")).working).toBe(true)
    expect(dayOf(before, plainDate("2020-02-01")).working).toBe(true)
    expect(due(before, "2020-01-23", 5)).toBe("2020-02-05 official")
    expect(due(before, "2020-01-23", 20)).toBe("2020-02-26 official")
  })

  it("lists the deadlines that the extension of 2020 moved", () => {
    const before = chinaCalendarAsOf(plainDate("2020-01-26"))
    const open = [5, 20].map((n) => ({
      key: `case-${n}`,
      binds: "authority" as const,
      deadline: Result.getOrThrow(
        computeDeadline({ term: workingDays(n), startsOn: plainDate("2020-01-23"), calendar: before }),
      ),
    }))
    const revised = chinaCalendarAsOf(plainDate("2020-01-27"))
    const { moved, unchanged } = recomputeDeadlines(open, revised, { neverToCitizensHarmOnceTold: false })
    expect(moved.map(({ key, from, to, calendar: { version } }) => [key, from, to, version])).toEqual([
      ["case-5", "2020-02-05", "2020-02-07", "2020-01-27"],
      ["case-20", "2020-02-26", "2020-02-28", "2020-01-27"],
    ])
    expect(unchanged).toBe(0)
  })
})

describe("the law's own holidays", () => {
  it("are eleven days to 2024 and thirteen from 2025", () => {
    const counts = holidayRegulations.map(({ holidays, validFrom }) => [
      validFrom,
      holidays.reduce((sum, { days }) => sum + days, 0),
    ])
    expect(counts).toEqual([
      ["2014-01-01", 11],
      ["2025-01-01", 13],
    ])
  })

  it("were not known in a later text before it was published", () => {
    const may2nd = plainDate("2025-05-02")
    expect(dayOf(chinaCalendarAsOf(plainDate("2024-11-09")), may2nd).working).toBe(true)
    expect(dayOf(chinaCalendarAsOf(plainDate("2024-11-10")), may2nd).working).toBe(false)
  })

  it("fall within the days off that the notices give, in every year noticed", () => {
    for (let year = 2018; year <= 2026; year++) {
      const eve = chinaCalendarAsOf(plainDate(`${year - 1}-10-01`))
      for (let date = plainDate(`${year}-01-01`); date <= `${year}-12-31`; date = addDays(date, 1)) {
        const foreseen = dayOf(eve, date)
        if (foreseen.why.kind === "holiday")
          expect([date, dayOf(calendar, date).working]).toEqual([date, false])
      }
    }
  })
})
