import * as fc from "fast-check"
import { expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { addDays, type PlainDate } from "../../time/index.ts"
import type { OpeningHours, OpenInterval } from "./hours.ts"
import { nextOpening } from "./next-opening.ts"
import { openingOn, possibleOpening } from "./opening.ts"
import { calendar, on } from "./outlets.fixture.ts"

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 4 })
  .map((marks) => marks.toSorted((a, b) => a - b).map((mark) => clock(mark * 60)))
  .map((times) =>
    times.flatMap((from, at): readonly OpenInterval[] => {
      const to = times[at + 1]
      return at % 2 === 1 || to === undefined ? [] : [{ from, to }]
    }),
  )
const days = fc.integer({ min: 0, max: 380 }).map((after) => addDays(on("2018-01-01"), after))
const hoursOf: fc.Arbitrary<OpeningHours> = fc.record(
  {
    workingDays: intervals,
    weekdays: fc.uniqueArray(
      fc.record({ weekday: fc.constantFrom(1 as const, 3 as const, 6 as const), open: intervals }),
      { selector: ({ weekday }) => weekday, maxLength: 2 },
    ),
    saturdays: intervals,
    sundays: intervals,
    days: days.chain((first) =>
      intervals.map((open) => [
        { days: { first, last: addDays(first, 2) }, open, reason: text("样例", "sample") },
      ]),
    ),
  },
  { requiredKeys: ["workingDays"] },
)

/** Minute by minute: the first at which the outlet is open, before any at which it only may be. */
function firstOpenMinute(hours: OpeningHours, from: PlainDate, start: number): string | null {
  for (let after = 0; after < 40; after++) {
    const day = addDays(from, after)
    const opening = openingOn(hours, day, calendar)
    for (let minute = after === 0 ? start : 0; minute < 24 * 60; minute++) {
      const time = clock(minute)
      const holdsIt = ({ from, to }: OpenInterval): boolean => from <= time && time < to
      if (opening.state === "undetermined" && possibleOpening(hours, day).some(holdsIt)) return null
      if (opening.state === "open" && opening.open.some(holdsIt)) return `${day} ${time}`
    }
  }
  return null
}

it("is the first minute at which the outlet is open, found by looking at every one", () => {
  fc.assert(
    fc.property(hoursOf, days, fc.integer({ min: 0, max: 24 * 60 - 1 }), (hours, from, minute) => {
      const next = nextOpening(hours, { on: from, time: `${clock(minute)}:00` }, calendar)
      const first = firstOpenMinute(hours, from, minute)
      if (first === null) {
        if (next.state === "open") expect(next.on >= addDays(from, 40)).toBe(true)
        return
      }
      expect(next).toMatchObject({ state: "open" })
      if (next.state === "open")
        expect(`${next.on} ${next.isOpenNow ? clock(minute) : next.from}`).toBe(first)
    }),
    { numRuns: 1000 },
  )
})
