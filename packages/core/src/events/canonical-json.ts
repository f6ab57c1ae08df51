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
      if (Array.isArray(value)) return canonicalArray(value)
      return canonicalObject(value as Record<string, unknown>)
    default:
      throw new TypeError(`Persisted JSON cannot hold a ${typeof value}.`)
  }
}

function canonicalArray(value: readonly unknown[]): string {
  let out = "["
  for (let at = 0; at < value.length; at += 1) out += (at === 0 ? "" : ",") + canonicalJson(value[at])
  return `${out}]`
}

function canonicalObject(value: Record<string, unknown>): string {
  let out = "{"
  for (const key of sortedKeys(value)) {
    const member = value[key]
    if (member === undefined) continue
    out += `${out === "{" ? "" : ","}${quote(key)}:${canonicalJson(member)}`
  }
  return `${out}}`
}

/** Keys mostly stand in order already, or are few. */
function sortedKeys(value: Record<string, unknown>): readonly string[] {
  const keys = Object.keys(value)
  for (let at = 1; at < keys.length; at += 1) {
    if ((keys[at - 1] ?? "") > (keys[at] ?? "")) return keys.sort()
  }
  return keys
}

/** Text in which JSON escapes nothing. */
const unescaped = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/

function quote(text: string): string {
  return unescaped.test(text) ? `"${text}"` : JSON.stringify(text)
}
