/** How long a set of days is; days are whole days from 1970-01-01. */
import type { IntSet } from "../../rules/index.ts"
import { fromEpochDay, type Month, monthOf, monthsBetween } from "../../time/index.ts"

/** How many days, or how many months of which at least one day is in the set. */
export function lengthOf(days: IntSet, unit: "month" | "day"): number {
  let length = 0
  let before: Month | null = null
  for (const { from, to } of days) {
    const [first, last] = [monthOf(fromEpochDay(from)), monthOf(fromEpochDay(to))]
    length += unit === "day" ? to - from + 1 : monthsBetween(first, last) + (first === before ? 0 : 1)
    before = last
  }
  return length
}
