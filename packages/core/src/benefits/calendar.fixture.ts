import { text } from "../reasons/index.ts"
import { defineCalendar, plainDate } from "../time/index.ts"

const on = plainDate

/** 2011 to 2030 with the National Day of 2018, whose holiday ends after a week. */
export const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: text("样例日历", "Sample calendar"),
  papers: [],
  period: { from: on("2011-01-01"), to: on("2031-01-01") },
  arrangements: [
    {
      key: "2018-national-day",
      holiday: text("国庆节", "National Day"),
      off: [{ first: on("2018-10-01"), last: on("2018-10-07") }],
      work: [on("2018-09-29"), on("2018-09-30")],
    },
  ],
})
