/**
 * What acts will most likely find, so that they can be written without a look first: that they are new, that they meet
 * what they expect, and of rows and timers what was written last. The statement that writes for a guess holds it against
 * what is stored and writes nothing where it is wrong: a guess saves a look and decides nothing.
 */
import type { StorableAct, StorableView } from "@onevisit/core/ports"
import type { KnownState } from "./known-state.ts"
import type { Values } from "./statement.ts"
import { pairKey, rowKey } from "./view-values.ts"

/** Guesses are for acts of few things, of which there are few kinds of statements. */
const FEW = 3
const KEPT = 10_000

export interface Guess extends KnownState {
  /** The text of the index fields of each row of the acts, by `rowKey`; `null` for one that is not there. */
  readonly texts: ReadonlyMap<string, string | null>
}

/** What rows and timers were last written as. Others may have written since: it is only what guesses are made of. */
export class LastWritten {
  /** By `rowKey`; `null` for a row that was removed. */
  readonly #rows = new Map<string, Pick<StorableView, "index" | "fields"> | null>()
  readonly #timers = new Map<string, boolean>()

  /** What acts will find; nothing where there is no telling. */
  guess(acts: readonly StorableAct[]): Guess | undefined {
    const texts = new Map<string, string | null>()
    const guess = {
      commands: new Map<string, never>(),
      streams: new Map<string, number>(),
      holders: new Map<string, string>(),
      checkpoints: new Map<string, number>(),
      rows: new Map<string, StorableView["fields"]>(),
      timers: new Set<string>(),
      messages: new Set<string>(),
      texts,
    }
    for (const act of acts) {
      if (!hasFew(act)) return undefined
      const { append, checkpoints, timers, unique, views } = act
      const [first] = append
      // What belongs to a stream that is to begin is not there either.
      const isNew = first?.expectedVersion === 0
      for (const { expectedVersion, stream } of append)
        if (!guess.streams.has(stream)) guess.streams.set(stream, expectedVersion)
      for (const { action, holder, key, scope } of unique)
        if (action === "release") guess.holders.set(pairKey(scope, key), holder)
      for (const { from, name } of checkpoints) if (from > 0) guess.checkpoints.set(name, from)
      for (const row of views) {
        const at = rowKey(row)
        if (texts.has(at)) continue
        const last = this.#rows.get(at)
        if (last === undefined && !isNew) return undefined
        texts.set(at, last?.index ?? null)
        if (last) guess.rows.set(at, last.fields)
      }
      for (const { id } of timers) {
        const last = this.#timers.get(id)
        if (last === undefined && !isNew) return undefined
        if (last === true) guess.timers.add(id)
      }
    }
    return guess
  }

  /** Takes over what was written. */
  learn(acts: readonly StorableAct[]): void {
    for (const { timers, views } of acts) {
      for (const row of views) keep(this.#rows, rowKey(row), row.doc === null ? null : pick(row))
      for (const { dueAt, id } of timers) keep(this.#timers, id, dueAt !== null)
    }
  }
}

/** The condition under which a guess is right; each thing of the acts is asked for once. */
export function guessHolds(schema: string, acts: readonly StorableAct[], guess: Guess) {
  return (values: Values): string => {
    const conditions = new Map<string, string>()
    const add = (thing: string, condition: () => string): void => {
      if (!conditions.has(thing)) conditions.set(thing, condition())
    }
    const isThere = (table: string, id: string) =>
      `EXISTS (SELECT 1 FROM ${schema}.${table} t WHERE t.id = ${values.add(id)})`
    const same = (column: string, table: string, at: Readonly<Record<string, string | number>>) => {
      const where = Object.entries(at).map(([name, value]) => `t.${name} = ${values.add(value)}`)
      return `(SELECT t.${column} FROM ${schema}.${table} t WHERE ${where.join(" AND ")}) IS NOT DISTINCT FROM`
    }
    for (const { append, checkpoints, commandId, messages, timers, unique, views } of acts) {
      add(`command ${commandId}`, () => `NOT ${isThere("commands", commandId)}`)
      for (const { stream } of append)
        add(
          `stream ${stream}`,
          () => `coalesce((SELECT e.version FROM ${schema}.events e WHERE e.stream = ${values.add(stream)}
            ORDER BY e.version DESC LIMIT 1), 0) = ${values.add(guess.streams.get(stream), "int8")}`,
        )
      for (const { key, scope } of unique) {
        const holder = guess.holders.get(pairKey(scope, key)) ?? null
        const held = () => `${same("holder", "unique_keys", { scope, key })} ${values.add(holder, "text")}`
        add(`key ${pairKey(scope, key)}`, held)
      }
      for (const { name } of checkpoints) {
        const position = guess.checkpoints.get(name) ?? null
        add(
          `checkpoint ${name}`,
          () => `${same("position", "checkpoints", { name })} ${values.add(position, "int8")}`,
        )
      }
      for (const row of views) {
        const { key, version, view } = row
        const text = guess.texts.get(rowKey(row)) ?? null
        const isAsWritten = () =>
          `${same("fields", "views", { view, version, key })} ${values.add(text, "text")}`
        add(`row ${rowKey(row)}`, isAsWritten)
      }
      for (const { id } of timers)
        add(`timer ${id}`, () => `${guess.timers.has(id) ? "" : "NOT "}${isThere("timers", id)}`)
      for (const { id } of messages) add(`message ${id}`, () => `NOT ${isThere("messages", id)}`)
    }
    return [...conditions.values()].join(" AND ")
  }
}

function hasFew({ append, checkpoints, messages, timers, unique, views }: StorableAct): boolean {
  return [append, checkpoints, messages, timers, unique, views].every(({ length }) => length <= FEW)
}

function pick({ fields, index }: StorableView): Pick<StorableView, "index" | "fields"> {
  return { fields, index }
}

function keep<T>(known: Map<string, T>, key: string, value: T): void {
  known.delete(key)
  known.set(key, value)
  if (known.size > KEPT) for (const oldest of known.keys()) return void known.delete(oldest)
}
