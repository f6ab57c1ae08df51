/** The functions that generated code calls, by the names it knows them by. */
import { roundings } from "../../../money/index.ts"
import { stepOf } from "../prepare/ranges.ts"
import { shareFunction } from "../rounded-share.ts"
import { shiftDay } from "../shift-day.ts"
import { shareName } from "./write-share.ts"

export const calledByCode: Readonly<Record<string, unknown>> = {
  shiftDay,
  stepOf,
  leastBetween: (values: ArrayLike<number>, first: number, last: number) => {
    let least = values[first] as number
    for (let at = first + 1; at <= last; at += 1) least = Math.min(least, values[at] as number)
    return least
  },
  greatestBetween: (values: ArrayLike<number>, first: number, last: number) => {
    let greatest = values[first] as number
    for (let at = first + 1; at <= last; at += 1) greatest = Math.max(greatest, values[at] as number)
    return greatest
  },
  ...Object.fromEntries(
    (["product", "of-first", "share-first"] as const).flatMap((form) =>
      roundings.map((rounding) => [shareName({ form, rounding }), shareFunction(form, rounding)]),
    ),
  ),
}
