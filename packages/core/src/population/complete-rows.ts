/** Rows that SQL hands back (disputes, withheld facts, wrong values) are decided by the row program, a few at a time. */
import { kindOf, type RunOutcome, type RunStatus } from "../benefits/index.ts"
import { type FactValues, ODD, type RowProgram } from "../rules/index.ts"
import type { Numbers } from "./decide-rows.ts"
import { codeOfKind } from "./kinds-in-sql.ts"
import { query, type SqlRow, type Steps, type SqlValue } from "./steps.ts"
import type { Tables } from "./tables.ts"

const AT_ONCE = 500

/** Decides every row of the run that waits for it. */
export function* completeRows(
  tables: Tables,
  { run }: Numbers,
  row: RowProgram,
  factsOf: (subjects: readonly string[]) => Steps<readonly (FactValues | null)[]>,
): Steps<void> {
  const { changes, idPlace } = tables
  const open = `FROM ${changes} WHERE run = ${run} AND after_status = ${ODD}`
  const found = yield* query(
    `SELECT CAST(id AS TEXT) AS subject, before_status, before_reasons, before_amount ${open} ORDER BY id`,
  )
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const page = found.slice(at, at + AT_ONCE)
    const subjects = page.map(({ subject }) => String(subject))
    const known = yield* factsOf(subjects)
    const values = page.map((each, place) => {
      const { amount, reasons, status } = row.run(known[place] ?? {})
      const kind = codeOfKind(kindOf(outcomeIn(each, "before"), { amount, reasons, status }))
      return `(${idPlace(place + 1)}, ${kind}, ${status}, ${reasons}, ${amount})`
    })
    // Both databases name the columns of values so.
    yield* query(
      `UPDATE ${changes} SET kind = v.column2, after_status = v.column3, after_reasons = v.column4, after_amount = v.column5
        FROM (VALUES ${values.join(", ")}) v WHERE ${changes}.run = ${run} AND ${changes}.id = v.column1`,
      subjects.map((subject): SqlValue => tables.bindId(subject)),
    )
  }
}

/** One side of a change. */
export function outcomeIn(row: SqlRow, side: "before" | "after"): RunOutcome {
  return {
    status: Number(row[`${side}_status`]) as RunStatus,
    reasons: Number(row[`${side}_reasons`]),
    amount: Number(row[`${side}_amount`]),
  }
}
