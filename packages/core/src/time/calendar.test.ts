import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import {
  addWorkingDays,
  type CalendarDefinition,
  composeDayReason,
  dayOf,
  defineCalendar,
  horizonOf,
  isWorkingDay,
  plainDate,
  revise,
  withClosures,
  workingDaysBetween,
} from "./index.ts"

const on = plainDate
const title = { zh: "样例", en: "Sample" }
const labourDay = {
  key: "2019-labour-day",
  holiday: { zh: "劳动节", en: "Labour Day" },
  off: [{ first: on("2019-05-01"), last: on("2019-05-01") }],
  work: [],
}
const definition: CalendarDefinition = {
  id: "sample",
  version: "1",
  title,
  papers: [],
  period: { from: on("2019-01-01"), to: on("2020-01-01") },
  arrangements: [labourDay],
  fixedHolidays: [
    { name: title, everyYear: ["01-01", "02-29"], validity: { from: on("2019-01-01"), to: null } },
    { name: title, everyYear: ["05-01"], validity: { from: on("2019-01-01"), to: on("2021-01-01") } },
    { name: title, dates: [on("2020-01-24")], validity: { from: on("2019-01-01"), to: null } },
  ],
}
const calendar = defineCalendar(definition)
const closure = {
  days: { first: on("2019-08-09"), last: on("2019-08-11") },
  reason: { zh: "台风", en: "typhoon" },
  source: { zh: "样例区公告", en: "Sample District notice" },
}

describe("a calendar", () => {
  it("has a horizon, the last day its papers cover", () => {
    expect(horizonOf(calendar)).toBe("2019-12-31")
    expect(dayOf(calendar, on("2019-12-31")).certainty).toBe("official")
    expect(dayOf(calendar, on("2020-01-02")).certainty).toBe("provisional")
    expect(dayOf(calendar, on("2018-12-31")).certainty).toBe("provisional")
  })

  it("knows beyond it the weekends and what the law in force on the day dates itself", () => {
    const worked = (date: string): boolean => dayOf(calendar, on(date)).working
    expect(["2020-01-01", "2020-01-24", "2020-05-01", "2032-01-01", "2040-02-29"].map(worked)).toEqual(
      Array.from({ length: 5 }, () => false),
    )
    expect(worked("2023-05-01")).toBe(true)
    expect(worked("2020-01-04")).toBe(false)
    expect(composeDayReason(dayOf(calendar, on("2020-01-01")).why, "provisional").zh).toBe(
      "样例放假（暂定，放假安排尚未公布）",
    )
  })

  it("leaves the days within its papers to them alone", () => {
    expect(dayOf(calendar, on("2019-01-01")).working).toBe(true)
  })

  it("answers for any day of the years 0001 to 9999, however far it must reach", () => {
    expect(dayOf(calendar, on("0001-01-01"))).toMatchObject({ working: true, certainty: "provisional" })
    expect(dayOf(calendar, on("9999-12-31"))).toMatchObject({ working: true, certainty: "provisional" })
    const add = (from: string, n: number) =>
      addWorkingDays(calendar, on(from), n, { beyondHorizon: "provisional" })
    expect(Result.getOrThrow(add("2019-06-03", 20_000)).date).toBe(
      Result.getOrThrow(add("2019-06-04", 19_999)).date,
    )
    const back = Result.getOrThrow(add("2019-06-03", -20_000)).date
    expect(workingDaysBetween(calendar, back, on("2019-06-03")).days).toBe(20_000)
    expect(() => add("9999-12-30", 2)).toThrow(RangeError)
    expect(() => add("0001-01-02", -2)).toThrow(RangeError)
    expect(() => add("2019-06-03", 1.5)).toThrow(RangeError)
  })

  it("refuses an unsettled day under the policy that asks for it", () => {
    const december = revise(calendar, {
      version: "2",
      papers: [],
      unsettled: [{ first: on("2019-12-30"), last: on("2019-12-31") }],
    })
    const policy = { beyondHorizon: "refuse" } as const
    expect(Result.isSuccess(isWorkingDay(december, on("2019-12-27"), policy))).toBe(true)
    expect(Result.isFailure(isWorkingDay(december, on("2019-12-30"), policy))).toBe(true)
    expect(Result.isFailure(addWorkingDays(december, on("2019-12-30"), -1, policy))).toBe(false)
    expect(Result.isFailure(addWorkingDays(december, on("2019-12-31"), -1, policy))).toBe(true)
  })

  it("must not contradict itself", () => {
    const wrong = (change: Partial<CalendarDefinition>) => () => defineCalendar({ ...definition, ...change })
    const [first, last] = [on("2019-05-02"), on("2019-05-01")]
    expect(wrong({ period: { from: on("2020-01-01"), to: on("2019-01-01") } })).toThrow(RangeError)
    expect(wrong({ unsettled: [{ first, last }] })).toThrow(RangeError)
    expect(wrong({ closures: [{ ...closure, days: { first, last } }] })).toThrow(RangeError)
    expect(wrong({ arrangements: [{ ...labourDay, off: [{ first, last }] }] })).toThrow(RangeError)
    expect(wrong({ arrangements: [labourDay, labourDay] })).toThrow(RangeError)
    expect(wrong({ arrangements: [{ ...labourDay, work: [on("2019-05-01")] }] })).toThrow(/2019-05-01/)
  })
})

describe("a revision", () => {
  it("replaces the arrangement of the same holiday, keeps the papers, and leaves the old calendar as it was", () => {
    const paper = { title, publishedOn: on("2019-03-22") }
    const revised = revise(calendar, {
      version: "2",
      papers: [paper],
      arrangements: [
        {
          ...labourDay,
          off: [{ first: on("2019-05-01"), last: on("2019-05-04") }],
          work: [on("2019-04-28")],
        },
      ],
    })
    expect(revised.papers).toEqual([paper])
    expect([calendar, revised].map((each) => dayOf(each, on("2019-05-02")).working)).toEqual([true, false])
    expect(dayOf(revised, on("2019-04-28"))).toMatchObject({
      working: true,
      why: { kind: "make-up-working-day" },
    })
  })

  it("needs a version of its own", () => {
    expect(() => revise(calendar, { version: "1", papers: [] })).toThrow(RangeError)
  })
})

describe("a local closure", () => {
  it("closes working days and names its order; a weekend stays a weekend", () => {
    const closed = withClosures(calendar, [closure])
    expect(closed.version).toBe("1+closed.2019-08-09..2019-08-11")
    expect(dayOf(closed, on("2019-08-09"))).toMatchObject({
      working: false,
      why: { kind: "closure", reason: closure.reason, source: closure.source },
    })
    expect(dayOf(closed, on("2019-08-10")).why.kind).toBe("weekend")
    expect(withClosures(calendar, [])).toBe(calendar)
  })

  it("closes a make-up working day too", () => {
    const arrangements = [{ ...labourDay, work: [on("2019-08-10")] }]
    const closed = withClosures(defineCalendar({ ...definition, arrangements }), [closure], "closed")
    expect(dayOf(closed, on("2019-08-10"))).toMatchObject({ working: false, why: { kind: "closure" } })
    expect(closed.version).toBe("closed")
  })
})
