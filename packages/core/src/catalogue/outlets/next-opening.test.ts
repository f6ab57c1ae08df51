import { expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { defineCalendar, plainDate } from "../../time/index.ts"
import type { OpeningHours } from "./hours.ts"
import { nextOpening } from "./next-opening.ts"

const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: text("样例日历", "Sample calendar"),
  papers: [],
  period: { from: plainDate("2018-01-01"), to: plainDate("2019-01-01") },
})

it("finds none within two years where an outlet is closed until further notice", () => {
  const closed: OpeningHours = {
    workingDays: [{ from: "08:30", to: "17:00" }],
    days: [
      {
        days: { first: plainDate("2018-07-01"), last: plainDate("9999-12-31") },
        open: [],
        reason: text("搬迁", "moving"),
      },
    ],
  }
  const now = { on: plainDate("2018-07-20"), time: "09:00" }
  expect(nextOpening(closed, now, calendar)).toEqual({ state: "none" })
})
