/** Days moved by months and days in whole numbers alone, for loops over many rows. Agrees with `addMonths`. */

/** 0001-01-01 and 9999-12-31 as days from 1970-01-01. */
export const FIRST_DAY = -719_162
export const LAST_DAY = 2_932_896

const DAYS_IN_ERA = 146_097
/** From 0000-03-01, where the count of eras begins, to 1970-01-01. */
const BEFORE_EPOCH = 719_468

/**
 * The corresponding day so many months later, or the month's last day (民法典 art. 202), and then so many days later.
 * Right wherever both steps stay within the years 1 to 9999.
 */
export function shiftDay(day: number, months: number, days: number): number {
  // The civil calendar by eras of 400 years that begin on 1 March, so that the leap day comes last.
  const shifted = day + BEFORE_EPOCH
  const era = Math.floor(shifted / DAYS_IN_ERA)
  const inEra = shifted - era * DAYS_IN_ERA
  const yearInEra = Math.trunc(
    (inEra - Math.trunc(inEra / 1460) + Math.trunc(inEra / 36_524) - Math.trunc(inEra / 146_096)) / 365,
  )
  const inYear = inEra - daysBefore(yearInEra)
  const fromMarch = Math.trunc((5 * inYear + 2) / 153)
  const dayOfMonth = inYear - firstOf(fromMarch)
  const index = (era * 400 + yearInEra) * 12 + fromMarch + months
  const year = Math.floor(index / 12)
  const month = index - year * 12
  return startOf(year, month) + Math.min(dayOfMonth, lengthOf(year, month) - 1) + days - BEFORE_EPOCH
}

/** Days from 0000-03-01 to the first of a month; years begin in March, months count from it. */
function startOf(year: number, month: number): number {
  const era = Math.floor(year / 400)
  return era * DAYS_IN_ERA + daysBefore(year - era * 400) + firstOf(month)
}

function daysBefore(yearInEra: number): number {
  return yearInEra * 365 + Math.trunc(yearInEra / 4) - Math.trunc(yearInEra / 100)
}

/** Days from 1 March to the first of the month that lies so many months after March. */
function firstOf(month: number): number {
  return Math.trunc((153 * month + 2) / 5)
}

function lengthOf(year: number, month: number): number {
  // The month before the next March is February.
  const next = month === 11 ? startOf(year + 1, 0) : startOf(year, month + 1)
  return next - startOf(year, month)
}
