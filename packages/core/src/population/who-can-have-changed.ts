/**
 * Whose outcome can be another than in the last accepted run: rows that have changed, rows that time moves, rows that
 * the row program decided. Written so that each part finds its rows by an index where there is one.
 */
import {
  type DayColumns,
  type FactColumns,
  type Interval,
  type Moved,
  type Plan,
  quoteName,
} from "../rules/index.ts"
import { fromEpochDay, plainDate, toEpochDay } from "../time/index.ts"
import type { SqlPopulationSettings } from "./settings.ts"
import { query, type Steps, type SqlValue } from "./steps.ts"
import type { Tables } from "./tables.ts"
import type { Numbers } from "./decide-rows.ts"

export interface Touching extends Numbers {
  readonly moved: Extract<Moved, { readonly who: "some" }>
  readonly plan: Plan
  /** Ids that the host names, or the mark of the last run in the column of changes. */
  readonly changed:
    | { readonly ids: readonly string[] }
    | { readonly column: string; readonly mark: string | null }
}

const AT_ONCE = 500

/** Puts the ids into the table of those to be looked at; how many there are, or `null` where it cannot be told. */
export function* touch(
  { dialect, relation }: SqlPopulationSettings,
  tables: Tables,
  { changed, moved, plan, programme, run }: Touching,
): Steps<number | null> {
  const { id, idPlace, outcomesOf, place, relation: from, touched } = tables
  const conditions: string[] = []
  for (const { ends, slot } of moved.slots) {
    const columns = relation.facts[(plan.slots[slot] as Plan["slots"][number]).name]
    // A fact that the relation does not hold is unknown of everybody, and moves nobody.
    if (columns === undefined) continue
    const found = conditionsOf(columns, ends, dialect)
    if (found === null) return null
    conditions.push(...found)
  }
  const parameters: SqlValue[] = []
  if ("column" in changed) {
    if (changed.mark === null) return null
    parameters.push(changed.mark)
    const mark = dialect === "postgres" ? `${place(1)}::bigint` : `CAST(${place(1)} AS INTEGER)`
    conditions.push(`r.${quoteName(changed.column)} > ${mark}`)
  }
  const parts = [
    `SELECT id FROM ${outcomesOf(programme)} WHERE odd = 1`,
    ...conditions.map((condition) => `SELECT r.${id} AS id FROM ${from} r WHERE ${condition}`),
  ]
  yield* query(
    `INSERT INTO ${touched} (run, id) SELECT ${run}, id FROM (${parts.join(" UNION ")}) found`,
    parameters,
  )
  if ("ids" in changed) {
    const ids = changed.ids.map(tables.bindId).filter((each) => each !== null)
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const page = ids.slice(at, at + AT_ONCE)
      yield* query(
        `INSERT INTO ${touched} (run, id) VALUES ${page.map((_, place) => `(${run}, ${idPlace(place + 1)})`).join(", ")} ON CONFLICT DO NOTHING`,
        page,
      )
    }
  }
  const [counted] = yield* query(`SELECT count(*) AS touched FROM ${touched} WHERE run = ${run}`)
  return Number(counted?.["touched"])
}

/** `null` where the columns are not found by a range. */
function conditionsOf(
  columns: FactColumns,
  ends: readonly Interval[],
  dialect: SqlPopulationSettings["dialect"],
): readonly string[] | null {
  if (!isDays(columns)) {
    if (columns.as === "boolean" && dialect === "postgres") return null
    return ends.map(({ from, to }) => `r.${quoteName(columns.column)} BETWEEN ${from} AND ${to}`)
  }
  const day = (value: number): string => {
    if (columns.as === "epoch-day") return String(value)
    const text = `'${fromEpochDay(value)}'`
    return dialect === "postgres" ? `DATE ${text}` : text
  }
  const names = new Set([columns.first, columns.last])
  return ends.flatMap(({ from, to }) => {
    const [first, last] = [Math.max(from, FIRST_DAY), Math.min(to, LAST_DAY)]
    return first > last
      ? []
      : [...names].map((name) => `r.${quoteName(name)} BETWEEN ${day(first)} AND ${day(last)}`)
  })
}

/** Days that are written as dates; beyond lies what never comes. */
const FIRST_DAY = toEpochDay(plainDate("0001-01-01"))
const LAST_DAY = toEpochDay(plainDate("9999-12-31"))

function isDays(columns: FactColumns): columns is DayColumns {
  return "first" in columns
}
