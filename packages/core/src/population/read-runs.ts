/** Reading what runs said: the differences of one, a page at a time, and the outcomes of the last accepted one. */
import { type RunOutcome, type RunStatus, unseen } from "../benefits/index.ts"
import type { PopulationDifference } from "../ports/index.ts"
import { runNamed } from "./accept.ts"
import { outcomeIn } from "./complete-rows.ts"
import { kindOfCode } from "./kinds-in-sql.ts"
import { query, type Steps } from "./steps.ts"
import type { Tables } from "./tables.ts"

const AT_ONCE = 500

export interface DifferencePage {
  readonly differences: readonly PopulationDifference[]
  readonly cursor: string | null
}

/** In the order of the ids, as the database orders them; the cursor is the last id of the page. */
export function* readDifferences(
  tables: Tables,
  { after, limit, run }: { readonly run: string; readonly limit: number; readonly after?: string },
): Steps<DifferencePage> {
  const { changes, idPlace } = tables
  const { no } = yield* runNamed(tables, run)
  const from = after === undefined ? null : tables.bindId(after)
  const found = yield* query(
    `SELECT CAST(id AS TEXT) AS subject, kind, before_status, before_reasons, before_amount, after_status, after_reasons, after_amount
      FROM ${changes} WHERE run = ${Number(no)} AND kind <> 0${from === null ? "" : ` AND id > ${idPlace(1)}`}
      ORDER BY id LIMIT ${limit + 1}`,
    from === null ? [] : [from],
  )
  const differences = found.slice(0, limit).map((row) => ({
    subject: String(row["subject"]),
    kind: kindOfCode(Number(row["kind"])),
    before: outcomeIn(row, "before"),
    after: outcomeIn(row, "after"),
  }))
  return { differences, cursor: found.length > limit ? (differences.at(-1)?.subject ?? null) : null }
}

/** In the order of the subjects; unseen who has none. */
export function* readOutcomes(
  tables: Tables,
  programme: string,
  subjects: readonly string[],
): Steps<readonly RunOutcome[]> {
  const { outcomesOf, place: placeOf, programmes } = tables
  const [known] = yield* query(`SELECT no FROM ${programmes} WHERE programme = ${placeOf(1)}`, [programme])
  if (known === undefined) return subjects.map(() => unseen)
  const said = new Map<string, RunOutcome>()
  const ids = [...new Set(subjects)].map(tables.bindId).filter((id) => id !== null)
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const page = ids.slice(at, at + AT_ONCE)
    const rows = yield* query(
      `SELECT CAST(id AS TEXT) AS subject, status, reasons, amount FROM ${outcomesOf(Number(known["no"]))}
        WHERE id IN (${page.map((_, place) => tables.idPlace(place + 1)).join(", ")})`,
      page,
    )
    for (const row of rows)
      said.set(String(row["subject"]), {
        status: Number(row["status"]) as RunStatus,
        reasons: Number(row["reasons"]),
        amount: Number(row["amount"]),
      })
  }
  return subjects.map((subject) => said.get(subject) ?? unseen)
}
