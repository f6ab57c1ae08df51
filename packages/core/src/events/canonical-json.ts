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
      return JSON.stringify(value)
    case "boolean":
      return value ? "true" : "false"
    case "number":
      if (!Number.isSafeInteger(value))
        throw new TypeError("Persisted JSON holds safe integers only; write decimals as strings.")
      return Object.is(value, -0) ? "0" : String(value)
    case "object":
      if (value === null) return "null"
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
      return canonicalObject(value as Record<string, unknown>)
    default:
      throw new TypeError(`Persisted JSON cannot hold a ${typeof value}.`)
  }
}

function canonicalObject(value: Record<string, unknown>): string {
  let out = "{"
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member === undefined) continue
    out += `${out === "{" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `${out}}`
}
