import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  addDays,
  ageBounds,
  birthday,
  firstDay,
  fromEpochDay,
  fullYears,
  isLeapYear,
  lastDay,
  partialDate,
  plainDate,
  toEpochDay,
} from "./index.ts"

const days = (from: string, to: string) =>
  fc.integer({ min: toEpochDay(plainDate(from)), max: toEpochDay(plainDate(to)) }).map(fromEpochDay)
const leapDays = fc.constantFrom("feb28" as const, "mar1" as const)

describe("full years of age", () => {
  it("are reached on the birthday and not before", () => {
    const born = plainDate("1938-07-20")
    expect(fullYears(born, plainDate("2018-07-19"), "feb28")).toBe(79)
    expect(fullYears(born, plainDate("2018-07-20"), "feb28")).toBe(80)
  })

  it.each([
    ["2026-02-27", 89, 89],
    ["2026-02-28", 90, 89],
    ["2026-03-01", 90, 90],
    ["2024-02-28", 87, 87],
    ["2024-02-29", 88, 88],
  ])("of one born on 1936-02-29 are on %s %i by 28 February, %i by 1 March", (on, feb28, mar1) => {
    const born = plainDate("1936-02-29")
    expect(fullYears(born, plainDate(on), "feb28")).toBe(feb28)
    expect(fullYears(born, plainDate(on), "mar1")).toBe(mar1)
  })

  it("are not the difference of the years", () => {
    expect(fullYears(plainDate("1943-12-31"), plainDate("2023-01-01"), "feb28")).toBe(79)
  })

  it("change on the birthday, and on no other day", () => {
    fc.assert(
      fc.property(
        days("1900-01-01", "2000-12-31"),
        fc.integer({ min: 1, max: 110 }),
        leapDays,
        (born, age, leapDay) => {
          const reached = birthday(born, age, leapDay)
          expect(fullYears(born, reached, leapDay)).toBe(age)
          expect(fullYears(born, addDays(reached, -1), leapDay)).toBe(age - 1)
        },
      ),
    )
  })

  it("differ between the two leap rules on one day in common years, and only for those born on 29 February", () => {
    fc.assert(
      fc.property(days("1900-01-01", "2000-12-31"), days("2001-01-01", "2099-12-31"), (born, on) => {
        const differ = fullYears(born, on, "feb28") !== fullYears(born, on, "mar1")
        const leapling = born.endsWith("02-29") && on.endsWith("02-28") && !isLeapYear(Number(on.slice(0, 4)))
        expect(differ).toBe(leapling)
      }),
    )
  })
})

describe("the bounds of an age", () => {
  it("show what a birth year leaves open", () => {
    expect(ageBounds(partialDate("1938"), plainDate("2018-07-20"))).toEqual({ min: 79, max: 80 })
    expect(ageBounds(partialDate("1938-07"), plainDate("2018-07-20"))).toEqual({ min: 79, max: 80 })
    expect(ageBounds(partialDate("1938-06"), plainDate("2018-07-20"))).toEqual({ min: 80, max: 80 })
    expect(ageBounds(partialDate("2018"), plainDate("2018-07-20"))).toEqual({ min: 0, max: 0 })
  })

  it("hold the age of every day that the partial date may mean, and are reached", () => {
    const precision = fc.constantFrom(4, 7, 10)
    fc.assert(
      fc.property(
        days("1900-01-01", "2000-12-31"),
        precision,
        days("2001-01-01", "2099-12-31"),
        leapDays,
        (date, length, on, leapDay) => {
          const born = partialDate(date.slice(0, length))
          const ages = new Set<number>()
          for (let day = firstDay(born); day <= lastDay(born); day = addDays(day, 1))
            ages.add(fullYears(day, on, leapDay))
          const { min, max } = ageBounds(born, on, leapDay)
          expect([min, max]).toEqual([Math.min(...ages), Math.max(...ages)])
        },
      ),
    )
  })
})
