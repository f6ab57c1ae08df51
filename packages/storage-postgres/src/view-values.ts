/** View rows and the index fields beside them, and how a value is written as text that sorts as values do. */
import { type IndexValue, StorageError, type ViewRow } from "@onevisit/core/ports"
import type { PostgresRow } from "./pool.ts"

export type Fields = readonly (readonly [field: string, value: IndexValue])[]

/** A row from the columns `key, doc, fields`. */
export function viewRow({ doc, fields, key }: PostgresRow): ViewRow {
  return { key: String(key), doc: storedJson(doc), index: fieldsOf(fields) }
}

export function fieldsOf(text: unknown): ViewRow["index"] {
  return storedJson(text) as ViewRow["index"]
}

/** JSON as it was written. Throws a `StorageError` with reason `Corrupt` for text that is none. */
export function storedJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch (cause) {
    const message = "The database holds what this storage has not written. Stop, and restore the last backup."
    throw new StorageError("Corrupt", message, { cause })
  }
}

/** One text for two, so that no two pairs share one. */
export function pairKey(first: string, second: string): string {
  return `${first.length} ${first}${second}`
}

export function rowKey({
  key,
  version,
  view,
}: {
  readonly view: string
  readonly version: number
  readonly key: string
}): string {
  return pairKey(pairKey(view, String(version)), key)
}

/**
 * A value as text that PostgreSQL's "C" collation sorts as `compareStored` does: null and truth values first, which have
 * no place in an order, then numbers, then text.
 */
export function sortable(value: IndexValue): string {
  if (value === null) return "0n"
  if (typeof value === "boolean") return value ? "0t" : "0f"
  if (typeof value === "string") return `2${value}`
  return Number.isSafeInteger(value) ? sortableNumber(value) : NEVER
}

/** The least text that a value at or above the bound has. */
export function lowest(bound: string | number): string {
  if (typeof bound === "string") return sortable(bound)
  if (bound > Number.MAX_SAFE_INTEGER) return TEXTS
  return sortableNumber(Math.max(Math.ceil(bound), -Number.MAX_SAFE_INTEGER))
}

/** The greatest text that a value at or below the bound has. */
export function highest(bound: string | number): string {
  if (typeof bound === "string") return sortable(bound)
  if (bound < -Number.MAX_SAFE_INTEGER) return NUMBERS
  return sortableNumber(Math.min(Math.floor(bound), Number.MAX_SAFE_INTEGER))
}

/** Below all numbers, and above whatever has no place in an order. */
export const NUMBERS = "1"
const TEXTS = "2"
/** What no value is written as. */
const NEVER = ""

function sortableNumber(value: number): string {
  const [sign, distance] = value < 0 ? ["0", value + Number.MAX_SAFE_INTEGER] : ["1", value]
  return `1${sign}${String(Math.abs(distance)).padStart(16, "0")}`
}
