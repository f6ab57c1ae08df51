/** What is known of everything some acts touch, read in one statement. */
import type { StorableAct } from "@onevisit/core/ports"
import type { PostgresQuery } from "./pool.ts"
import type { Rows } from "./runner.ts"
import { prepared, type Row, tableOf, Values } from "./statement.ts"
import { type Fields, fieldsOf, pairKey, rowKey } from "./view-values.ts"

export interface KnownState {
  readonly commands: ReadonlyMap<string, { readonly digest: string; readonly result: string }>
  /** Versions of streams; one that does not exist has none. */
  readonly streams: ReadonlyMap<string, number>
  /** Holders of unique keys, by `pairKey`. */
  readonly holders: ReadonlyMap<string, string>
  readonly checkpoints: ReadonlyMap<string, number>
  /** Index fields of view rows, by `rowKey`. */
  readonly rows: ReadonlyMap<string, Fields>
  readonly timers: ReadonlySet<string>
  readonly messages: ReadonlySet<string>
}

/** What to look for: everything that the acts name, each once. */
interface Names {
  readonly commands: readonly string[]
  readonly streams: readonly string[]
  readonly keys: readonly (readonly [scope: string, key: string])[]
  readonly checkpoints: readonly string[]
  readonly rows: readonly (readonly [view: string, version: number, key: string])[]
  readonly timers: readonly string[]
  readonly messages: readonly string[]
}

/** The statement, and how its answer is read. `first` is a statement of two columns that is to run with it. */
export function readKnownState(
  schema: string,
  acts: readonly StorableAct[],
  first: string,
): { readonly query: PostgresQuery; readonly parse: (rows: Rows) => KnownState } {
  const names = namesIn(acts)
  const values = new Values()
  const parts = [`SELECT 'first' AS kind, x AS a, y AS b, NULL AS c FROM (${first}) AS f (x, y)`]
  const among = (kind: string, columns: string, table: string, name: string, list: readonly string[]) => {
    if (list.length === 0) return
    const found = list.length === 1 ? `= ${values.add(list[0])}` : `= ANY (${values.add(list, "text[]")})`
    parts.push(`SELECT '${kind}', ${name}, ${columns} FROM ${schema}.${table} WHERE ${name} ${found}`)
  }
  among("command", "digest, result", "commands", "id", names.commands)
  if (names.streams.length > 0) {
    const streams = tableOf(
      values,
      { stream: "text" },
      names.streams.map((stream) => [stream]),
    )
    parts.push(`SELECT 'stream', n.stream, (SELECT e.version FROM ${schema}.events e
      WHERE e.stream = n.stream ORDER BY e.version DESC LIMIT 1)::text, NULL FROM ${streams}`)
  }
  if (names.keys.length > 0) {
    const keys = tableOf(values, { scope: "text", key: "text", at: "int8" }, names.keys.map(numbered))
    parts.push(`SELECT 'key', n.at::text, k.holder, NULL
      FROM ${keys} JOIN ${schema}.unique_keys k ON k.scope = n.scope AND k.key = n.key`)
  }
  among("checkpoint", "position::text, NULL", "checkpoints", "name", names.checkpoints)
  if (names.rows.length > 0) {
    const rows = tableOf(
      values,
      { view: "text", version: "int8", key: "text", at: "int8" },
      names.rows.map(numbered),
    )
    parts.push(`SELECT 'row', n.at::text, r.fields, NULL
      FROM ${rows} JOIN ${schema}.views r ON r.view = n.view AND r.version = n.version AND r.key = n.key`)
  }
  among("timer", "NULL, NULL", "timers", "id", names.timers)
  among("message", "NULL, NULL", "messages", "id", names.messages)
  return {
    query: prepared(parts.join("\nUNION ALL "), values.all),
    parse: (rows) => parseRows(rows, names),
  }
}

/** With its place in the list, by which it is found again. */
function numbered(row: Row, at: number): Row {
  return [...row, at]
}

function namesIn(acts: readonly StorableAct[]): Names {
  const each = (list: (act: StorableAct) => readonly string[]) => [...new Set(acts.flatMap(list))]
  const keys = acts.flatMap(({ unique }) =>
    unique.map(({ key, scope }) => [pairKey(scope, key), [scope, key]] as const),
  )
  const rows = acts.flatMap(({ views }) =>
    views.map((view) => [rowKey(view), [view.view, view.version, view.key]] as const),
  )
  return {
    commands: each(({ commandId }) => [commandId]),
    streams: each(({ append }) => append.map(({ stream }) => stream)),
    keys: [...new Map(keys).values()],
    checkpoints: each(({ checkpoints }) => checkpoints.map(({ name }) => name)),
    rows: [...new Map(rows).values()],
    timers: each(({ timers }) => timers.map(({ id }) => id)),
    messages: each(({ messages }) => messages.map(({ id }) => id)),
  }
}

function parseRows(found: Rows, names: Names): KnownState {
  const state = {
    commands: new Map<string, { digest: string; result: string }>(),
    streams: new Map<string, number>(),
    holders: new Map<string, string>(),
    checkpoints: new Map<string, number>(),
    rows: new Map<string, Fields>(),
    timers: new Set<string>(),
    messages: new Set<string>(),
  }
  for (const { kind, a, b, c } of found) {
    const name = String(a)
    if (kind === "command") state.commands.set(name, { digest: String(b), result: String(c) })
    else if (kind === "stream" && b !== null) state.streams.set(name, Number(b))
    else if (kind === "key") {
      const [scope = "", key = ""] = names.keys[Number(a)] ?? []
      state.holders.set(pairKey(scope, key), String(b))
    } else if (kind === "checkpoint") state.checkpoints.set(name, Number(b))
    else if (kind === "row") {
      const [view = "", version = 0, key = ""] = names.rows[Number(a)] ?? []
      state.rows.set(rowKey({ view, version, key }), Object.entries(fieldsOf(b)))
    } else if (kind === "timer") state.timers.add(name)
    else if (kind === "message") state.messages.add(name)
  }
  return state
}
