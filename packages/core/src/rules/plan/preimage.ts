/**
 * Which values of a fact lead to which values of what follows from it: an age, a shifted day. Both keep order or turn
 * it around as a whole, so a search by halves finds where a border is crossed.
 */
import { fullYears, fromEpochDay } from "../../time/index.ts"
import { shiftDay } from "../bound/arithmetic.ts"
import type { BoundExpression } from "../bound/bound-rule.ts"
import { type Interval, type IntSet, span, union } from "../facts/int-set.ts"

/** From a value of the fact to the value of the subject; `falling` when later days give smaller values. */
export interface Monotone {
  readonly falling: boolean
  readonly at: (value: number) => number
}

/** How a subject follows from its one fact; `null` when it does not follow from one fact in order. */
export function monotoneOf(subject: BoundExpression): Monotone | null {
  switch (subject.kind) {
    case "fact":
      return { falling: false, at: (value) => value }
    case "age":
      return { falling: true, at: (day) => fullYears(fromEpochDay(day), subject.on, subject.leapDay) }
    case "shift": {
      const inner = monotoneOf(subject.of)
      if (inner === null) return null
      const move = (day: number) => Number(shiftDay(BigInt(day), subject.months, subject.days))
      return { falling: inner.falling, at: (value) => move(inner.at(value)) }
    }
    default:
      return null
  }
}

/** The values of the fact, within a domain, for which the subject is in a set. */
export function preimage({ at, falling }: Monotone, domain: IntSet, set: IntSet): IntSet {
  const found = domain.flatMap((piece) =>
    set.flatMap(({ from, to }) => {
      const first = falling
        ? firstWhere(piece, (value) => at(value) <= to)
        : firstWhere(piece, (value) => at(value) >= from)
      const after = falling
        ? firstWhere(piece, (value) => at(value) < from)
        : firstWhere(piece, (value) => at(value) > to)
      return span(first, after - 1)
    }),
  )
  return union(found)
}

/** The first value of a piece for which a test holds that holds from there on; one past the piece when it never does. */
export function firstWhere({ from, to }: Interval, holds: (value: number) => boolean): number {
  let low = from
  let high = to + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
