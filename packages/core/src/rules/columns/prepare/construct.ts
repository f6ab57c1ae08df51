/** Makes numbers that are known to stay exact; `null` where they could leave the exact range. */
import type { Rounding } from "../../../money/index.ts"
import { shareOf, timesOf } from "../../bound/arithmetic.ts"
import type { NumberNode, PreparedNumber } from "./prepared.ts"
import { isPoint } from "./prepared.ts"
import { boundsOf, constantNumber, largest, rangeOf, shareFormOf } from "./ranges.ts"

/** A product. */
export function timesNumber(of: PreparedNumber, by: PreparedNumber): PreparedNumber | null {
  if (isOne(of)) return by
  if (isOne(by)) return of
  const range = rangeOf(timesOf(boundsOf(of.range), boundsOf(by.range)))
  return range && settled({ op: "times", of, by, range })
}

/** A rounded share in a form that stays exact. A constant fraction is reduced first, which changes no result. */
export function shareNumber(
  of: PreparedNumber,
  share: PreparedNumber,
  whole: PreparedNumber,
  rounding: Rounding,
): PreparedNumber | null {
  if (whole.range.lo < 1) return null
  if (share.op === "constant" && whole.op === "constant") {
    const divisor = greatestDivisor(Math.abs(share.value), whole.value)
    if (divisor > 1) {
      const [part, all] = [share.value / divisor, whole.value / divisor].map(constantNumber)
      return shareNumber(of, part as PreparedNumber, all as PreparedNumber, rounding)
    }
  }
  if (isOne(whole) && rounding !== "down-to-yuan") return timesNumber(of, share)
  const form = shareFormOf(of, share, whole)
  const bounds = shareOf(boundsOf(of.range), boundsOf(share.range), boundsOf(whole.range), rounding)
  const range = rangeOf(bounds)
  return form && range && settled({ op: "share", of, share, whole, rounding, form, range })
}

/** The number itself, or the constant it always is. */
export function settled(number: PreparedNumber): PreparedNumber {
  return isPoint(number.range) ? constantNumber(number.range.lo) : number
}

/** Whether the product of a number with a factor stays exact. */
export function productFits(number: PreparedNumber, factor: number): boolean {
  return largest(number.range) * BigInt(Math.abs(factor)) <= BigInt(Number.MAX_SAFE_INTEGER)
}

/** The least common multiple of two numbers above zero; not exact where it is beyond the exact range. */
export function leastMultiple(a: number, b: number): number {
  return (a / greatestDivisor(a, b)) * b
}

/** The greatest common divisor of numbers of which the second lies above zero. */
function greatestDivisor(a: number, b: number): number {
  return a === 0 ? b : greatestDivisor(b % a, a)
}

function isOne(number: PreparedNumber): number is NumberNode<"constant"> {
  return number.op === "constant" && number.value === 1
}
