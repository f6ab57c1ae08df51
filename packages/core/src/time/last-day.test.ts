import { describe, expect, it } from "vitest"
import { calendarDays, lastDayOf, months, plainDate, workingDays } from "./index.ts"

describe("a length that ends on its day", () => {
  it("ends on the same day of a later month, or on its last, whatever day of the week that is", () => {
    expect(lastDayOf(months(6), plainDate("2018-08-31"))).toBe("2019-02-28")
    expect(lastDayOf(months(12), plainDate("2018-01-15"))).toBe("2019-01-15")
    expect(lastDayOf(calendarDays(30), plainDate("2018-01-02"))).toBe("2018-02-01")
  })

  it("is not in working days, which need a calendar", () => {
    expect(() => lastDayOf(workingDays(5), plainDate("2018-01-02"))).toThrow(/months or calendar days/)
  })
})
