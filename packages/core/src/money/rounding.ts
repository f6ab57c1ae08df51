/**
 * Named roundings. A rule that yields money names its rounding and the document that says so; there is no
 * default. All are exact, on a fraction of two integers.
 */

/**
 * How a fraction becomes whole fen.
 *
 * - `half-up`: to the nearest fen, halves away from zero (四舍五入)
 * - `half-even`: to the nearest fen, halves to the even fen
 * - `down-to-fen`: towards zero, fractions of a fen are dropped
 * - `down-to-yuan`: towards zero, fen and jiao are dropped
 * - `up`: away from zero, to the next whole fen
 */
export type Rounding = "half-up" | "half-even" | "down-to-fen" | "down-to-yuan" | "up"

/** All roundings by name. */
export const roundings: readonly Rounding[] = ["half-up", "half-even", "down-to-fen", "down-to-yuan", "up"]

/** Rounds `numerator / denominator` fen. The denominator is above zero. */
export function roundFraction(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator <= 0n) throw new RangeError("The denominator of a fraction lies above zero.")
  const whole = numerator / denominator
  const rest = absolute(numerator % denominator)
  const away = numerator < 0n ? whole - 1n : whole + 1n
  switch (rounding) {
    case "half-up":
      return rest * 2n >= denominator ? away : whole
    case "half-even":
      return rest * 2n > denominator || (rest * 2n === denominator && whole % 2n !== 0n) ? away : whole
    case "down-to-fen":
      return whole
    case "down-to-yuan":
      return whole - (whole % 100n)
    case "up":
      return rest > 0n ? away : whole
    default:
      return unknownRounding(rounding)
  }
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

function unknownRounding(rounding: never): never {
  throw new TypeError(`Unknown rounding: ${String(rounding)}`)
}
