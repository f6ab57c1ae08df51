/** Tests of one fact against a set: is everything that the row says of the fact inside, or nothing, or some? */
import { NEVER } from "../facts/fact-type.ts"
import { areDisjoint, contains, hullOf, type IntSet, isSubset } from "../facts/int-set.ts"
import type { Slot } from "../plan/plan.ts"
import type { Verdict } from "../verdict.ts"
import { branchOut } from "./branch.ts"
import type { Composer, Sql } from "./fragment.ts"
import type { HeldFact } from "./held-fact.ts"
import { type Lot, type Segment, segmentsOf, withinDomain } from "./segments.ts"
import type { Truth, TruthWriter } from "./truth.ts"

/** A test of a fact that some columns hold, or none (`null`). */
export function testFact(
  slot: Slot,
  held: HeldFact | null,
  inside: IntSet,
  compose: Composer,
  truths: TruthWriter,
): Truth {
  const settled = settledTest(slot, inside)
  if (settled !== null) return settled
  if (held === null) return "undetermined"
  const segments = withinDomain(segmentsOf(held.domain, inside, slot.last))
  const values = testValues(held, inside, segments, compose, truths)
  const never = contains(inside, NEVER) ? "yes" : "no"
  const states = held.states.map(({ means, when }) => ({
    when,
    then: truths.write(means === "never" ? never : "undetermined"),
  }))
  return {
    sql: compose.cases(states, values),
    settled:
      held.first === held.last &&
      !held.mayBeMissing &&
      held.states.every(({ means }) => means === "never") &&
      segments.every(({ lot }) => lot !== "open"),
  }
}

/** What a test comes to whatever the row says; `null` when that depends on the row. */
export function settledTest({ domain }: Slot, inside: IntSet): Verdict | null {
  if (isSubset(domain, inside)) return "yes"
  return areDisjoint(domain, inside) ? "no" : null
}

/** Tests of a value against a border. A missing value passes none. */
export function borderTests(held: HeldFact, value: Sql, compose: Composer) {
  const { to } = hullOf(held.domain)
  return {
    atLeast: (border: number): Sql =>
      border > to ? compose.sql`(${value} > ${held.at(to)})` : compose.sql`(${value} >= ${held.at(border)})`,
    below: (border: number): Sql =>
      border > to ? compose.sql`(${value} <= ${held.at(to)})` : compose.sql`(${value} < ${held.at(border)})`,
  }
}

function testValues(
  held: HeldFact,
  inside: IntSet,
  segments: readonly Segment[],
  compose: Composer,
  truths: TruthWriter,
): Sql {
  const { first, isBoolean, last } = held
  if (isBoolean) return contains(inside, 1) ? first : truths.write(truths.not({ sql: first, settled: false }))
  const write = (lot: Lot): Sql => truths.write(lot === "yes" || lot === "no" ? lot : "undetermined")
  const tests = borderTests(held, first, compose)
  const border = plainBorder(segments)
  if (first === last && border !== null && held.mayBeMissing)
    return segments[1]?.lot === "yes" ? tests.atLeast(border) : tests.below(border)
  const branches = segments.map(({ from, lot }, at) => {
    const limited = first === last ? write(lot) : whileBelow(segments[at + 1], write(lot))
    if (at > 0 || !held.mayBeMissing || (first !== last && segments.length > 1))
      return { from, then: limited }
    return { from, then: compose.sql`CASE WHEN ${first} IS NULL THEN ${write("open")} ELSE ${limited} END` }
  })
  return branchOut(compose, branches, tests)

  /** The second day must lie in the same segment as the first. */
  function whileBelow(next: Segment | undefined, then: Sql): Sql {
    if (next === undefined) return then
    return compose.sql`CASE WHEN ${borderTests(held, last, compose).below(next.from)} THEN ${then} ELSE ${write("open")} END`
  }
}

/** The one border between a part that is inside and a part that is not. */
function plainBorder(segments: readonly Segment[]): number | null {
  const [lower, upper, more] = segments
  if (lower === undefined || upper === undefined || more !== undefined) return null
  return lower.lot === "open" || upper.lot === "open" ? null : upper.from
}
