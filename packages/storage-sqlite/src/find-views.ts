/**
 * The search in a view. It walks `view_fields` in the order asked for, or, where a field looked for is rare,
 * takes the few rows that have it and looks at each; it never reads a whole view to find some of it.
 */
import {
  composeViewAnswer,
  searchRows,
  type ViewAnswer,
  type ViewPlace,
  type ViewQuery,
  type ViewRow,
} from "@onevisit/core/ports"
import type { SQLInputValue } from "node:sqlite"
import type { Connection } from "./connection.ts"
import { columnOf, type Fields, viewRow } from "./view-rows.ts"

/** Answers a query that has been checked; `after` is the place its cursor names. */
export function findViews(db: Connection, query: ViewQuery, after: ViewPlace | undefined): ViewAnswer {
  const wanted = Object.entries(query.where ?? {})
  const driver = rarest(db, query, wanted)
  const rows =
    driver !== undefined && driver.rows <= FEW
      ? findAmongFew(db, query, after, driver.field)
      : findByWalking(db, query, after, wanted, driver?.field)
  return composeViewAnswer(query, rows)
}

/** Up to so many rows it is quicker to take all rows with one field and to look at them than to walk a range. */
const FEW = 500

/** A table of rows `r`, reached through the index fields `f` in their order. */
const BY_FIELD =
  "view_fields f CROSS JOIN views r ON r.view = f.view AND r.version = f.version AND r.key = f.key"
const HAS_FIELD = `EXISTS (SELECT 1 FROM view_fields e
  WHERE e.view = r.view AND e.version = r.version AND e.field = ? AND e.value = ? AND e.key = r.key)`

type Field = Fields[number]

/** The field looked for that the fewest rows have, counted no further than just above {@link FEW}. */
function rarest(
  db: Connection,
  { range, version, view }: ViewQuery,
  wanted: Fields,
): { readonly field: Field; readonly rows: number } | undefined {
  const [only] = wanted
  // One field and no range is walked in the order asked for anyway.
  if (only !== undefined && wanted.length === 1 && range === undefined) return { field: only, rows: Infinity }
  let found: { readonly field: Field; readonly rows: number } | undefined
  for (const field of wanted) {
    const counted = db.one(
      `SELECT count(*) FROM
         (SELECT 1 FROM view_fields WHERE view = ? AND version = ? AND field = ? AND value = ? LIMIT ?)`,
      [view, version, field[0], columnOf(field[1]), FEW + 1],
    )
    const rows = Number(counted?.[0])
    if (found === undefined || rows < found.rows) found = { field, rows }
  }
  return found
}

/** At most one row more than the limit, in order. */
function findAmongFew(
  db: Connection,
  query: ViewQuery,
  after: ViewPlace | undefined,
  [field, value]: Field,
): readonly ViewRow[] {
  const candidates = db.all(
    `SELECT r.key, r.doc, r.fields FROM ${BY_FIELD} WHERE f.view = ? AND f.version = ? AND f.field = ? AND f.value = ?`,
    [query.view, query.version, field, columnOf(value)],
  )
  return searchRows(candidates.map(viewRow), query, after)
}

/** At most one row more than the limit, in order. */
function findByWalking(
  db: Connection,
  query: ViewQuery,
  after: ViewPlace | undefined,
  wanted: Fields,
  driver: Field | undefined,
): readonly ViewRow[] {
  const walk = query.range ? walkRange(query, query.range, after) : walkKeys(query, driver, after)
  const others = wanted.filter(([field]) => query.range !== undefined || field !== driver?.[0])
  for (const [field, value] of others) walk.add(HAS_FIELD, field, columnOf(value))
  return walk.run(db, query.limit + 1)
}

function walkRange(
  { version, view }: ViewQuery,
  { descending = false, field, from, to }: NonNullable<ViewQuery["range"]>,
  after: ViewPlace | undefined,
): Walk {
  const direction = descending ? "DESC" : "ASC"
  const walk = new Walk(BY_FIELD, `f.value ${direction}, f.key ${direction}`)
  walk.add("f.view = ? AND f.version = ? AND f.field = ?", view, version, field)
  // Blobs, which stand for null and truth values, come after all text.
  walk.add("f.value < x''")
  if (from !== undefined) walk.add("f.value >= ?", from)
  if (to !== undefined) walk.add("f.value <= ?", to)
  if (after?.value !== undefined) {
    walk.add(`(f.value, f.key) ${descending ? "<" : ">"} (?, ?)`, after.value, after.key)
  }
  return walk
}

function walkKeys(
  { version, view }: ViewQuery,
  driver: Field | undefined,
  after: ViewPlace | undefined,
): Walk {
  const walk = driver ? new Walk(BY_FIELD, "f.key") : new Walk("views r", "r.key")
  if (driver) {
    walk.add(
      "f.view = ? AND f.version = ? AND f.field = ? AND f.value = ?",
      view,
      version,
      driver[0],
      columnOf(driver[1]),
    )
  } else walk.add("r.view = ? AND r.version = ?", view, version)
  if (after) walk.add(driver ? "f.key > ?" : "r.key > ?", after.key)
  return walk
}

/** A statement in the making; its text depends on the shape of the query alone, so few are ever prepared. */
class Walk {
  readonly #from: string
  readonly #order: string
  readonly #conditions: string[] = []
  readonly #values: SQLInputValue[] = []

  constructor(from: string, order: string) {
    this.#from = from
    this.#order = order
  }

  add(condition: string, ...values: readonly SQLInputValue[]): void {
    this.#conditions.push(condition)
    this.#values.push(...values)
  }

  run(db: Connection, limit: number): readonly ViewRow[] {
    const where = this.#conditions.join(" AND ")
    const sql = `SELECT r.key, r.doc, r.fields FROM ${this.#from} WHERE ${where} ORDER BY ${this.#order} LIMIT ?`
    return db.all(sql, [...this.#values, limit]).map(viewRow)
  }
}
