/** Accepting a run: its changes become what the next run is compared with, in one transaction. And forgetting one. */
import { UNSEEN } from "../benefits/index.ts"
import { PopulationError } from "../ports/index.ts"
import { forget } from "./determine.ts"
import { query, type SqlRow, type Steps } from "./steps.ts"
import type { Tables } from "./tables.ts"

/** A second time nothing happens; a run that was compared with another than the last accepted one is refused. */
export function* accept(tables: Tables, run: string): Steps<void> {
  const { changes, dialect, outcomesOf, programmes, runs } = tables
  const found = yield* runNamed(tables, run)
  const [programme, no] = [Number(found["programme"]), Number(found["no"])]
  const locked = dialect === "postgres" ? " FOR UPDATE" : ""
  const [now] = yield* query(`SELECT accepted FROM ${programmes} WHERE no = ${programme}${locked}`)
  if (String(now?.["accepted"]) === String(no)) return
  if (String(now?.["accepted"]) !== String(found["previous"]) || found["state"] !== "determined")
    throw new PopulationError("Conflict", "Another run was accepted meanwhile: determine this one anew.")
  const outcomes = outcomesOf(programme)
  yield* query(
    `DELETE FROM ${outcomes} WHERE id IN (SELECT id FROM ${changes} WHERE run = ${no} AND after_status = ${UNSEEN})`,
  )
  yield* query(
    `INSERT INTO ${outcomes} (id, status, reasons, amount, odd)
      SELECT id, after_status, after_reasons, after_amount, odd FROM ${changes} WHERE run = ${no} AND after_status <> ${UNSEEN}
      ON CONFLICT (id) DO UPDATE SET status = excluded.status, reasons = excluded.reasons, amount = excluded.amount, odd = excluded.odd`,
  )
  // The database has to know how much there is, or it plans the next run for an empty table.
  if (dialect === "postgres") yield* query(`ANALYZE ${outcomes}`)
  const others = `SELECT no FROM ${runs} WHERE programme = ${programme} AND no <> ${no}`
  yield* query(`DELETE FROM ${changes} WHERE run IN (${others})`)
  // Who was accepted before stays on record, with its purpose.
  yield* query(
    `DELETE FROM ${runs} WHERE programme = ${programme} AND no <> ${no} AND state NOT IN ('accepted', 'past')`,
  )
  yield* query(`UPDATE ${runs} SET state = 'past' WHERE programme = ${programme} AND state = 'accepted'`)
  yield* query(`UPDATE ${runs} SET state = 'accepted' WHERE no = ${no}`)
  yield* query(`UPDATE ${programmes} SET accepted = ${no} WHERE no = ${programme}`)
}

/** Takes away a run that waits; one that was accepted stays. */
export function* discard(tables: Tables, run: string): Steps<void> {
  const { place, runs } = tables
  const found = yield* query(
    `SELECT no FROM ${runs} WHERE run = ${place(1)} AND state IN ('begun', 'determined')`,
    [run],
  )
  for (const { no } of found) yield* forget(tables, Number(no))
}

/** A run that was determined. */
export function* runNamed({ place, runs }: Tables, run: string): Steps<SqlRow> {
  const [found] = yield* query(
    `SELECT no, programme, previous, state FROM ${runs} WHERE run = ${place(1)} AND state <> 'begun'`,
    [run],
  )
  if (found === undefined) throw new PopulationError("Rejected", "There is no such run: determine it first.")
  return found
}
