/** The ranges that numbers of a plan cannot leave, reckoned with big integers. */
import { around } from "../../bound/arithmetic.ts"
import type { Bounds } from "../../bound/bound-rule.ts"
import type { NumberNode, PreparedNumber, Range, ShareForm } from "./prepared.ts"

const GREATEST = BigInt(Number.MAX_SAFE_INTEGER)

/** A range with ends in doubles; `null` when one end leaves the exact whole numbers. */
export function rangeOf({ max, min }: Bounds): Range | null {
  return -GREATEST <= min && max <= GREATEST ? { lo: Number(min), hi: Number(max) } : null
}

export function boundsOf({ hi, lo }: Range): Bounds {
  return { min: BigInt(lo), max: BigInt(hi) }
}

/** The range around several. */
export function hullOfRanges(ranges: readonly Range[]): Range {
  const { max, min } = around(ranges.map(boundsOf))
  return { lo: Number(min), hi: Number(max) }
}

/** A constant. */
export function constantNumber(value: number): NumberNode<"constant"> {
  return { op: "constant", value, range: { lo: value, hi: value } }
}

/** The numbers of an `op` that any value in a range reaches: the indices of the first and the last step. */
export function reachedSteps(cuts: readonly number[], { hi, lo }: Range): readonly [number, number] {
  return [stepOf(cuts, lo), stepOf(cuts, hi)]
}

/** How many of the rising cuts a value has reached. */
export function stepOf(cuts: readonly number[], value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value >= (cuts[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}

/** A form in which no step of a share leaves the exact whole numbers; `null` when there is none. */
export function shareFormOf(
  of: PreparedNumber,
  share: PreparedNumber,
  whole: PreparedNumber,
): ShareForm | null {
  const [amount, part] = [largest(of.range), largest(share.range)]
  if (amount * part <= GREATEST) return "product"
  if (splitFits(amount, part, boundsOf(whole.range))) return "of-first"
  return splitFits(part, amount, boundsOf(whole.range)) ? "share-first" : null
}

function splitFits(first: bigint, other: bigint, whole: Bounds): boolean {
  const quotient = first / whole.min
  const rest = first < whole.max - 1n ? first : whole.max - 1n
  return (quotient + 1n) * other <= GREATEST && rest * other <= GREATEST
}

/** The largest size a number of the range has. */
export function largest({ hi, lo }: Range): bigint {
  return BigInt(Math.max(Math.abs(lo), Math.abs(hi)))
}
