import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, dayOf, isWorkingDay, workingDaysBetween } from "./index.ts"
import { calendars, starts, lengths, add, policy } from "./random-calendar.fixture.ts"

describe("adding working days", () => {
  it("ends on a working day, grows with n, and counts just n of them", () => {
    fc.assert(
      fc.property(calendars, starts, lengths, (calendar, start, n) => {
        const end = add(calendar, start, n)
        expect(Result.getOrThrow(isWorkingDay(calendar, end, policy)).working).toBe(true)
        expect(end < add(calendar, start, n + 1)).toBe(true)
        expect(workingDaysBetween(calendar, start, end).days).toBe(n)
        expect(workingDaysBetween(calendar, end, start).days).toBe(-n)
      }),
    )
  })

  it("is additive, and undone by taking as many away", () => {
    fc.assert(
      fc.property(calendars, starts, lengths, lengths, (calendar, start, a, b) => {
        const there = add(calendar, add(calendar, start, a), b)
        expect(there).toBe(add(calendar, start, a + b))
        expect(add(calendar, there, -b)).toBe(add(calendar, start, a))
        expect(add(calendar, start, 0)).toBe(start)
      }),
    )
  })

  it("agrees with counting day by day, forwards and backwards", () => {
    fc.assert(
      fc.property(calendars, starts, lengths, fc.constantFrom(1, -1), (calendar, start, n, step) => {
        let day = start
        for (let left = n; left > 0;) {
          day = addDays(day, step)
          if (dayOf(calendar, day).working) left--
        }
        expect(add(calendar, start, n * step)).toBe(day)
      }),
    )
  })
})
