/**
 * The order of view rows, the same in every storage: numbers before text, numbers by value, text by Unicode
 * code point (as SQLite's BINARY and PostgreSQL's "C" collation have it), rows with equal values by key.
 * Truth values and null have no place in an order. And the place in that order which a cursor keeps.
 */
import { StorageError } from "./port-error.ts"
import { storableCount, storableText } from "./storable.ts"
import type { ViewQuery } from "./storage.ts"

/** A place in the order of a query: the value of the range field (absent where the order is by key) and the key. */
export interface ViewPlace {
  readonly value?: string | number
  readonly key: string
}

/** Orders two values of a range field, or two keys. */
export function compareStored(a: string | number, b: string | number): number {
  if (typeof a === "number") return typeof b === "number" ? a - b : -1
  return typeof b === "number" ? 1 : compareCodePoints(a, b)
}

/** Orders two places: by value, then by key. */
export function comparePlaces(a: ViewPlace, b: ViewPlace): number {
  const byValue = a.value === undefined || b.value === undefined ? 0 : compareStored(a.value, b.value)
  return byValue === 0 ? compareStored(a.key, b.key) : byValue
}

/** The cursor that continues after a place. */
export function composeCursor(place: ViewPlace): string {
  return JSON.stringify(place.value === undefined ? [place.key] : [place.key, place.value])
}

/** Checks a query; hands back the place its cursor names. Throws a `StorageError` with reason `Rejected`. */
export function parseViewQuery(query: ViewQuery): ViewPlace | undefined {
  storableText(query.view, "view")
  storableCount(query.version, "view version")
  if (storableCount(query.limit, "limit") === 0) throw rejected("The limit of a view query is at least 1.")
  for (const [field, value] of Object.entries(query.where ?? {})) {
    storableText(field, "index field")
    if (typeof value === "string") storableText(value, "value looked for")
    else if (value !== null && typeof value !== "number" && typeof value !== "boolean") {
      throw rejected("An index field is compared with a scalar.")
    }
  }
  if (query.range) {
    storableText(query.range.field, "index field")
    for (const bound of [query.range.from, query.range.to]) checkBound(bound)
  }
  return query.after === undefined ? undefined : parseCursor(query.after, query.range !== undefined)
}

function checkBound(bound: string | number | undefined): void {
  if (typeof bound === "string") storableText(bound, "bound")
  else if (bound !== undefined && !Number.isFinite(bound))
    throw rejected("A bound is text or a finite number.")
}

function parseCursor(cursor: string, ranged: boolean): ViewPlace {
  let parsed: unknown
  try {
    parsed = JSON.parse(cursor)
  } catch {
    throw foreignCursor()
  }
  if (!Array.isArray(parsed) || parsed.length !== (ranged ? 2 : 1)) throw foreignCursor()
  const [key, value] = parsed as readonly unknown[]
  if (typeof key !== "string") throw foreignCursor()
  storableText(key, "cursor")
  if (!ranged) return { key }
  if (typeof value !== "string" && typeof value !== "number") throw foreignCursor()
  checkBound(value)
  return { key, value }
}

function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0
  const shared = Math.min(a.length, b.length)
  for (let at = 0; at < shared; at += 1) {
    const left = a.charCodeAt(at)
    const right = b.charCodeAt(at)
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all that one unit can hold. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

function foreignCursor(): StorageError {
  return rejected("The cursor does not come from the answer to this query. Start again without one.")
}

function rejected(message: string): StorageError {
  return new StorageError("Rejected", message)
}
