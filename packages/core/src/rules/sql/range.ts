/**
 * Numbers in SQL as their least and their greatest value, which are one piece where a row leaves nothing open. Bounds
 * that hold for every row go along, so that nothing is written which they settle, and no step leaves 64 bits.
 */
import { exactly, largestOf, minusOf, smallestOf, sumOf, timesOf } from "../bound/arithmetic.ts"
import type { Bounds } from "../bound/bound-rule.ts"
import type { Dialect } from "./dialect.ts"
import type { Composer, Sql } from "./fragment.ts"
import type { SqlRefusal } from "./refusal.ts"

/** A number of each row. Neither piece is ever missing. */
export interface Range {
  readonly least: Sql
  readonly greatest: Sql
  readonly bounds: Bounds
}

/** The ways of reckoning with ranges. */
export interface RangeWriter {
  readonly constant: (value: bigint) => Range
  /** A range of two pieces; a constant where the bounds leave one value. */
  readonly range: (least: Sql, greatest: Sql, bounds: Bounds) => Range
  readonly sum: (parts: readonly Range[]) => Range
  readonly minus: (from: Range, less: Range) => Range
  readonly smallest: (parts: readonly Range[]) => Range
  readonly largest: (parts: readonly Range[]) => Range
  readonly times: (of: Range, by: Range) => Range
  /** The smallest or largest of pieces, without those that bounds rule out. */
  readonly leastOf: (pieces: readonly Bounded[]) => Sql
  readonly greatestOf: (pieces: readonly Bounded[]) => Sql
}

/** A piece with bounds. */
export interface Bounded {
  readonly sql: Sql
  readonly bounds: Bounds
}

const LEAST = -(2n ** 63n)
const GREATEST = 2n ** 63n - 1n

/** Whether every value fits 64 bits. */
export function fits({ max, min }: Bounds): boolean {
  return min >= LEAST && max <= GREATEST
}

/** Whether nothing is left open, whatever the row. */
export function isPoint({ greatest, least }: Range): boolean {
  return least === greatest
}

export function rangeWriter(
  compose: Composer,
  dialect: Dialect,
  refuse: (reason: SqlRefusal) => void,
): RangeWriter {
  const constant = (value: bigint): Range => {
    const piece = compose.whole(value)
    return { least: piece, greatest: piece, bounds: exactly(value) }
  }
  const range = (least: Sql, greatest: Sql, bounds: Bounds): Range => {
    if (!fits(bounds)) {
      refuse("exact-range-left")
      return constant(0n)
    }
    return bounds.min === bounds.max ? constant(bounds.min) : { least, greatest, bounds }
  }
  const both = (write: (end: "least" | "greatest") => Sql, bounds: Bounds, point: boolean): Range => {
    const least = write("least")
    return range(least, point ? least : write("greatest"), bounds)
  }
  const extreme = (
    pieces: readonly Bounded[],
    name: string,
    ruledOut: (a: Bounds, b: Bounds) => boolean,
  ): Sql => {
    const distinct = pieces.filter(({ sql }, at) => pieces.findIndex((other) => other.sql === sql) === at)
    const left = distinct.filter(
      ({ bounds, sql }) => !distinct.some((other) => other.sql !== sql && ruledOut(bounds, other.bounds)),
    )
    const only = left[0] ?? distinct[0]
    if (only !== undefined && left.length <= 1) return only.sql
    return compose.call(
      name,
      left.map(({ sql }) => sql),
    )
  }
  const leastOf = (pieces: readonly Bounded[]): Sql =>
    extreme(pieces, dialect.least, (a, b) => b.max <= a.min)
  const greatestOf = (pieces: readonly Bounded[]): Sql =>
    extreme(pieces, dialect.greatest, (a, b) => b.min >= a.max)
  const ends = (parts: readonly Range[], end: "least" | "greatest"): readonly Bounded[] =>
    parts.map((part) => ({ sql: part[end], bounds: part.bounds }))

  const sum = (parts: readonly Range[]): Range => {
    const [first, ...others] = parts
    if (first === undefined) return constant(0n)
    return others.reduce((all, part) => {
      const bounds = sumOf([all.bounds, part.bounds])
      return both((end) => compose.sql`(${all[end]} + ${part[end]})`, bounds, isPoint(all) && isPoint(part))
    }, first)
  }
  const minus = (from: Range, less: Range): Range =>
    both(
      (end) => compose.sql`(${from[end]} - ${less[end === "least" ? "greatest" : "least"]})`,
      minusOf(from.bounds, less.bounds),
      isPoint(from) && isPoint(less),
    )
  const smallest = (parts: readonly Range[]): Range =>
    both(
      (end) => leastOf(ends(parts, end)),
      smallestOf(parts.map(({ bounds }) => bounds)),
      parts.every(isPoint),
    )
  const largest = (parts: readonly Range[]): Range =>
    both(
      (end) => greatestOf(ends(parts, end)),
      largestOf(parts.map(({ bounds }) => bounds)),
      parts.every(isPoint),
    )
  const times = (of: Range, by: Range): Range => {
    const bounds = timesOf(of.bounds, by.bounds)
    if (!fits(bounds)) return range(of.least, of.greatest, bounds)
    if (isPoint(of) && isPoint(by)) return both(() => compose.sql`(${of.least} * ${by.least})`, bounds, true)
    const [one, other] = hasSign(of.bounds) ? [of, by] : [by, of]
    if (!hasSign(one.bounds)) {
      const corners = (["least", "greatest"] as const).flatMap((a) =>
        (["least", "greatest"] as const).map((b) => ({ sql: compose.sql`(${of[a]} * ${by[b]})`, bounds })),
      )
      return range(leastOf(corners), greatestOf(corners), bounds)
    }
    // The factor that has one sign: its end further from zero where the product is to lie further out.
    const [near, far] = one.bounds.min >= 0n ? [one.least, one.greatest] : [one.greatest, one.least]
    const flips = one.bounds.max <= 0n && one.bounds.min < 0n
    const [low, high] = flips ? [other.greatest, other.least] : [other.least, other.greatest]
    const product = (end: Sql, outwards: "below" | "above"): Sql =>
      compose.sql`(${factorFor(end, other.bounds, near, far, (outwards === "below") !== flips)} * ${end})`
    return range(product(low, "below"), product(high, "above"), bounds)
  }

  return { constant, range, sum, minus, smallest, largest, times, leastOf, greatestOf }

  /** The end of the one factor that goes with an end of the other: the far one where the other's sign leads outwards. */
  function factorFor(end: Sql, { max, min }: Bounds, near: Sql, far: Sql, farIfNegative: boolean): Sql {
    if (near === far) return near
    if (min >= 0n) return farIfNegative ? near : far
    if (max <= 0n) return farIfNegative ? far : near
    const [negative, positive] = farIfNegative ? [far, near] : [near, far]
    return compose.sql`CASE WHEN ${end} < 0 THEN ${negative} ELSE ${positive} END`
  }
}

/** Whether bounds lie on one side of zero. */
function hasSign({ max, min }: Bounds): boolean {
  return min >= 0n || max <= 0n
}
