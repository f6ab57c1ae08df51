/**
 * The query of an outcome. Each ground gives its reason bits, and each fact that is checked beside gives a bit of its
 * own where the row is odd; joined they are reckoned once, and status, reasons and amount are read off them.
 */
import { difference } from "../facts/int-set.ts"
import { NO, ODD, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "../plan/outcome.ts"
import type { PlanCondition } from "../plan/plan.ts"
import type { Sql } from "./fragment.ts"
import { type Bits, checkBits, groundBits } from "./ground-bits.ts"
import type { Query } from "./lay-out.ts"
import type { SqlRows } from "./program.ts"
import { isPoint, type Range } from "./range.ts"
import type { Relation } from "./relation.ts"
import type { Scope } from "./scope.ts"
import { settledTest } from "./test-fact.ts"
import { isWritten } from "./truth.ts"

/** Above the bits of grounds that fail (0 to 15) and of those that are undetermined (16 to 31). */
const ODD_BIT = 2 ** 32
const FAILED_BITS = 2 ** 16 - 1

/** The query of a plan over a relation. */
export function outcomeQuery(scope: Scope, relation: Relation, rows: SqlRows): Query {
  const { compose, dialect, held, plan, rangeOf } = scope
  const checked = new Set<number>()
  const grounds = plan.grounds.map(({ condition }, at) =>
    groundPiece(condition, bitsOf(scope, 2 ** at, 2 ** (at + 16)), checked, scope),
  )
  const amount = plan.amount === null ? null : rangeOf(plan.amount)
  const [nothing, odd] = [compose.word(dialect.bit(0)), compose.word(dialect.bit(ODD_BIT))]
  const checks = held.map((fact) => (fact === null ? null : checkBits(fact, nothing, odd, compose)))
  const oddColumn =
    relation.odd === undefined
      ? null
      : compose.sql`(${compose.column(relation.odd)} ${compose.word(dialect.notClearlyFalse)})`
  const canBeOdd = oddColumn !== null || checks.some((check) => check !== null)
  const pieces =
    rows === "odd"
      ? checks.filter((check) => check !== null)
      : [...grounds, ...checks.filter((check, slot) => check !== null && !checked.has(slot))].filter(
          (piece): piece is Sql => piece !== null && piece !== nothing,
        )
  const joined = pieces.length === 0 ? nothing : compose.joined(pieces, " | ")
  const bits = oddColumn === null ? joined : compose.cases([{ when: oddColumn, then: odd }], joined)
  const id = { name: "id", sql: compose.column(relation.id) }
  const base = { typed: typedPiece(scope), bits }
  if (rows === "odd") return { ...base, outputs: [id], where: compose.sql`${bits} >= ${odd}` }
  const failed = compose.sql`(${bits} & ${compose.word(String(FAILED_BITS))})`
  return {
    ...base,
    outputs: [
      id,
      { name: "status", sql: statusPiece(bits, failed, amount, canBeOdd ? odd : null, scope) },
      {
        name: "reasons",
        sql: canBeOdd ? compose.cases([{ when: compose.sql`${bits} < ${odd}`, then: bits }], nothing) : bits,
      },
      { name: "amount", sql: amount === null ? nothing : amountPiece(bits, amount, nothing, scope) },
    ],
    where: rows === "all" ? null : compose.sql`(${failed} = 0 OR ${bits} >= ${odd})`,
  }
}

function bitsOf({ compose, dialect }: Scope, no: number, open: number): Bits {
  const word = (value: number): Sql => compose.word(dialect.bit(value))
  return { yes: word(0), no: word(no), open: word(open), odd: word(ODD_BIT) }
}

/** The bits of a ground. A fact that it alone tests is checked in the same go, and noted. */
function groundPiece(condition: PlanCondition, bits: Bits, checked: Set<number>, scope: Scope): Sql {
  const { compose, dialect, held, plan, truthOf } = scope
  const atom = atomOf(condition, scope)
  const slot = atom === null ? undefined : plan.slots[atom.slot]
  const fact = atom === null ? null : held[atom.slot]
  if (atom !== null && slot !== undefined && fact && settledTest(slot, atom.inside) === null) {
    checked.add(atom.slot)
    return groundBits(fact, atom.inside, bits, compose)
  }
  const truth = truthOf(condition)
  if (!isWritten(truth)) return { yes: bits.yes, no: bits.no, undetermined: bits.open }[truth]
  if (truth.settled) return compose.cases([{ when: truth.sql, then: bits.yes }], bits.no)
  const [yes, no] = [compose.word(dialect.yes), compose.word(dialect.no)]
  return compose.sql`CASE ${truth.sql} WHEN ${yes} THEN ${bits.yes} WHEN ${no} THEN ${bits.no} ELSE ${bits.open} END`
}

/** A condition that tests one fact; denied, it tests for the rest of the domain. */
function atomOf(
  condition: PlanCondition,
  scope: Scope,
): Extract<PlanCondition, { readonly op: "atom" }> | null {
  if (condition.op === "atom") return condition
  if (condition.op !== "not") return null
  const denied = atomOf(condition.part, scope)
  const slot = denied === null ? undefined : scope.plan.slots[denied.slot]
  return denied === null || slot === undefined
    ? null
    : { ...denied, inside: difference(slot.domain, denied.inside) }
}

function statusPiece(bits: Sql, failed: Sql, amount: Range | null, odd: Sql | null, { compose }: Scope): Sql {
  const word = (status: number): Sql => compose.word(String(status))
  return compose.cases(
    [
      ...(odd === null ? [] : [{ when: compose.sql`${bits} >= ${odd}`, then: word(ODD) }]),
      { when: compose.sql`${failed} <> 0`, then: word(NO) },
      { when: compose.sql`${bits} <> 0`, then: word(UNDETERMINED) },
      ...(amount === null || isPoint(amount)
        ? []
        : [{ when: compose.sql`${amount.least} <> ${amount.greatest}`, then: word(YES_AMOUNT_OPEN) }]),
    ],
    word(YES),
  )
}

function amountPiece(bits: Sql, amount: Range, nothing: Sql, { compose }: Scope): Sql {
  const settled = isPoint(amount)
    ? compose.sql`${bits} = 0`
    : compose.sql`${bits} = 0 AND ${amount.least} = ${amount.greatest}`
  return compose.cases([{ when: settled, then: amount.least }], nothing)
}

/** A condition that always holds, in which the database finds every column of a wrong type. */
function typedPiece({ compose, dialect, held }: Scope): Sql | null {
  const pieces = held.flatMap((fact) => fact?.accepted ?? [])
  if (pieces.length === 0) return null
  return compose.joined([compose.word(dialect.yes), ...new Set(pieces)], " OR ")
}
