import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { composeHours, composeNextOpening } from "./hours-text.ts"
import type { OpeningHours } from "./hours.ts"
import { nextOpening } from "./next-opening.ts"
import { openingOn } from "./opening.ts"
import { afternoon, calendar, hours, morning, on } from "./outlets.fixture.ts"

const at = (date: string, of: OpeningHours = hours) => openingOn(of, on(date), calendar)
const saturdayService: OpeningHours = { ...hours, saturdays: [morning] }

describe("an outlet", () => {
  it("is open on working days, with a break at noon", () => {
    expect(at("2018-07-20")).toEqual({
      state: "open",
      open: [morning, afternoon],
      why: text("工作日", "working day"),
    })
  })

  it("is closed at weekends and on holidays, and says which", () => {
    expect(at("2018-07-21")).toEqual({ state: "closed", why: text("休息日", "weekend") })
    expect(at("2018-10-03")).toMatchObject({ state: "closed", why: { zh: "国庆节放假" } })
  })

  it("keeps the hours of a working day on a Saturday and a Sunday that are worked for a holiday", () => {
    for (const date of ["2018-09-29", "2018-09-30"]) {
      expect(at(date, saturdayService)).toMatchObject({ state: "open", open: [morning, afternoon] })
    }
  })

  it("serves on Saturdays where it says so, but on none that is a holiday", () => {
    expect(at("2018-07-21", saturdayService)).toMatchObject({ state: "open", open: [morning] })
    expect(at("2018-07-22", saturdayService).state).toBe("closed")
    expect(at("2018-07-22", { ...hours, sundays: [afternoon] })).toMatchObject({ open: [afternoon] })
    expect(at("2018-10-06", saturdayService).state).toBe("closed")
  })

  it("has hours of its own on a weekday, a make-up working day included", () => {
    const fridays = { ...hours, weekdays: [{ weekday: 5, open: [morning] } as const] }
    expect(at("2018-07-20", fridays)).toMatchObject({ open: [morning] })
    expect(at("2018-07-19", fridays)).toMatchObject({ open: [morning, afternoon] })
    const never = { ...hours, weekdays: [{ weekday: 6, open: [] } as const] }
    expect(at("2018-09-29", never)).toEqual({
      state: "closed",
      why: text("每周六不对外服务", "no service on this weekday (Sat)"),
    })
  })

  it("goes by what it has announced for a day, in a holiday too", () => {
    const reason = text("国庆值班", "on duty over National Day")
    const duty: OpeningHours = {
      ...hours,
      days: [{ days: { first: on("2018-10-02"), last: on("2018-10-03") }, open: [morning], reason }],
    }
    expect(at("2018-10-02", duty)).toEqual({ state: "open", open: [morning], why: reason })
    expect(at("2018-10-04", duty).state).toBe("closed")
    const moving: OpeningHours = {
      ...hours,
      days: [{ days: { first: on("2018-07-20"), last: on("2018-07-20") }, open: [], reason }],
    }
    expect(at("2018-07-20", moving)).toEqual({ state: "closed", why: reason })
  })

  it("is closed by an order that closes every outlet, on a Saturday with service and whatever it announced", () => {
    expect(at("2018-08-10")).toMatchObject({ state: "closed", why: { zh: "停止办公：台风" } })
    expect(at("2018-08-11", saturdayService)).toMatchObject({
      state: "closed",
      why: { zh: "停止办公：台风" },
    })
    const reason = text("加班", "overtime")
    const days = { first: on("2018-08-10"), last: on("2018-08-10") }
    expect(at("2018-08-10", { ...hours, days: [{ days, open: [morning], reason }] }).state).toBe("closed")
  })

  it("does not guess where no paper settles the day, and says what is likely", () => {
    expect(at("2019-07-19")).toMatchObject({ state: "undetermined", likely: [morning, afternoon] })
    expect(at("2018-12-31")).toMatchObject({ state: "undetermined" })
    expect(at("2019-07-20")).toMatchObject({ state: "undetermined", likely: [] })
  })

  it("knows a day beyond the papers that it announced itself, and one on which it is never open", () => {
    const days = { first: on("2019-07-19"), last: on("2019-07-19") }
    const reason = text("开放日", "open day")
    const single: OpeningHours = { workingDays: [], days: [{ days, open: [morning], reason }] }
    expect(at("2019-07-19", single).state).toBe("open")
    expect(at("2019-07-18", single).state).toBe("closed")
  })
})

describe("the next opening", () => {
  const next = (date: string, time: string, of: OpeningHours = hours) =>
    nextOpening(of, { on: on(date), time }, calendar)

  it("is the present one until the last minute, and the afternoon at noon", () => {
    expect(next("2018-07-20", "08:30:00")).toMatchObject({ ...morning, isOpenNow: true })
    expect(next("2018-07-20", "11:29:59")).toMatchObject({ ...morning, isOpenNow: true })
    expect(next("2018-07-20", "11:30:00")).toMatchObject({ on: "2018-07-20", ...afternoon, isOpenNow: false })
    expect(next("2018-07-20", "08:29:59")).toMatchObject({ ...morning, isOpenNow: false })
  })

  it("passes over a weekend and a whole holiday", () => {
    expect(next("2018-07-20", "17:00:00")).toMatchObject({ on: "2018-07-23", ...morning })
    expect(next("2018-09-30", "17:00:00")).toMatchObject({ on: "2018-10-08", isOpenNow: false })
  })

  it("stops at the first day that no paper settles, unless its hours are over", () => {
    expect(next("2018-12-29", "08:00:00")).toEqual({ state: "undetermined", on: "2018-12-30", likely: [] })
    expect(next("2018-12-31", "12:00:00")).toEqual({
      state: "undetermined",
      on: "2018-12-31",
      likely: [afternoon],
    })
    expect(next("2018-12-31", "17:00:00")).toMatchObject({ state: "undetermined", on: "2019-01-01" })
  })

  it("is none where no day to come has any hours", () => {
    const days = { first: on("2019-03-01"), last: on("2019-03-01") }
    const reason = text("开放日", "open day")
    const single: OpeningHours = { workingDays: [], days: [{ days, open: [morning], reason }] }
    expect(next("2018-07-20", "12:00:00", single)).toMatchObject({ state: "open", on: "2019-03-01" })
    expect(next("2019-03-01", "11:30:00", single)).toEqual({ state: "none" })
    expect(composeNextOpening({ state: "none" }).zh).toBe("暂无办公安排，请先电话确认")
  })

  it("is looked for a whole week beyond the papers, on the one day on which it may be open", () => {
    const saturdays: OpeningHours = { workingDays: [], saturdays: [morning] }
    const weekdays: OpeningHours = { workingDays: [], weekdays: [{ weekday: 5, open: [morning] }] }
    expect(next("2018-12-31", "12:00:00", saturdays)).toMatchObject({
      state: "undetermined",
      on: "2019-01-05",
    })
    expect(next("2018-12-29", "12:00:00", weekdays)).toMatchObject({
      state: "undetermined",
      on: "2019-01-04",
    })
  })

  it("reads well", () => {
    const said = (date: string, time: string) => composeNextOpening(next(date, time)).zh
    expect(said("2018-07-20", "09:00:00")).toBe("正在办公，至 11:30")
    expect(said("2018-07-20", "18:00:00")).toBe("下次办公：2018-07-23（周一） 08:30–11:30")
    expect(said("2018-12-31", "08:00:00")).toBe(
      "2018-12-31（周一） 是否办公尚无官方安排（可能为 08:30–11:30、13:30–17:00），请先电话确认",
    )
  })
})

describe("the hours in words", () => {
  it("say each rule in a line, and of the announced days those that are not over", () => {
    const reason = text("搬迁", "moving")
    const all: OpeningHours = {
      ...saturdayService,
      weekdays: [{ weekday: 5, open: [morning] }],
      days: [
        { days: { first: on("2018-05-02"), last: on("2018-05-02") }, open: [], reason },
        { days: { first: on("2018-07-30"), last: on("2018-07-31") }, open: [], reason },
      ],
    }
    expect(composeHours(all, on("2018-07-31")).map(({ zh }) => zh)).toEqual([
      "工作日（含调休上班日）：08:30–11:30、13:30–17:00",
      "周五（工作日）：08:30–11:30",
      "周六（放假除外）：08:30–11:30",
      "2018-07-30 至 2018-07-31：不对外办公（搬迁）",
    ])
  })
})
