import { firstDay, lastDay } from "./partial-date.ts"
import { addYears, isLeapYear, type PartialDate, partsOf, plainDate, type PlainDate } from "./plain-date.ts"

// Full years by birthday, date only. Who is born on 29 February has a birthday in common years on
// 28 February (the reading of Civil Code art. 202, favourable to the citizen) or on 1 March (plain
// comparison): which, is a rule of the benefit, never assumed. Criminal law's count from the day after
// the birthday is not used. Lunar or disputed birth dates are left to a person.

/** When someone born on 29 February has a birthday in a common year. */
export type LeapDay = "feb28" | "mar1"

/** The birthday on which `years` are reached. */
export function birthday(born: PlainDate, years: number, leapDay: LeapDay): PlainDate {
  const parts = partsOf(born)
  const year = parts.year + years
  return leapDay === "mar1" && parts.month === 2 && parts.day === 29 && !isLeapYear(year)
    ? plainDate(`${`${year}`.padStart(4, "0")}-03-01`)
    : addYears(born, years)
}

/**
 * Full years of age on a day. Negative before birth.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { fullYears, plainDate } from "@onevisit/core/time"
 *
 * const born = plainDate("1936-02-29")
 * assert.equal(fullYears(born, plainDate("2026-02-28"), "feb28"), 90)
 * assert.equal(fullYears(born, plainDate("2026-02-28"), "mar1"), 89)
 * ```
 */
export function fullYears(born: PlainDate, on: PlainDate, leapDay: LeapDay): number {
  const years = partsOf(on).year - partsOf(born).year
  return on < birthday(born, years, leapDay) ? years - 1 : years
}

/** The least and the greatest age that a birth date known only in part allows; never below 0 for days up to `on`. */
export function ageBounds(
  born: PartialDate,
  on: PlainDate,
  leapDay: LeapDay = "feb28",
): { readonly min: number; readonly max: number } {
  const max = fullYears(firstDay(born), on, leapDay)
  const min = fullYears(lastDay(born), on, leapDay)
  return { min: max >= 0 ? Math.max(0, min) : min, max }
}
