/**
 * Canonical JSON (RFC 8785) for what is persisted and hashed: keys in UTF-16 order, no spaces, and no
 * number but a safe integer, since a float's text differs between languages and fen are integers.
 */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/**
 * The one text of a value. A key whose value is `undefined` is left out, as `JSON.stringify` does.
 * Throws (a defect) on a number that is no safe integer, and on what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  return canonicalJsonWithin(Number.POSITIVE_INFINITY, value)
}

/** The same. Throws a `RangeError` where lists and objects are nested in more than so many levels, as a cycle is. */
export function canonicalJsonWithin(levels: number, value: unknown): string {
  switch (typeof value) {
    case "string":
      return quote(value)
    case "boolean":
      return value ? "true" : "false"
    case "number":
      if (!Number.isSafeInteger(value))
        throw new TypeError("Persisted JSON holds safe integers only; write decimals as strings.")
      return Object.is(value, -0) ? "0" : String(value)
    case "object":
      if (value === null) return "null"
      if (levels <= 0) throw new RangeError("JSON is nested too deep.")
      if (Array.isArray(value)) return canonicalArray(value, levels - 1)
      return canonicalObject(value as Record<string, unknown>, levels - 1)
    default:
      throw new TypeError(`Persisted JSON cannot hold a ${typeof value}.`)
  }
}

function canonicalArray(value: readonly unknown[], levels: number): string {
  let out = "["
  for (let at = 0; at < value.length; at += 1)
    out += (at === 0 ? "" : ",") + canonicalJsonWithin(levels, value[at])
  return `${out}]`
}

function canonicalObject(value: Record<string, unknown>, levels: number): string {
  let out = ""
  for (const key of sortedKeys(value)) {
    const member = value[key]
    if (member === undefined) continue
    out += (out === "" ? "" : ",") + quoteKey(key) + canonicalJsonWithin(levels, member)
  }
  return `{${out}}`
}

/** Keys mostly stand in order already, or nearly, and are few. */
function sortedKeys(value: Record<string, unknown>): readonly string[] {
  const keys = Object.keys(value)
  if (keys.length > FEW) return keys.sort()
  for (let end = 1; end < keys.length; end += 1) {
    const key = keys[end] as string
    let at = end
    for (; at > 0 && (keys[at - 1] as string) > key; at -= 1) keys[at] = keys[at - 1] as string
    keys[at] = key
  }
  return keys
}

/** Up to so many are sorted quicker by putting each in its place. */
const FEW = 16

/** Keys as they are written, colon included: there are few, and they come again and again. */
const quotedKeys = new Map<string, string>()
const MOST_QUOTED_KEYS = 2000

function quoteKey(key: string): string {
  const known = quotedKeys.get(key)
  if (known !== undefined) return known
  const quoted = `${quote(key)}:`
  if (quotedKeys.size < MOST_QUOTED_KEYS) quotedKeys.set(key, quoted)
  return quoted
}

/** Text in which JSON escapes nothing. */
const unescaped = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/

function quote(text: string): string {
  return unescaped.test(text) ? `"${text}"` : JSON.stringify(text)
}
