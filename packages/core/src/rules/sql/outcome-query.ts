/**
 * The query of an outcome. Each ground gives its reason bits, and each fact that is checked beside gives none; where
 * the row is odd either is missing, and so is what they come to when joined. That is reckoned once, and status, reasons
 * and amount are read off it.
 */
import { NO, ODD, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "../plan/outcome.ts"
import type { PlanCondition } from "../plan/plan.ts"
import type { Sql } from "./fragment.ts"
import { groundAtom } from "./ground-atom.ts"
import { type Bits, checkBits, groundBits } from "./ground-bits.ts"
import type { Query } from "./lay-out.ts"
import { whereGroundsHold } from "./make-scope.ts"
import type { SqlRows } from "./program.ts"
import { isPoint, type Range } from "./range.ts"
import type { Relation } from "./relation.ts"
import type { Scope } from "./scope.ts"
import { settledTest } from "./test-fact.ts"
import { isWritten } from "./truth.ts"

/** The bits of grounds that fail; those of grounds that are undetermined lie above. */
const FAILED_BITS = 2 ** 16 - 1

/** The query of a plan over a relation. */
export function outcomeQuery(scope: Scope, relation: Relation, rows: SqlRows): Query {
  const { compose, dialect, held, plan } = scope
  const checked = new Set<number>()
  const grounds = plan.grounds.map(({ condition }, at) =>
    groundPiece(condition, bitsOf(scope, 2 ** at, 2 ** (at + 16)), checked, scope),
  )
  const amount = plan.amount === null ? null : whereGroundsHold(scope).rangeOf(plan.amount)
  const [nothing, odd] = [compose.word(dialect.bit(0)), compose.word(dialect.noBits)]
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
  if (rows === "odd") return { ...base, outputs: [id], where: compose.sql`(${bits} IS NULL)` }
  const failed = compose.sql`(${bits} & ${compose.word(String(FAILED_BITS))})`
  return {
    ...base,
    outputs: [
      id,
      { name: "status", sql: statusPiece(bits, failed, amount, canBeOdd, scope) },
      {
        name: "reasons",
        sql: canBeOdd ? compose.call("COALESCE", [bits, nothing]) : bits,
      },
      { name: "amount", sql: amount === null ? nothing : amountPiece(bits, amount, nothing, scope) },
    ],
    where: rows === "all" ? null : compose.sql`(${failed} = 0 OR ${bits} IS NULL)`,
  }
}

function bitsOf({ compose, dialect }: Scope, no: number, open: number): Bits {
  const word = (value: number): Sql => compose.word(dialect.bit(value))
  return { yes: word(0), no: word(no), open: word(open), odd: compose.word(dialect.noBits) }
}

/** The bits of a ground. A fact that it alone tests is checked in the same go, and noted. */
function groundPiece(condition: PlanCondition, bits: Bits, checked: Set<number>, scope: Scope): Sql {
  const { compose, dialect, held, plan, truthOf } = scope
  const atom = groundAtom(condition, plan)
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

function statusPiece(
  bits: Sql,
  failed: Sql,
  amount: Range | null,
  canBeOdd: boolean,
  { compose }: Scope,
): Sql {
  const word = (status: number): Sql => compose.word(String(status))
  return compose.cases(
    [
      { when: compose.sql`${failed} <> 0`, then: word(NO) },
      { when: compose.sql`${bits} <> 0`, then: word(UNDETERMINED) },
      ...(canBeOdd ? [{ when: compose.sql`${bits} IS NULL`, then: word(ODD) }] : []),
      ...(amount === null || isPoint(amount)
        ? []
        : [{ when: compose.sql`${amount.least} <> ${amount.greatest}`, then: word(YES_AMOUNT_OPEN) }]),
    ],
    word(YES),
  )
}

function amountPiece(bits: Sql, amount: Range, nothing: Sql, { compose }: Scope): Sql {
  const settled = compose.sql`${amount.least} = ${amount.greatest}`
  const paid = isPoint(amount)
    ? amount.least
    : compose.cases([{ when: settled, then: amount.least }], nothing)
  // Nothing may be reckoned of a row that is odd, so the two conditions are not joined: bits may be missing.
  return compose.cases([{ when: compose.sql`${bits} = 0`, then: paid }], nothing)
}

/** A condition that always holds, in which the database finds every column of a wrong type. */
function typedPiece({ compose, dialect, held }: Scope): Sql | null {
  const pieces = held.flatMap((fact) => fact?.accepted ?? [])
  if (pieces.length === 0) return null
  return compose.joined([compose.word(dialect.yes), ...new Set(pieces)], " OR ")
}
