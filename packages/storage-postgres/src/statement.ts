/** Statements in the making: their values, and the names under which connections keep them prepared. */
import { createHash } from "node:crypto"
import type { PostgresQuery } from "./pool.ts"

/** A statement that is prepared once on each connection. The text must come from a small set: values go into `values`. */
export function prepared(text: string, values: unknown[] = []): PostgresQuery {
  let name = names.get(text)
  if (name === undefined) {
    name = `onevisit-${createHash("sha256").update(text).digest("hex").slice(0, 16)}`
    names.set(text, name)
  }
  return { name, text, values }
}

const names = new Map<string, string>()

/** Collects values and hands back how each is written in the text. */
export class Values {
  readonly all: unknown[] = []

  /** `$n`, with a type where one is needed. */
  add(value: unknown, type?: string): string {
    this.all.push(value)
    return type === undefined ? `$${this.all.length}` : `$${this.all.length}::${type}`
  }
}

export type Type = "text" | "int8"
/** Columns by name. */
export type Columns = Readonly<Record<string, Type>>
export type Row = readonly (string | number | null | undefined)[]

/** Up to so many rows have a statement for their number. */
const FEW = 3

/** Rows as a table `n`: few of them as they stand, which is quicker, many as an array for each column. */
export function tableOf(values: Values, columns: Columns, rows: readonly Row[]): string {
  const types = Object.values(columns)
  const names = `n (${Object.keys(columns).join(", ")})`
  if (rows.length <= FEW) {
    const lists = rows.map((row) => `(${types.map((type, at) => values.add(row[at], type)).join(", ")})`)
    return `(VALUES ${lists.join(", ")}) AS ${names}`
  }
  const arrays = types.map((type, at) => values.add(arrayOf(rows.map((row) => row[at])), `${type}[]`))
  return `(SELECT ${arrays.map((array) => `unnest(${array})`).join(", ")}) AS ${names}`
}

/**
 * An array as PostgreSQL reads it. It escapes quotes and backslashes as JSON does, and nothing else, so that JSON, which the
 * engine writes quickest, is the same where no text holds a control character.
 */
function arrayOf(elements: Row): string {
  if (!elements.some(hasControl)) return `{${JSON.stringify(elements).slice(1, -1)}}`
  const written = elements.map((element) =>
    typeof element === "string" ? `"${element.replace(/["\\]/g, "\\$&")}"` : String(element ?? null),
  )
  return `{${written.join(",")}}`
}

function hasControl(element: Row[number]): boolean {
  // oxlint-disable-next-line no-control-regex
  return typeof element === "string" && /[\0-\x1f]/.test(element)
}

/**
 * Set in a statement that writes: what is acknowledged has been flushed, whatever the connection's own setting is.
 * A setting that waits for replicas as well stays.
 */
export const DURABLY =
  "CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', true) END"
