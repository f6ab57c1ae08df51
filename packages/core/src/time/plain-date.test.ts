import * as Result from "effect/Result"
import * as fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"
import {
  addDays,
  addMonths,
  addMonthsToMonth,
  addYears,
  compareDates,
  compareInstants,
  daysBetween,
  firstDay,
  fromEpochDay,
  fromEpochMillis,
  fullYears,
  isWithin,
  lastDay,
  month,
  monthOf,
  monthsBetween,
  parseInstant,
  parseMonth,
  parsePartialDate,
  parsePlainDate,
  partialDate,
  periodsOverlap,
  plainDate,
  type PlainDate,
  toEpochDay,
  toEpochMillis,
  weekday,
} from "./index.ts"

const dates = fc
  .integer({ min: toEpochDay(plainDate("1900-01-01")), max: toEpochDay(plainDate("2100-12-31")) })
  .map(fromEpochDay)
const temporal = (date: PlainDate): Temporal.PlainDate => Temporal.PlainDate.from(date)

describe("date arithmetic agrees with Temporal from 1900 to 2100", () => {
  it("on every day, its number and its day of the week", () => {
    let expected = Temporal.PlainDate.from("1900-01-01")
    const epoch = Temporal.PlainDate.from("1970-01-01")
    let epochDay = epoch.until(expected).days
    const wrong: string[] = []
    for (; expected.year <= 2100; expected = expected.add({ days: 1 }), epochDay++) {
      const date = fromEpochDay(epochDay)
      const right =
        date === expected.toString() && toEpochDay(date) === epochDay && weekday(date) === expected.dayOfWeek
      if (!right) wrong.push(expected.toString())
    }
    expect(wrong).toEqual([])
  })

  it("when days, months and years are added, or taken away", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -20_000, max: 20_000 }), (date, n) => {
        expect(addDays(date, n)).toBe(temporal(date).add({ days: n }).toString())
        const months = n % 1200
        expect(addMonths(date, months)).toBe(temporal(date).add({ months }).toString())
        const years = n % 150
        expect(addYears(date, years)).toBe(temporal(date).add({ years }).toString())
      }),
    )
  })

  it("when two dates are compared, by days and by full years of age", () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(daysBetween(a, b)).toBe(temporal(a).until(temporal(b)).days)
        expect(compareDates(a, b)).toBe(Temporal.PlainDate.compare(temporal(a), temporal(b)))
        const [born, on] = a < b ? [a, b] : [b, a]
        if (!born.endsWith("02-29")) {
          expect(fullYears(born, on, "mar1")).toBe(
            temporal(born).until(temporal(on), { largestUnit: "years" }).years,
          )
        }
      }),
    )
  })

  it("when months are added to a month", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -1200, max: 1200 }), (date, n) => {
        const from = monthOf(date)
        const to = addMonthsToMonth(from, n)
        expect(to).toBe(Temporal.PlainYearMonth.from(from).add({ months: n }).toString())
        expect(monthsBetween(from, to)).toBe(n)
      }),
    )
  })
})

describe("a month's end (Civil Code, art. 202)", () => {
  it.each([
    ["2018-08-31", 6, "2019-02-28"],
    ["2018-01-31", 6, "2018-07-31"],
    ["2019-08-31", 6, "2020-02-29"],
    ["2020-02-29", 12, "2021-02-28"],
    ["2020-03-31", -1, "2020-02-29"],
  ])("%s and %i months is %s", (from, n, to) => {
    expect(addMonths(plainDate(from), n)).toBe(to)
  })
})

describe("reading dates", () => {
  it("gives back what it was given", () => {
    fc.assert(
      fc.property(dates, fc.constantFrom(4, 7, 10), (date, length) => {
        const text = date.slice(0, length)
        expect(Result.getOrThrow(parsePartialDate(text))).toBe(text)
        if (length === 10) expect(Result.getOrThrow(parsePlainDate(text))).toBe(text)
        if (length === 7) expect(Result.getOrThrow(parseMonth(text))).toBe(text)
      }),
    )
  })

  it("agrees with Temporal on which days exist", () => {
    const two = fc.integer({ min: 0, max: 40 }).map((n) => `${n}`.padStart(2, "0"))
    const years = fc.integer({ min: 0, max: 9999 }).map((n) => `${n}`.padStart(4, "0"))
    fc.assert(
      fc.property(years, two, two, (year, monthText, day) => {
        const text = `${year}-${monthText}-${day}`
        expect(Result.isSuccess(parsePlainDate(text))).toBe(year !== "0000" && existsInTemporal(text))
      }),
    )
  })

  it.each([
    ["2018-7-20", "form"],
    ["20180720", "form"],
    ["2018-07-20T00:00", "form"],
    ["２０１８-07-20", "form"],
    ["", "form"],
    ["2018-02-29", "no-such-day"],
    ["1900-02-29", "no-such-day"],
    ["0000-01-01", "no-such-day"],
    ["2018-13-01", "no-such-day"],
    [20_180_720, "not-text"],
    [null, "not-text"],
  ])("refuses %s without repeating it", (input, reason) => {
    const parsed = parsePlainDate(input)
    if (Result.isSuccess(parsed)) throw new Error("Expected a refusal")
    expect(parsed.failure).toMatchObject({ _tag: "InvalidDate", reason, expected: "YYYY-MM-DD" })
    if (input !== "" && input !== null) expect(JSON.stringify(parsed.failure)).not.toContain(`${input}`)
  })

  it("refuses partial dates and months that do not exist", () => {
    for (const text of ["1938-13", "1938-00", "1938-5", "38", "0000", "1938-02-30", "1938-"]) {
      expect(Result.isFailure(parsePartialDate(text))).toBe(true)
    }
    for (const text of ["2018-13", "2018", "2018-07-01", 7])
      expect(Result.isFailure(parseMonth(text))).toBe(true)
  })

  it("throws on a wrong literal, and beyond the years 0001 to 9999", () => {
    expect(() => plainDate("2019-02-29")).toThrow(RangeError)
    expect(() => partialDate("1938-00")).toThrow(RangeError)
    expect(() => month("2018-00")).toThrow(RangeError)
    expect(() => addDays(plainDate("9999-12-31"), 1)).toThrow(RangeError)
    expect(() => addDays(plainDate("2018-01-01"), 0.5)).toThrow(RangeError)
    expect(() => addMonths(plainDate("0001-01-31"), -1)).toThrow(RangeError)
    expect(addDays(plainDate("9999-12-30"), 1)).toBe("9999-12-31")
    expect(addDays(plainDate("0001-01-02"), -1)).toBe("0001-01-01")
  })
})

describe("partial dates and periods", () => {
  it("stand for every day from the first to the last", () => {
    expect([firstDay(partialDate("1936")), lastDay(partialDate("1936"))]).toEqual([
      "1936-01-01",
      "1936-12-31",
    ])
    expect([firstDay(partialDate("1936-02")), lastDay(partialDate("1936-02"))]).toEqual([
      "1936-02-01",
      "1936-02-29",
    ])
    expect([firstDay(month("2100-02")), lastDay(month("2100-02"))]).toEqual(["2100-02-01", "2100-02-28"])
    fc.assert(
      fc.property(dates, fc.constantFrom(4, 7, 10), (date, length) => {
        const known = partialDate(date.slice(0, length))
        expect(firstDay(known) <= date && date <= lastDay(known)).toBe(true)
        expect(lastDay(known).slice(0, length)).toBe(known)
      }),
    )
  })

  it("hold their first day and not their last", () => {
    const period = { from: plainDate("2019-01-01"), to: plainDate("2020-01-01") }
    expect(
      ["2018-12-31", "2019-01-01", "2019-12-31", "2020-01-01"].map((day) => isWithin(period, plainDate(day))),
    ).toEqual([false, true, true, false])
    expect(isWithin({ from: period.from, to: null }, plainDate("9999-12-31"))).toBe(true)
    expect(periodsOverlap(period, { from: plainDate("2020-01-01"), to: null })).toBe(false)
    expect(periodsOverlap(period, { from: plainDate("2019-12-31"), to: null })).toBe(true)
    expect(periodsOverlap(period, { from: plainDate("2019-06-01"), to: plainDate("2019-06-01") })).toBe(false)
  })
})

describe("instants", () => {
  it("are read, ordered and counted as Temporal does", () => {
    const millis = fc.integer({ min: -2_208_988_800_000, max: 4_102_444_799_999 })
    fc.assert(
      fc.property(millis, millis, (a, b) => {
        const at = fromEpochMillis(a)
        expect(at).toBe(Temporal.Instant.fromEpochMilliseconds(a).toString({ fractionalSecondDigits: 3 }))
        expect(toEpochMillis(at)).toBe(a)
        expect(Result.getOrThrow(parseInstant(at))).toBe(at)
        expect(compareInstants(at, fromEpochMillis(b))).toBe(Math.sign(a - b))
      }),
    )
  })

  it("are brought to milliseconds, and refused in any other form", () => {
    expect(Result.getOrThrow(parseInstant("2018-07-20T01:30:00Z"))).toBe("2018-07-20T01:30:00.000Z")
    expect(Result.getOrThrow(parseInstant("2018-07-20T01:30:00.5Z"))).toBe("2018-07-20T01:30:00.500Z")
    const wrong = [
      "2018-07-20",
      "2018-07-20T01:30:00+08:00",
      "2018-02-30T00:00:00Z",
      "2018-07-20T24:00:00Z",
      0,
    ]
    for (const input of wrong) expect(Result.isFailure(parseInstant(input))).toBe(true)
  })
})

function existsInTemporal(text: string): boolean {
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" })
    return true
  } catch {
    return false
  }
}
