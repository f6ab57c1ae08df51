/**
 * Which values of a fact settle a test, as stretches of the number line in order: those on which it holds, on which it
 * does not, for which it stays open (a code that stands for several, some inside and some not), and those which the
 * fact cannot have.
 */
import { areDisjoint, contains, type IntSet, isSubset, span } from "../facts/int-set.ts"

/** What a value comes to. */
export type Lot = "yes" | "no" | "open" | "outside"

/** The values from `from` up to the next segment's; the first stretches down and the last up without end. */
export interface Segment {
  readonly from: number
  readonly lot: Lot
}

/** The segments of a test on a domain; the first and the last are `outside`. `last` is that of a code's slot. */
export function segmentsOf(
  domain: IntSet,
  inside: IntSet,
  last: readonly number[] | null,
): readonly Segment[] {
  const segments: Segment[] = [{ from: Number.NEGATIVE_INFINITY, lot: "outside" }]
  const add = (from: number, lot: Lot): void => {
    const before = segments.at(-1)
    if (before?.from === from) segments.pop()
    if (segments.at(-1)?.lot !== lot) segments.push({ from, lot })
  }
  for (const piece of domain) {
    for (const { from, lot } of last === null ? plainLots(piece, inside) : codeLots(piece, inside, last))
      add(from, lot)
    add(piece.to + 1, "outside")
  }
  return segments
}

/** The segments without what is outside: its values count with the segment before them, the lowest with the first. */
export function withinDomain(segments: readonly Segment[]): readonly Segment[] {
  const kept: Segment[] = []
  for (const { from, lot } of segments) {
    if (lot === "outside" || kept.at(-1)?.lot === lot) continue
    kept.push({ from: kept.length === 0 ? Number.NEGATIVE_INFINITY : from, lot })
  }
  return kept
}

function plainLots(
  piece: { readonly from: number; readonly to: number },
  inside: IntSet,
): readonly Segment[] {
  const lots: Segment[] = [{ from: piece.from, lot: contains(inside, piece.from) ? "yes" : "no" }]
  for (const { from, to } of inside) {
    if (from > piece.from && from <= piece.to) lots.push({ from, lot: "yes" })
    if (to >= piece.from && to < piece.to) lots.push({ from: to + 1, lot: "no" })
  }
  return lots
}

function codeLots(
  piece: { readonly from: number; readonly to: number },
  inside: IntSet,
  last: readonly number[],
): readonly Segment[] {
  const lots: Segment[] = []
  for (let place = piece.from; place <= piece.to; place += 1) {
    const below = span(place, last[place] ?? place)
    const lot = isSubset(below, inside) ? "yes" : areDisjoint(below, inside) ? "no" : "open"
    if (lots.at(-1)?.lot !== lot) lots.push({ from: place, lot })
  }
  return lots
}
