import { describe, expect, it } from "vitest"
import { calendar } from "../calendar.fixture.ts"
import { month } from "../../time/index.ts"
import { paymentDayOf } from "./payment-day.ts"
import { writtenAllowance } from "./programme.fixture.ts"

const { payment } = writtenAllowance()
const dayIn = (at: string, roll: "before" | "after" = "before") =>
  paymentDayOf({ payment: { ...payment, roll } }, month(at), calendar).date

describe("the day by which a month is paid", () => {
  it("is the day of the programme where that is worked", () => {
    expect(dayIn("2018-07")).toBe("2018-07-20")
    expect(dayIn("2018-07", "after")).toBe("2018-07-20")
  })

  it("moves off a weekend, before or after as the programme says", () => {
    expect(dayIn("2018-10")).toBe("2018-10-19") // the 20th is a Saturday
    expect(dayIn("2018-10", "after")).toBe("2018-10-22")
  })

  it("says that a day beyond the calendar's horizon is provisional", () => {
    expect(paymentDayOf({ payment }, month("2031-01"), calendar).certainty).toBe("provisional")
    expect(paymentDayOf({ payment }, month("2018-07"), calendar).certainty).toBe("official")
  })
})
