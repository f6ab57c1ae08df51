/** One statement that writes all rows of some acts: a part for each table and kind of change that there is any of. */
import type { KnownState } from "./known-state.ts"
import { type Changes, firstBy, lastBy } from "./decide-acts.ts"
import type { PostgresQuery } from "./pool.ts"
import { type Columns, prepared, type Row, tableOf, Values } from "./statement.ts"
import { type Fields, pairKey, rowKey, sortable } from "./view-values.ts"

const COMMANDS: Columns = { id: "text", digest: "text", result: "text" }
const EVENTS: Columns = {
  stream: "text",
  version: "int8",
  type: "text",
  v: "int8",
  occurred_on: "text",
  recorded_at: "text",
  actor: "text",
  data: "text",
  command_id: "text",
  chain: "text",
}
const UNIQUE_KEYS: Columns = { scope: "text", key: "text", holder: "text" }
const CHECKPOINTS: Columns = { name: "text", position: "int8" }
const VIEWS: Columns = { view: "text", version: "int8", key: "text", doc: "text", fields: "text" }
const VIEW_FIELDS: Columns = { view: "text", version: "int8", field: "text", value: "text", key: "text" }
const TIMERS: Columns = { id: "text", due_at: "text", subject: "text" }
const MESSAGES: Columns = { id: "text", port: "text", payload: "text", available_at: "text" }

/** Under which condition to write, and a statement of two columns that is to run before anything is written. */
export interface Guard {
  readonly first: string
  readonly holds: (values: Values) => string
}

/**
 * The statement, or nothing where the acts change nothing. Events get their positions in the order of the acts. With a
 * guard it answers with a row whose `holds` says whether it has written.
 */
export function writeActs(
  schema: string,
  known: KnownState,
  changes: Changes,
  guard?: Guard,
): PostgresQuery | undefined {
  const { acts } = changes
  if (acts.length === 0) return undefined
  const parts = new Parts(schema, guard)
  parts.insert(
    "commands",
    COMMANDS,
    acts.map(({ commandId, digest, result }) => [commandId, digest, result]),
  )
  parts.insert("events", EVENTS, acts.flatMap(eventRows))
  writeKeys(parts, known, changes)
  parts.put("checkpoints", CHECKPOINTS, 1, [...changes.checkpoints], ([name]) =>
    known.checkpoints.has(String(name)),
  )
  writeViews(parts, known, changes)
  writeTimers(parts, known, changes)
  const messages = firstBy(
    acts,
    (act) => act.messages,
    ({ id }) => id,
  ).filter(({ id }) => !known.messages.has(id))
  parts.insert(
    "messages",
    MESSAGES,
    messages.map(({ availableAt, id, payload, port }) => [id, port, payload, availableAt]),
  )
  return parts.statement()
}

function eventRows({ append, commandId }: Changes["acts"][number]): readonly Row[] {
  return append.flatMap(({ events, expectedVersion, stream }) =>
    events.map(({ actor, chain, data, occurredOn, recordedAt, type, v }, at) => [
      stream,
      expectedVersion + at + 1,
      type,
      v,
      occurredOn,
      recordedAt,
      actor,
      data,
      commandId,
      chain,
    ]),
  )
}

function writeKeys(parts: Parts, known: KnownState, { holders }: Changes): void {
  const taken: Row[] = []
  const returned: Row[] = []
  for (const [at, { holder, key, scope }] of holders) {
    if (holder !== null) taken.push([scope, key, holder])
    else if (known.holders.has(at)) returned.push([scope, key])
  }
  parts.put("unique_keys", UNIQUE_KEYS, 2, taken, ([scope, key]) =>
    known.holders.has(pairKey(String(scope), String(key))),
  )
  parts.remove("unique_keys", UNIQUE_KEYS, 2, returned)
}

function writeTimers(parts: Parts, known: KnownState, { acts }: Changes): void {
  const timers = lastBy(
    acts,
    (act) => act.timers,
    ({ id }) => id,
  )
  const set = timers.flatMap(({ dueAt, id, subject }): readonly Row[] =>
    dueAt === null ? [] : [[id, dueAt, subject]],
  )
  const cancelled = timers.filter(({ dueAt, id }) => dueAt === null && known.timers.has(id))
  parts.put("timers", TIMERS, 1, set, ([id]) => known.timers.has(String(id)))
  parts.remove(
    "timers",
    TIMERS,
    1,
    cancelled.map(({ id }) => [id]),
  )
}

/** Of the index fields only those that changed. */
function writeViews(parts: Parts, known: KnownState, { acts }: Changes): void {
  const written: Row[] = []
  const removed: Row[] = []
  const fieldsGone: Row[] = []
  const fieldsNew: Row[] = []
  for (const row of lastBy(acts, (act) => act.views, rowKey)) {
    const { doc, fields, index, key, version, view } = row
    const before = known.rows.get(rowKey(row)) ?? []
    if (doc !== null) written.push([view, version, key, doc, index])
    else if (known.rows.has(rowKey(row))) removed.push([view, version, key])
    const now = doc === null ? [] : fields
    const entries = (list: Fields): readonly Row[] =>
      list.map(([field, value]) => [view, version, field, sortable(value), key])
    fieldsGone.push(...entries(without(before, now)))
    fieldsNew.push(...entries(without(now, before)))
  }
  const isKnown = ([view, version, key]: Row) =>
    known.rows.has(rowKey({ view: String(view), version: Number(version), key: String(key) }))
  parts.put("views", VIEWS, 3, written, isKnown)
  parts.remove("views", VIEWS, 3, removed)
  parts.remove("view_fields", VIEW_FIELDS, 5, fieldsGone)
  parts.insert("view_fields", VIEW_FIELDS, fieldsNew)
}

/** The fields of `these` that `those` have not, or with another value. */
function without(these: Fields, those: Fields): Fields {
  if (these.length === 0 || those.length === 0) return these
  const values = new Map(those)
  return these.filter(([field, value]) => !values.has(field) || values.get(field) !== value)
}

/** The parts of a statement in the making; each changes rows of a table that no other part changes. */
class Parts {
  readonly #schema: string
  readonly #values = new Values()
  readonly #texts: string[] = []
  readonly #guard: string | undefined

  constructor(schema: string, guard?: Guard) {
    this.#schema = schema
    this.#guard =
      guard &&
      `guard (a, b, holds) AS MATERIALIZED (SELECT f.a, f.b, ${guard.holds(this.#values)} FROM (${guard.first}) AS f (a, b))`
  }

  insert(table: string, columns: Columns, rows: readonly Row[]): void {
    if (rows.length === 0) return
    const names = Object.keys(columns).join(", ")
    this.#texts.push(
      `INSERT INTO ${this.#schema}.${table} (${names}) SELECT * FROM ${tableOf(this.#values, columns, rows)}${this.#only("WHERE")}`,
    )
  }

  /** Updates the rows that are known to be there, and inserts the others. */
  put(
    table: string,
    columns: Columns,
    keys: number,
    rows: readonly Row[],
    isKnown: (row: Row) => boolean,
  ): void {
    this.insert(
      table,
      columns,
      rows.filter((row) => !isKnown(row)),
    )
    const known = rows.filter(isKnown)
    if (known.length === 0) return
    const names = Object.keys(columns)
    const set = names.slice(keys).map((name) => `${name} = n.${name}`)
    this.#texts.push(
      `UPDATE ${this.#schema}.${table} t SET ${set.join(", ")} FROM ${tableOf(this.#values, columns, known)} WHERE ${sameRow(names.slice(0, keys))}${this.#only("AND")}`,
    )
  }

  /** Rows hold their keys alone. */
  remove(table: string, columns: Columns, keys: number, rows: readonly Row[]): void {
    if (rows.length === 0) return
    const only = Object.fromEntries(Object.entries(columns).slice(0, keys))
    this.#texts.push(
      `DELETE FROM ${this.#schema}.${table} t USING ${tableOf(this.#values, only, rows)} WHERE ${sameRow(Object.keys(only))}${this.#only("AND")}`,
    )
  }

  statement(): PostgresQuery {
    const parts = this.#texts.map((text, at) => `p${at} AS (${text})`)
    return this.#guard === undefined
      ? prepared(`WITH ${parts.join(", ")} SELECT 1`, this.#values.all)
      : prepared(`WITH ${[this.#guard, ...parts].join(", ")} SELECT a, b, holds FROM guard`, this.#values.all)
  }

  /** What is asked before any row is made, so that the guard's first statement has run by then. */
  #only(word: "WHERE" | "AND"): string {
    return this.#guard === undefined ? "" : ` ${word} (SELECT holds FROM guard)`
  }
}

function sameRow(keys: readonly string[]): string {
  return keys.map((key) => `t.${key} = n.${key}`).join(" AND ")
}
