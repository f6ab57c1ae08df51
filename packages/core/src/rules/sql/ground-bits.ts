/**
 * The reason bits of a ground that tests one fact, and of a fact whose values have to be checked beside. The check of
 * the value and the test of it are one tree of comparisons: most rows pass it in as many steps as the test needs alone.
 */
import { NEVER } from "../facts/fact-type.ts"
import { contains, type IntSet, sizeOf } from "../facts/int-set.ts"
import { branchOut } from "./branch.ts"
import type { Composer, Sql } from "./fragment.ts"
import type { HeldFact } from "./held-fact.ts"
import { type Lot, type Segment, segmentsOf, withinDomain } from "./segments.ts"
import { borderTests } from "./test-fact.ts"

/** The bits for each verdict, and those of a row that is odd. */
export interface Bits {
  readonly yes: Sql
  readonly no: Sql
  readonly open: Sql
  readonly odd: Sql
}

/** A domain so small that its values are tried one by one. */
const FEW = 3

/** The bits of a test of one fact; odd where a value is checked and found wrong. */
export function groundBits(held: HeldFact, inside: IntSet, bits: Bits, compose: Composer): Sql {
  const never = contains(inside, NEVER) ? bits.yes : bits.no
  const states = held.states.map(({ means, when }) => ({ when, then: means === "never" ? never : bits.open }))
  return compose.cases(states, valueBits(held, inside, bits, compose))
}

/** Bits that say only whether the columns of a fact hold what they may; `null` when that need not be asked. */
export function checkBits(held: HeldFact, nothing: Sql, odd: Sql, compose: Composer): Sql | null {
  if (!held.checked) return null
  return groundBits(held, held.slot.domain, { yes: nothing, no: nothing, open: nothing, odd }, compose)
}

function valueBits(held: HeldFact, inside: IntSet, bits: Bits, compose: Composer): Sql {
  const { domain, first, isBoolean, last, slot } = held
  if (isBoolean) {
    const [top, bottom] = contains(inside, 1) ? (["TRUE", "FALSE"] as const) : (["FALSE", "TRUE"] as const)
    return compose.cases(
      [
        { when: compose.sql`(${first} IS ${compose.word(top)})`, then: bits.yes },
        { when: compose.sql`(${first} IS ${compose.word(bottom)})`, then: bits.no },
      ],
      bits.open,
    )
  }
  const segments = segmentsOf(domain, inside, slot.last)
  const bitsOf = (lot: Lot): Sql => (lot === "outside" ? bits.odd : bits[lot])
  if (slot.shape !== "days" && sizeOf(domain) <= FEW) return oneByOne(held, segments, bitsOf, compose)
  if (first !== last) return spanBits(held, segments, bits, compose)
  const wrongOr = (then: Sql): Sql => unlessWrong(held, [first], then, bits.odd, compose)
  const used = held.checked ? segments : withinDomain(segments)
  const branches = used.map(({ from, lot }, at) => {
    const then = lot === "outside" || !held.checked ? bitsOf(lot) : wrongOr(bitsOf(lot))
    return { from, then: at === 0 ? whereMissing(held, bits.open, then, compose) : then }
  })
  return branchOut(compose, branches, borderTests(held, first, compose))
}

function oneByOne(
  held: HeldFact,
  segments: readonly Segment[],
  bitsOf: (lot: Lot) => Sql,
  compose: Composer,
): Sql {
  const values = held.domain.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at),
  )
  const lotOf = (value: number): Lot => segments.findLast(({ from }) => from <= value)?.lot ?? "outside"
  // What is likelier to be asked for is tried first.
  const ordered = [
    ...values.filter((value) => lotOf(value) === "yes"),
    ...values.filter((value) => lotOf(value) !== "yes"),
  ]
  return compose.cases(
    ordered.map((value) => ({
      when: compose.sql`(${held.first} = ${held.at(value)})`,
      then: bitsOf(lotOf(value)),
    })),
    held.checked ? whereMissing(held, bitsOf("open"), bitsOf("outside"), compose) : bitsOf("open"),
  )
}

/** Both days must lie in one segment for a verdict, and in one piece of the domain in the right order to be right. */
function spanBits(held: HeldFact, segments: readonly Segment[], bits: Bits, compose: Composer): Sql {
  const { first, last } = held
  const { below } = borderTests(held, last, compose)
  // A first day beyond a piece of the domain has its last day beyond it too, which the segment before looks at.
  const used = held.checked
    ? segments.filter(({ lot }, at) => at === 0 || lot !== "outside")
    : withinDomain(segments)
  const branches = used.map(({ from, lot }, at) => {
    if (lot === "outside") return { from, then: whereMissing(held, bits.open, bits.odd, compose) }
    const next = held.checked ? endAfter(segments, from) : used[at + 1]?.from
    if (!held.checked) {
      if (next === undefined)
        return { from, then: at === 0 ? whereMissing(held, bits.open, bits[lot], compose) : bits[lot] }
      return { from, then: compose.cases([{ when: below(next), then: bits[lot] }], bits.open) }
    }
    const end = pieceEndAfter(segments, from)
    const inPiece = next === end ? [] : [{ when: below(end), then: bits.open }]
    const inOrder = compose.cases(
      [
        { when: compose.sql`(${last} < ${first})`, then: bits.odd },
        { when: below(next ?? end), then: bits[lot] },
        ...inPiece,
      ],
      bits.odd,
    )
    return { from, then: unlessWrong(held, [first, last], inOrder, bits.odd, compose) }
  })
  return branchOut(compose, branches, borderTests(held, first, compose))
}

function endAfter(segments: readonly Segment[], from: number): number | undefined {
  return segments.find((segment) => segment.from > from)?.from
}

function pieceEndAfter(segments: readonly Segment[], from: number): number {
  return (
    segments.find((segment) => segment.from > from && segment.lot === "outside")?.from ??
    Number.POSITIVE_INFINITY
  )
}

function whereMissing(held: HeldFact, missing: Sql, otherwise: Sql, compose: Composer): Sql {
  if (!held.mayBeMissing || missing === otherwise) return otherwise
  const isMissing =
    held.first === held.last
      ? compose.sql`(${held.first} IS NULL)`
      : compose.sql`(${held.first} IS NULL AND ${held.last} IS NULL)`
  return compose.cases([{ when: isMissing, then: missing }], otherwise)
}

function unlessWrong(held: HeldFact, values: readonly Sql[], then: Sql, odd: Sql, compose: Composer): Sql {
  const typed = values.flatMap((value) => held.typed(value) ?? [])
  return typed.length === 0 ? then : compose.cases([{ when: compose.joined(typed, " AND "), then }], odd)
}
