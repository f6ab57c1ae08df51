/**
 * A share of a number, rounded once by name. The division is written out: both dialects cut whole numbers off towards
 * zero, so each rounding is reckoned from a quotient and a rest whose signs are known. No step leaves 64 bits.
 */
import type { Rounding } from "../../money/index.ts"
import { exactly, shareOf } from "../bound/arithmetic.ts"
import type { Bounds } from "../bound/bound-rule.ts"
import type { Composer, Sql } from "./fragment.ts"
import { fits, isPoint, type Range } from "./range.ts"
import type { Scope } from "./scope.ts"

/** `of` × `share` ÷ `whole`. */
export function shareRange(of: Range, share: Range, whole: Range, rounding: Rounding, scope: Scope): Range {
  const { compose, ranges, refuse } = scope
  if (whole.bounds.min <= 0n) {
    refuse("whole-not-positive")
    return ranges.constant(0n)
  }
  const product = ranges.times(of, share)
  const { max, min } = product.bounds
  // A step of a rounding adds less than the whole to the product, or doubles a rest that is less than the whole.
  if (
    !fits({ min: min - whole.bounds.max, max: max + whole.bounds.max }) ||
    !fits(exactly(2n * whole.bounds.max))
  ) {
    refuse("exact-range-left")
    return ranges.constant(0n)
  }
  const bounds = shareOf(of.bounds, share.bounds, whole.bounds, rounding)
  const divide = (dividend: Sql, outwards: Sql, inwards: Sql): Sql =>
    roundedQuotient(
      compose,
      dividend,
      product.bounds,
      divisorFor(compose, dividend, product.bounds, outwards, inwards),
      rounding,
    )
  const least = divide(product.least, whole.least, whole.greatest)
  if (isPoint(product) && isPoint(whole)) return ranges.range(least, least, bounds)
  return ranges.range(least, divide(product.greatest, whole.greatest, whole.least), bounds)
}

/** The divisor that goes with an end of the product: one where that is negative, the other where it is not. */
function divisorFor(
  compose: Composer,
  dividend: Sql,
  { max, min }: Bounds,
  negative: Sql,
  positive: Sql,
): Sql {
  if (negative === positive || max < 0n) return negative
  if (min >= 0n) return positive
  return compose.sql`CASE WHEN ${dividend} < 0 THEN ${negative} ELSE ${positive} END`
}

function roundedQuotient(
  compose: Composer,
  dividend: Sql,
  { min }: Bounds,
  divisor: Sql,
  rounding: Rounding,
): Sql {
  const neverNegative = min >= 0n
  const towardsZero = compose.sql`(${dividend} / ${divisor})`
  /** The quotient after a step away from zero that is less than one. */
  const afterStep = (step: Sql): Sql =>
    neverNegative
      ? compose.sql`((${dividend} + ${step}) / ${divisor})`
      : compose.sql`((${dividend} + CASE WHEN ${dividend} < 0 THEN -${step} ELSE ${step} END) / ${divisor})`
  switch (rounding) {
    case "down-to-fen":
      return towardsZero
    case "down-to-yuan":
      return compose.sql`(${towardsZero} / 100 * 100)`
    case "half-up":
      return afterStep(compose.sql`(${divisor} / 2)`)
    case "up":
      return afterStep(compose.sql`(${divisor} - 1)`)
    case "half-even": {
      const rest = compose.sql`(2 * ABS(${dividend} % ${divisor}))`
      const away = neverNegative
        ? compose.word("1")
        : compose.sql`CASE WHEN ${dividend} < 0 THEN -1 ELSE 1 END`
      const goesAway = compose.sql`(${rest} > ${divisor} OR (${rest} = ${divisor} AND ${towardsZero} % 2 <> 0))`
      return compose.sql`(${towardsZero} + CASE WHEN ${goesAway} THEN ${away} ELSE 0 END)`
    }
    default:
      return unknownRounding(rounding)
  }
}

function unknownRounding(rounding: never): never {
  throw new TypeError(`Unknown rounding: ${String(rounding)}`)
}
