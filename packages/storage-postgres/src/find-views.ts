/**
 * The search in a view. Each field looked for, and the one that orders the answer, is a join with its rows in
 * `view_fields`, of which the primary key has every order that is asked for; where to begin is left to the planner, which
 * sees the values, for the statement is not kept prepared.
 */
import { composeCursor, type ViewAnswer, type ViewPlace, type ViewQuery } from "@onevisit/core/ports"
import type { PostgresQuery } from "./pool.ts"
import type { Rows } from "./runner.ts"
import { Values } from "./statement.ts"
import { highest, lowest, NUMBERS, sortable, viewRow } from "./view-values.ts"

/** Asks for one row more than the limit. `after` is the place that the query's cursor names. */
export function findViewsQuery(
  schema: string,
  query: ViewQuery,
  after: ViewPlace | undefined,
): PostgresQuery {
  const { limit, range, version, view, where = {} } = query
  const values = new Values()
  const [atView, atVersion] = [values.add(view), values.add(version)]
  const joins: string[] = []
  const conditions = [`r.view = ${atView} AND r.version = ${atVersion}`]
  const join = (alias: string, field: string) => {
    joins.push(
      `JOIN ${schema}.view_fields ${alias} ON ${alias}.view = r.view AND ${alias}.version = r.version AND ${alias}.key = r.key`,
    )
    conditions.push(
      `${alias}.view = ${atView} AND ${alias}.version = ${atVersion} AND ${alias}.field = ${values.add(field)}`,
    )
  }
  for (const [at, [field, value]] of Object.entries(where).entries()) {
    join(`f${at}`, field)
    conditions.push(`f${at}.value = ${values.add(sortable(value))}`)
  }
  const direction = range?.descending === true ? "DESC" : "ASC"
  const beyond = range?.descending === true ? "<" : ">"
  const order = range ? ["o.value", "o.key"] : ["r.key"]
  if (range) {
    join("o", range.field)
    conditions.push(`o.value >= ${values.add(range.from === undefined ? NUMBERS : lowest(range.from))}`)
    if (range.to !== undefined) conditions.push(`o.value <= ${values.add(highest(range.to))}`)
    if (after?.value !== undefined) {
      conditions.push(
        `(o.value, o.key) ${beyond} (${values.add(lowest(after.value))}, ${values.add(after.key)})`,
      )
    }
  } else if (after) conditions.push(`r.key ${beyond} ${values.add(after.key)}`)
  const text = `SELECT r.key, r.doc, r.fields FROM ${schema}.views r ${joins.join(" ")} WHERE ${conditions.join(" AND ")}
    ORDER BY ${order.map((column) => `${column} ${direction}`).join(", ")} LIMIT ${values.add(limit + 1)}`
  return { text, values: values.all }
}

/** `rows` holds one more than the limit where there is more. */
export function viewAnswer({ limit, range }: ViewQuery, rows: Rows): ViewAnswer {
  const found = rows.slice(0, limit).map(viewRow)
  const last = rows.length > limit ? found.at(-1) : undefined
  if (last === undefined) return { rows: found, cursor: null }
  const value = range === undefined ? undefined : last.index[range.field]
  const ordered = typeof value === "string" || typeof value === "number"
  return { rows: found, cursor: composeCursor(ordered ? { key: last.key, value } : { key: last.key }) }
}
