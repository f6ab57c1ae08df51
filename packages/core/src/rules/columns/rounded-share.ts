/**
 * Rounded shares in doubles that hold whole numbers: exact as long as the product, or the parts it is split into,
 * stay within ±(2⁵³ − 1). A quotient of such numbers, cut off, is never wrong: the nearest double to a fraction below
 * a whole number is below it too.
 */
import type { Rounding } from "../../money/index.ts"
import type { ShareForm } from "./prepare/prepared.ts"

/** `of` × `share` ÷ `whole`, rounded once. `whole` lies above zero. */
export type ShareFunction = (of: number, share: number, whole: number) => number

/** The function that reckons a share in a form with a rounding. */
export function shareFunction(form: ShareForm, rounding: Rounding): ShareFunction {
  const finish = finishers[rounding]
  switch (form) {
    case "product":
      return (of, share, whole) => {
        const product = of * share
        const cut = Math.trunc(product / whole)
        return finish(cut, product - cut * whole, whole)
      }
    case "of-first":
      return (of, share, whole) => splitShare(of, share, whole, finish)
    case "share-first":
      return (of, share, whole) => splitShare(share, of, whole, finish)
    default:
      return unknownForm(form)
  }
}

/** `first` ÷ `whole` is taken apart before `other` multiplies the parts; both parts have one sign. */
function splitShare(first: number, other: number, whole: number, finish: Finish): number {
  const quotient = Math.trunc(first / whole)
  const product = (first - quotient * whole) * other
  const cut = Math.trunc(product / whole)
  return finish(quotient * other + cut, product - cut * whole, whole)
}

/** From a quotient that was cut off towards zero and its rest, which has the sign of the whole fraction. */
type Finish = (cut: number, rest: number, whole: number) => number

const finishers: Readonly<Record<Rounding, Finish>> = {
  "half-up": (cut, rest, whole) => {
    const size = Math.abs(rest)
    return size >= whole - size ? away(cut, rest) : cut
  },
  "half-even": (cut, rest, whole) => {
    const size = Math.abs(rest)
    const other = whole - size
    return size > other || (size === other && cut % 2 !== 0) ? away(cut, rest) : cut
  },
  "down-to-fen": (cut) => cut,
  "down-to-yuan": (cut) => cut - (cut % 100),
  up: (cut, rest) => (rest === 0 ? cut : away(cut, rest)),
}

function away(cut: number, rest: number): number {
  return rest < 0 ? cut - 1 : cut + 1
}

function unknownForm(form: never): never {
  throw new TypeError(`Unknown form of a share: ${String(form)}`)
}
