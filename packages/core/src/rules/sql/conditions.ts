/** Conditions of a plan as truths in SQL. */
import type { Bounds } from "../bound/bound-rule.ts"
import { type IntSet, span } from "../facts/int-set.ts"
import type { PlanCondition } from "../plan/plan.ts"
import { branchOut } from "./branch.ts"
import type { Sql } from "./fragment.ts"
import { isPoint, type Range } from "./range.ts"
import type { Scope } from "./scope.ts"
import { segmentsOf, withinDomain } from "./segments.ts"
import { testFact } from "./test-fact.ts"
import type { Truth } from "./truth.ts"

/** A condition of the scope's plan. */
export function conditionTruth(it: PlanCondition, scope: Scope): Truth {
  const { compose, held, plan, rangeOf, truthOf, truths } = scope
  switch (it.op) {
    case "constant":
      return it.value ? "yes" : "no"
    case "atom": {
      const slot = plan.slots[it.slot]
      if (slot === undefined) throw new RangeError(`The plan has no slot ${it.slot}.`)
      return testFact(slot, held[it.slot] ?? null, it.inside, compose, truths)
    }
    case "inside":
      return insideTruth(rangeOf(it.of), it.inside, scope)
    case "compare":
      return compareTruth(it.relation, rangeOf(it.left), rangeOf(it.right), scope)
    case "all":
    case "any":
      return truths.join(it.parts.map(truthOf), it.op)
    case "not":
      return truths.not(truthOf(it.part))
    case "if":
      return truths.choose(truthOf(it.test), truthOf(it.then), truthOf(it.else))
    default:
      return unknownCondition(it)
  }
}

type Relation = Extract<PlanCondition, { readonly op: "compare" }>["relation"]

function compareTruth(relation: Relation, left: Range, right: Range, { compose, truths }: Scope): Truth {
  const [{ bounds: a }, { bounds: b }] = [left, right]
  const points = isPoint(left) && isPoint(right)
  switch (relation) {
    case "atLeast":
    case "above": {
      const [always, never] =
        relation === "atLeast" ? [a.min >= b.max, a.max < b.min] : [a.min > b.max, a.max <= b.min]
      if (always) return "yes"
      if (never) return "no"
      const [yes, no] =
        relation === "atLeast"
          ? [
              compose.sql`(${left.least} >= ${right.greatest})`,
              compose.sql`(${left.greatest} < ${right.least})`,
            ]
          : [
              compose.sql`(${left.least} > ${right.greatest})`,
              compose.sql`(${left.greatest} <= ${right.least})`,
            ]
      return points ? { sql: yes, settled: true } : truths.decide(yes, no)
    }
    case "is": {
      if (a.max < b.min || a.min > b.max) return "no"
      if (a.min === a.max && b.min === b.max) return "yes"
      if (points) return { sql: compose.sql`(${left.least} = ${right.least})`, settled: true }
      const apart = compose.sql`(${left.greatest} < ${right.least} OR ${left.least} > ${right.greatest})`
      return truths.decide(sameTruth(left, right, compose), apart)
    }
    default:
      return unknownCondition(relation)
  }
}

/** That two numbers are known and the same. */
function sameTruth(left: Range, right: Range, compose: Scope["compose"]): Sql {
  // The least of one and the greatest of the other enclose everything between them.
  return compose.sql`(${left.least} = ${right.greatest} AND ${left.greatest} = ${right.least})`
}

function insideTruth(of: Range, inside: IntSet, scope: Scope): Truth {
  const { compose, truths } = scope
  const segments = withinDomain(segmentsOf(nearBounds(of.bounds), inside, null))
  const write = (lot: string): Sql => truths.write(lot === "yes" ? "yes" : "no")
  const [only] = segments
  if (segments.length === 1 && only !== undefined) return only.lot === "yes" ? "yes" : "no"
  const branches = segments.map(({ from, lot }, at) => {
    const next = segments[at + 1]?.from
    const then =
      next === undefined || isPoint(of)
        ? write(lot)
        : compose.sql`CASE WHEN ${of.greatest} < ${compose.whole(next)} THEN ${write(lot)} END`
    return { from, then }
  })
  const atLeast = (border: number): Sql => compose.sql`(${of.least} >= ${compose.whole(border)})`
  return { sql: branchOut(compose, branches, { atLeast }), settled: isPoint(of) }
}

/** Bounds as a set; what lies beyond the numbers that sets can hold is inside of none. */
function nearBounds({ max, min }: Bounds): IntSet {
  // Not the first number beyond, so that a segment that begins at the first one has room.
  const beyond = Number.MAX_SAFE_INTEGER + 3
  const near = (value: bigint): number => Math.max(-beyond, Math.min(Number(value), beyond))
  return span(near(min), near(max))
}

function unknownCondition(it: never): never {
  throw new TypeError(`Unknown condition of a plan: ${String((it as { op?: unknown }).op)}`)
}
