// A made-up centre, two townships and two villages, with a calendar for 2018 that has a holiday and a make-up day.
import type { RegionTable } from "../../identity/index.ts"
import { text } from "../../reasons/index.ts"
import { defineCalendar, plainDate } from "../../time/index.ts"
import type { OpeningHours } from "./hours.ts"
import type { Outlet } from "./outlet.ts"

export const on = plainDate
export const words = text("样例", "sample")

export const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: words,
  papers: [],
  period: { from: on("2018-01-01"), to: on("2019-01-01") },
  unsettled: [{ first: on("2018-12-30"), last: on("2018-12-31") }],
  arrangements: [
    {
      key: "2018-national-day",
      holiday: text("国庆节", "National Day"),
      off: [{ first: on("2018-10-01"), last: on("2018-10-07") }],
      work: [on("2018-09-29"), on("2018-09-30")],
    },
  ],
  closures: [
    {
      days: { first: on("2018-08-10"), last: on("2018-08-11") },
      reason: text("台风", "typhoon"),
      source: words,
    },
  ],
})

export const morning = { from: "08:30", to: "11:30" }
export const afternoon = { from: "13:30", to: "17:00" }
export const hours: OpeningHours = { workingDays: [morning, afternoon] }

export const regions: RegionTable = {
  id: "sample",
  version: "1",
  title: words,
  sample: true,
  entries: (
    [
      ["990101", undefined],
      ["990101001", "990101"],
      ["990101002", "990101"],
      ["990101001201", "990101001"],
      ["990101001202", "990101001"],
      ["990101002201", "990101002"],
    ] as const
  ).map(([code, parent]) => ({
    code,
    name: text(`区划${code}`, `Region ${code}`),
    source: "样例",
    ...(parent ? { parent } : {}),
  })),
}

export const outlet = (id: string, region: string, over: Partial<Outlet> = {}): Outlet => ({
  id,
  name: text(`${id}网点`, `Outlet ${id}`),
  kind: region.length === 6 ? "service-centre" : region.length === 9 ? "township" : "village",
  region,
  address: text("样例路1号", "1 Sample Road"),
  phone: "0571-00000001",
  hours,
  windows: [],
  ...over,
})

export const centre = outlet("centre", "990101", {
  windows: [
    { id: "general", name: text("综合窗口", "General window") },
    { id: "science", name: text("科技窗口", "Science window"), phone: "0571-00000002" },
  ],
})
export const street = outlet("street", "990101001", { parent: "centre" })
export const town = outlet("town", "990101002", { parent: "centre" })
export const village = outlet("village", "990101001201", { parent: "street" })
export const outlets = [centre, street, town, village]
