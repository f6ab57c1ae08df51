/**
 * Sets of whole numbers as disjoint intervals in order. Every value a fact may have is a whole number inside
 * the rules (a day, a month, fen, a place in a list), so what may still be true of a fact and what a test
 * admits are both such sets, and a test is decided by comparing the two.
 */

/** Both ends belong to it. */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** Disjoint intervals in rising order with a gap between any two; no interval is empty. */
export type IntSet = readonly Interval[]

/** The set of nothing. */
export const nothing: IntSet = []

/** The whole numbers from `from` to `to`, both included; nothing when they are out of order. */
export function span(from: number, to: number): IntSet {
  return from <= to ? [{ from, to }] : nothing
}

/** The set of one number. */
export function single(value: number): IntSet {
  return [{ from: value, to: value }]
}

/** The set of every number that one of the sets holds. */
export function union(...sets: readonly IntSet[]): IntSet {
  const all = sets.flat().sort((a, b) => a.from - b.from)
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of all) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

/** The set of the numbers that both hold. */
export function intersection(a: IntSet, b: IntSet): IntSet {
  const shared: Interval[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, other] = [a[i] as Interval, b[j] as Interval]
    const from = Math.max(one.from, other.from)
    const to = Math.min(one.to, other.to)
    if (from <= to) shared.push({ from, to })
    if (one.to < other.to) i += 1
    else j += 1
  }
  return shared
}

/** The numbers of `a` that `b` does not hold. */
export function difference(a: IntSet, b: IntSet): IntSet {
  const left: Interval[] = []
  for (const { from, to } of a) {
    let next = from
    for (const taken of b) {
      if (taken.to < next) continue
      if (taken.from > to) break
      if (taken.from > next) left.push({ from: next, to: taken.from - 1 })
      next = taken.to + 1
    }
    if (next <= to) left.push({ from: next, to })
  }
  return left
}

/** Whether every number of `a` is in `b`. */
export function isSubset(a: IntSet, b: IntSet): boolean {
  return a.every(({ from, to }) => b.some((wider) => wider.from <= from && to <= wider.to))
}

/** Whether no number is in both. */
export function areDisjoint(a: IntSet, b: IntSet): boolean {
  return intersection(a, b).length === 0
}

/** Whether the number is in the set. */
export function contains(set: IntSet, value: number): boolean {
  return set.some(({ from, to }) => from <= value && value <= to)
}

/** Whether the sets hold the same numbers. */
export function sameSet(a: IntSet, b: IntSet): boolean {
  return a.length === b.length && a.every(({ from, to }, at) => b[at]?.from === from && b[at]?.to === to)
}

/** How many numbers the set holds. */
export function sizeOf(set: IntSet): number {
  return set.reduce((sum, { from, to }) => sum + (to - from + 1), 0)
}

/** The least interval that holds the whole set. Throws (a defect) on the set of nothing. */
export function hullOf(set: IntSet): Interval {
  const [first] = set
  const last = set.at(-1)
  if (first === undefined || last === undefined) throw new RangeError("The set of nothing has no hull.")
  return { from: first.from, to: last.to }
}
