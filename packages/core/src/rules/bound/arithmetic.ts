/**
 * Exact reckoning with bounds: for each operation, from the least and the greatest value of its parts to those of
 * the whole. With bounds that are equal it is plain arithmetic. All on big integers, so nothing is ever rounded but
 * by name.
 */
import { roundFraction, type Rounding } from "../../money/index.ts"
import { addDays, addMonths, fromEpochDay, toEpochDay } from "../../time/index.ts"
import type { Bounds } from "./bound-rule.ts"

/** One exact value. */
export function exactly(value: bigint): Bounds {
  return { min: value, max: value }
}

/** The least bounds around all of some; throws (a defect) on none. */
export function around(all: readonly Bounds[]): Bounds {
  return { min: leastOf(all.map(({ min }) => min)), max: greatestOf(all.map(({ max }) => max)) }
}

export function sumOf(parts: readonly Bounds[]): Bounds {
  return parts.reduce((sum, part) => ({ min: sum.min + part.min, max: sum.max + part.max }), exactly(0n))
}

export function minusOf(from: Bounds, less: Bounds): Bounds {
  return { min: from.min - less.max, max: from.max - less.min }
}

/** The smallest of some values, for caps. */
export function smallestOf(parts: readonly Bounds[]): Bounds {
  return { min: leastOf(parts.map(({ min }) => min)), max: leastOf(parts.map(({ max }) => max)) }
}

/** The largest of some values, for floors. */
export function largestOf(parts: readonly Bounds[]): Bounds {
  return { min: greatestOf(parts.map(({ min }) => min)), max: greatestOf(parts.map(({ max }) => max)) }
}

export function timesOf(of: Bounds, by: Bounds): Bounds {
  const products = [of.min * by.min, of.min * by.max, of.max * by.min, of.max * by.max]
  return { min: leastOf(products), max: greatestOf(products) }
}

/** `of` × `share` ÷ `whole`, rounded once. `whole` lies above zero. Every extreme lies at a corner, since rounding keeps order. */
export function shareOf(of: Bounds, share: Bounds, whole: Bounds, rounding: Rounding): Bounds {
  const { max, min } = timesOf(of, share)
  const corners = [min, max].flatMap((product) =>
    [whole.min, whole.max].map((divisor) => roundFraction(product, divisor, rounding)),
  )
  return { min: leastOf(corners), max: greatestOf(corners) }
}

/** Days moved by months, to the corresponding day or the month's last (民法典 art. 202), and then by days. */
export function shiftOf(of: Bounds, months: number, days: number): Bounds {
  return { min: shiftDay(of.min, months, days), max: shiftDay(of.max, months, days) }
}

/** One day moved; it must stay within the years 0001 to 9999. */
export function shiftDay(day: bigint, months: number, days: number): bigint {
  return BigInt(toEpochDay(addDays(addMonths(fromEpochDay(Number(day)), months), days)))
}

function leastOf(values: readonly bigint[]): bigint {
  return values.reduce((least, value) => (value < least ? value : least))
}

function greatestOf(values: readonly bigint[]): bigint {
  return values.reduce((greatest, value) => (value > greatest ? value : greatest))
}
