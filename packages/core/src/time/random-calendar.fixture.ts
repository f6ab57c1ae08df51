import * as Result from "effect/Result"
import * as fc from "fast-check"
import {
  addDays,
  addWorkingDays,
  type Calendar,
  defineCalendar,
  fromEpochDay,
  type PlainDate,
  plainDate,
  type Suspension,
  toEpochDay,
} from "./index.ts"

// The laws of counting, on calendars of every shape: random days off, make-up working days and closures.

export const firstDay = toEpochDay(plainDate("2018-01-01"))
export const lastDay = toEpochDay(plainDate("2021-12-31"))
export const policy = { beyondHorizon: "refuse" } as const
const name = { zh: "样例节", en: "Sample holiday" }

const someDays = fc.uniqueArray(fc.integer({ min: firstDay, max: lastDay }), { maxLength: 80 })
export const calendars = fc.tuple(someDays, someDays, someDays).map(([off, work, closed]): Calendar => {
  const range = (day: number) => ({ first: fromEpochDay(day), last: fromEpochDay(day) })
  return defineCalendar({
    id: "random",
    version: "1",
    title: name,
    papers: [],
    period: { from: fromEpochDay(firstDay), to: fromEpochDay(lastDay + 1) },
    arrangements: [
      {
        key: "1",
        holiday: name,
        off: off.map(range),
        work: work.filter((day) => !off.includes(day)).map(fromEpochDay),
      },
    ],
    closures: closed.map((day) => ({ days: range(day), reason: name, source: name })),
  })
})
export const starts = fc.integer({ min: firstDay + 200, max: firstDay + 500 }).map(fromEpochDay)
export const lengths = fc.integer({ min: 1, max: 60 })
export const terms = fc.record(
  {
    length: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom("working-day" as const, "calendar-day" as const),
    excludeStartDay: fc.boolean(),
    rollForward: fc.boolean(),
  },
  { requiredKeys: ["length", "unit"] },
)
export const monthTerms = fc.record(
  {
    length: fc.integer({ min: 1, max: 9 }),
    unit: fc.constant("month" as const),
    excludeStartDay: fc.boolean(),
  },
  { requiredKeys: ["length", "unit"] },
)
export const suspensionsFrom = (start: PlainDate) =>
  fc.array(
    fc
      .tuple(
        fc.integer({ min: -10, max: 60 }),
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: -3, max: 3 }),
      )
      .map(([offset, length, told]): Suspension => {
        const from = addDays(start, offset)
        return { reason: "hearing", from, to: addDays(from, length), toldInWritingOn: addDays(from, told) }
      }),
    { maxLength: 4 },
  )

export const add = (calendar: Calendar, date: PlainDate, n: number): PlainDate =>
  Result.getOrThrow(addWorkingDays(calendar, date, n, policy)).date
