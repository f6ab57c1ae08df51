/** What generated code calls: exact reckoning in doubles that hold whole numbers within ±(2⁵³ − 1). */
import type { Rounding } from "../../money/index.ts"

export interface Reckoning {
  /** `product` ÷ `whole`, rounded by name; `whole` is above zero. */
  readonly share: (product: number, whole: number, rounding: Rounding) => number
  readonly leastBetween: (values: readonly number[], first: number, last: number) => number
  readonly greatestBetween: (values: readonly number[], first: number, last: number) => number
  /** How many of the rising cuts a value has reached. */
  readonly step: (cuts: readonly number[], value: number) => number
}

export const reckoning: Reckoning = {
  share: (product, whole, rounding) => {
    const rest = product % whole
    const quotient = (product - rest) / whole
    const away = product < 0 ? quotient - 1 : quotient + 1
    const twice = 2 * Math.abs(rest)
    switch (rounding) {
      case "down-to-fen":
        return quotient + 0
      case "down-to-yuan":
        return quotient - (quotient % 100) + 0
      case "up":
        return (rest === 0 ? quotient : away) + 0
      case "half-up":
        return (twice >= whole ? away : quotient) + 0
      case "half-even":
        return (twice > whole || (twice === whole && quotient % 2 !== 0) ? away : quotient) + 0
      default:
        throw new TypeError(`Unknown rounding: ${String(rounding satisfies never)}`)
    }
  },
  leastBetween: (values, first, last) => {
    let least = values[first] as number
    for (let at = first + 1; at <= last; at += 1) least = Math.min(least, values[at] as number)
    return least
  },
  greatestBetween: (values, first, last) => {
    let greatest = values[first] as number
    for (let at = first + 1; at <= last; at += 1) greatest = Math.max(greatest, values[at] as number)
    return greatest
  },
  step: (cuts, value) => {
    let low = 0
    let high = cuts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (value >= (cuts[middle] as number)) low = middle + 1
      else high = middle
    }
    return low
  },
}
