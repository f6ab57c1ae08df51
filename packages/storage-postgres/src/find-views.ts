/**
 * The search in a view. It walks `view_fields` in the order asked for, or, where a field looked for is rare, takes the few
 * rows that have it and looks at each; it never reads a whole view to find some of it. The order in which tables are
 * read is fixed by the statements, for a planner that has not counted the rows yet guesses badly.
 */
import {
  composeViewAnswer,
  type IndexValue,
  searchRows,
  type ViewAnswer,
  type ViewPlace,
  type ViewQuery,
  type ViewRow,
} from "@onevisit/core/ports"
import type { Runner } from "./runner.ts"
import { Values } from "./statement.ts"
import { type Fields, highest, lowest, NUMBERS, sortable, viewRow } from "./view-values.ts"

/** Answers a query that has been checked; `after` is the place its cursor names. */
export async function findViews(
  runner: Runner,
  schema: string,
  query: ViewQuery,
  after: ViewPlace | undefined,
): Promise<ViewAnswer> {
  const wanted = Object.entries(query.where ?? {})
  const driver = await rarest(runner, schema, query, wanted)
  const rows =
    driver !== undefined && driver.rows <= FEW
      ? await findAmongFew(runner, schema, query, after, driver.field)
      : await findByWalking(runner, schema, query, after, driver?.field)
  return composeViewAnswer(query, rows)
}

/** Up to so many rows it is quicker to take all rows with one field and to look at them than to walk a range. */
const FEW = 500

type Field = Fields[number]

/** The field looked for that the fewest rows have, counted no further than just above {@link FEW}. */
async function rarest(
  runner: Runner,
  schema: string,
  { range, version, view }: ViewQuery,
  wanted: Fields,
): Promise<{ readonly field: Field; readonly rows: number } | undefined> {
  const [only] = wanted
  if (only === undefined) return undefined
  // One field and no range is walked in the order asked for anyway.
  if (wanted.length === 1 && range === undefined) return { field: only, rows: Infinity }
  const values = new Values()
  const [atView, atVersion] = [values.add(view), values.add(version)]
  const counts = wanted.map(
    ([field, value]) => `SELECT count(*) AS rows FROM (SELECT 1 FROM ${schema}.view_fields
      WHERE view = ${atView} AND version = ${atVersion} AND field = ${values.add(field)} AND value = ${values.add(sortable(value))}
      LIMIT ${FEW + 1}) AS counted`,
  )
  const counted = await runner.read({ text: counts.join(" UNION ALL "), values: values.all })
  return wanted
    .map((field, at) => ({ field, rows: Number(counted[at]?.["rows"]) }))
    .reduce((least, next) => (next.rows < least.rows ? next : least))
}

/** At most one row more than the limit, in order. */
async function findAmongFew(
  runner: Runner,
  schema: string,
  query: ViewQuery,
  after: ViewPlace | undefined,
  driver: Field,
): Promise<readonly ViewRow[]> {
  const walk = new Walk(schema, query)
  walk.addField(...driver)
  const candidates = await walk.run(runner, undefined)
  return searchRows(candidates, query, after)
}

/** At most one row more than the limit, in order. */
async function findByWalking(
  runner: Runner,
  schema: string,
  query: ViewQuery,
  after: ViewPlace | undefined,
  driver: Field | undefined,
): Promise<readonly ViewRow[]> {
  const { limit, range, where = {} } = query
  const walk = new Walk(schema, query)
  if (range) walk.addRange(range, after)
  else if (driver) walk.addField(...driver, after)
  else walk.addKeys(after)
  for (const [field, value] of Object.entries(where)) {
    if (range !== undefined || field !== driver?.[0]) walk.addCondition(field, value)
  }
  return walk.run(runner, limit + 1)
}

/** A statement in the making: one table `w` in the order of its primary key, and a row of `views` for each of its rows. */
class Walk {
  readonly #schema: string
  readonly #values = new Values()
  readonly #place: string
  readonly #conditions: string[] = []
  #table = "views"
  #order = "w.key"

  constructor(schema: string, { version, view }: ViewQuery) {
    this.#schema = schema
    this.#place = `view = ${this.#values.add(view)} AND $alias.version = ${this.#values.add(version)}`
    this.#conditions.push(this.#in("w"))
  }

  addKeys(after: ViewPlace | undefined): void {
    if (after) this.#conditions.push(`w.key > ${this.#values.add(after.key)}`)
  }

  addField(field: string, value: IndexValue, after?: ViewPlace): void {
    this.#table = "view_fields"
    this.#conditions.push(
      `w.field = ${this.#values.add(field)} AND w.value = ${this.#values.add(sortable(value))}`,
    )
    this.addKeys(after)
  }

  addRange(
    { descending, field, from, to }: NonNullable<ViewQuery["range"]>,
    after: ViewPlace | undefined,
  ): void {
    this.#table = "view_fields"
    this.#order = descending === true ? "w.value DESC, w.key DESC" : "w.value, w.key"
    const bound = from === undefined ? NUMBERS : lowest(from)
    this.#conditions.push(`w.field = ${this.#values.add(field)} AND w.value >= ${this.#values.add(bound)}`)
    if (to !== undefined) this.#conditions.push(`w.value <= ${this.#values.add(highest(to))}`)
    if (after?.value === undefined) return
    const beyond = descending === true ? "<" : ">"
    const place = `(${this.#values.add(lowest(after.value))}, ${this.#values.add(after.key)})`
    this.#conditions.push(`(w.value, w.key) ${beyond} ${place}`)
  }

  /** OFFSET keeps the planner from beginning here. */
  addCondition(field: string, value: IndexValue): void {
    this.#conditions.push(
      `EXISTS (SELECT 1 FROM ${this.#schema}.view_fields e WHERE ${this.#in("e")} AND e.key = w.key
        AND e.field = ${this.#values.add(field)} AND e.value = ${this.#values.add(sortable(value))} OFFSET 0)`,
    )
  }

  async run(runner: Runner, limit: number | undefined): Promise<readonly ViewRow[]> {
    const most = limit === undefined ? "" : ` LIMIT ${this.#values.add(limit)}`
    const walked = `SELECT w.* FROM ${this.#schema}.${this.#table} w WHERE ${this.#conditions.join(" AND ")} ORDER BY ${this.#order}${most}`
    const text =
      this.#table === "views"
        ? walked
        : `SELECT r.key, r.doc, r.fields FROM (${walked}) w JOIN ${this.#schema}.views r
            ON ${this.#in("r")} AND r.key = w.key
          ORDER BY ${this.#order}`
    return (await runner.read({ text, values: this.#values.all })).map(viewRow)
  }

  #in(alias: string): string {
    return `${alias}.${this.#place.replace("$alias", alias)}`
  }
}
