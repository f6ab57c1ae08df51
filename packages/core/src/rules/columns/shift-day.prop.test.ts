import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, addMonths, fromEpochDay, plainDate, toEpochDay } from "../../time/index.ts"
import { FIRST_DAY, LAST_DAY, shiftDay } from "./shift-day.ts"

describe("a day moved in whole numbers", () => {
  it("is the day that the calendar gives", () => {
    const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY })
    const months = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -24_000, max: 24_000 }))
    fc.assert(
      fc.property(day, months, fc.integer({ min: -800, max: 800 }), (from, by, days) => {
        const moved = shiftDay(from, by, 0)
        const inYears = (at: number) => FIRST_DAY <= at && at <= LAST_DAY
        fc.pre(inYears(moved) && inYears(moved + days))
        expect(fromEpochDay(shiftDay(from, by, days))).toBe(addDays(addMonths(fromEpochDay(from), by), days))
      }),
      { numRuns: 5000 },
    )
  })

  it("is the last of the month where the month has no such day", () => {
    const moved = (from: string, months: number) =>
      fromEpochDay(shiftDay(toEpochDay(plainDate(from)), months, 0))
    expect(moved("2018-01-31", 1)).toBe("2018-02-28")
    expect(moved("2020-01-31", 1)).toBe("2020-02-29")
    expect(moved("2020-02-29", 12)).toBe("2021-02-28")
    expect(moved("1900-03-31", -1)).toBe("1900-02-28")
    expect(moved("2000-03-31", -1)).toBe("2000-02-29")
    expect(moved("2018-12-31", 2)).toBe("2019-02-28")
  })

  it("knows the first and the last day of the calendar", () => {
    expect(fromEpochDay(FIRST_DAY)).toBe("0001-01-01")
    expect(fromEpochDay(LAST_DAY)).toBe("9999-12-31")
  })
})
