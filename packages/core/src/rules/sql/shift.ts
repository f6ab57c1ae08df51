/**
 * A day moved by months and days, in whole numbers alone: years that begin in March, so that the leap day is a year's
 * last. It keeps the order of days, so the ends of a range move each for itself.
 */
import { fromEpochDay, partsOf } from "../../time/index.ts"
import { shiftDay } from "../bound/arithmetic.ts"
import type { Bounds } from "../bound/bound-rule.ts"
import type { Composer, Sql } from "./fragment.ts"
import { isPoint, type Range } from "./range.ts"
import type { Scope } from "./scope.ts"

/** 0001-01-01 and 9999-12-31. */
const FIRST = -719_162n
const LAST = 2_932_896n
/** From 1 March of the year 0 to 1970-01-01. */
const TO_EPOCH = 719_468

/** The corresponding day `months` later, or its month's last day, and then `days` later. */
export function shiftRange(
  of: Range,
  months: number,
  days: number,
  { compose, ranges, refuse }: Scope,
): Range {
  const bounds = shiftedBounds(of.bounds, months, days)
  if (bounds === null) {
    refuse("shifted-day")
    return ranges.constant(0n)
  }
  const move = (day: Sql): Sql => {
    const moved = months === 0 ? day : movedByMonths(compose, day, months)
    return days === 0 ? moved : compose.sql`(${moved} + ${compose.whole(days)})`
  }
  const least = move(of.least)
  return ranges.range(least, isPoint(of) ? least : move(of.greatest), bounds)
}

/** The bounds of the outcome; `null` when a step on the way may leave the calendar. */
function shiftedBounds({ max, min }: Bounds, months: number, days: number): Bounds | null {
  const ends = [min, max].map((day) =>
    staysKnown(day, months) ? shiftDay(day, months, 0) + BigInt(days) : null,
  )
  const [least, greatest] = ends
  if (least == null || greatest == null) return null
  return isKnown(least) && isKnown(greatest) ? { min: least, max: greatest } : null
}

function isKnown(day: bigint): boolean {
  return FIRST <= day && day <= LAST
}

function staysKnown(day: bigint, months: number): boolean {
  if (!isKnown(day)) return false
  const { month, year } = partsOf(fromEpochDay(Number(day)))
  const moved = year * 12 + month - 1 + months
  return moved >= 12 && moved < 10_000 * 12
}

function movedByMonths(compose: Composer, day: Sql, months: number): Sql {
  const { sql, whole } = compose
  const shifted = sql`(${day} + ${whole(TO_EPOCH)})`
  const era = sql`(${shifted} / 146097)`
  const dayOfEra = sql`(${shifted} % 146097)`
  const yearOfEra = sql`((${dayOfEra} - ${dayOfEra} / 1460 + ${dayOfEra} / 36524 - ${dayOfEra} / 146096) / 365)`
  const dayOfYear = sql`(${dayOfEra} - (365 * ${yearOfEra} + ${yearOfEra} / 4 - ${yearOfEra} / 100))`
  const monthOfYear = sql`((5 * ${dayOfYear} + 2) / 153)`
  const dayOfMonth = sql`(${dayOfYear} - (153 * ${monthOfYear} + 2) / 5)`
  const month = sql`((400 * ${era} + ${yearOfEra}) * 12 + ${monthOfYear} + ${whole(months)})`
  const start = startOfMonth(compose, month)
  const next = startOfMonth(compose, sql`(${month} + 1)`)
  const inMonth = sql`(${start} + ${dayOfMonth})`
  return sql`CASE WHEN ${inMonth} < ${next} THEN ${inMonth} ELSE ${next} - 1 END`
}

/** The first day of a month, counted from March of the year 0. */
function startOfMonth({ sql, whole }: Composer, month: Sql): Sql {
  const year = sql`(${month} / 12)`
  const days = sql`(365 * ${year} + ${year} / 4 - ${year} / 100 + ${year} / 400)`
  return sql`(${days} + (153 * (${month} % 12) + 2) / 5 - ${whole(TO_EPOCH)})`
}
