/**
 * Sets relative to what a value may be at all: an end that no value lies beyond becomes infinite, and a gap that no
 * value lies in is closed, so that a test needs as few comparisons as it can. Intervals that keep to the domain are
 * judged the same by both.
 */
import { areDisjoint, intersection, type IntSet, isSubset, span } from "../../facts/int-set.ts"
import type { Pieces, Range } from "./prepared.ts"

/** The set as pieces; `true` or `false` where it holds all of the domain or none. */
export function piecesWithin(inside: IntSet, domain: IntSet): Pieces | boolean {
  if (isSubset(domain, inside)) return true
  const reached = intersection(domain, inside)
  if (reached.length === 0) return false
  const pieces: { lo: number; hi: number }[] = []
  for (const { from, to } of reached) {
    const last = pieces.at(-1)
    if (last !== undefined && areDisjoint(domain, span(last.hi + 1, from - 1))) last.hi = to
    else pieces.push({ lo: from, hi: to })
  }
  const [first] = pieces
  const last = pieces.at(-1)
  if (first === undefined || last === undefined) return false
  if (domain.every(({ from }) => from >= first.lo)) first.lo = -Infinity
  if (domain.every(({ to }) => to <= last.hi)) last.hi = Infinity
  return pieces
}

/** Whether one piece holds the whole interval. */
export function holdsAll(pieces: Pieces, { hi, lo }: Range): boolean {
  return pieces.some((piece) => piece.lo <= lo && hi <= piece.hi)
}

/** Whether no piece meets the interval. */
export function holdsNone(pieces: Pieces, { hi, lo }: Range): boolean {
  return pieces.every((piece) => hi < piece.lo || piece.hi < lo)
}
