// Finds marked secrets in what a program leaves behind or says: raw bytes, answers, errors, log records.
import { inspect } from "node:util"

/** Secrets by name; a leak is told by the name, never by the value. */
export type Secrets = Readonly<Record<string, string>>

/** The names of the secrets that stand in bytes, in any of the ways in which a text is commonly written. */
export function leaksInBytes(bytes: Buffer, secrets: Secrets): readonly string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => writingsOf(secret).some((writing) => bytes.includes(writing)))
    .map(([name]) => name)
}

/** The names of the secrets that show when a value is printed, stringified, inspected or, as an error, logged whole. */
export function leaksInValue(value: unknown, secrets: Secrets): readonly string[] {
  const printed = [
    inspect(value, { depth: null, showHidden: true, maxArrayLength: null, maxStringLength: null }),
  ]
  printed.push(JSON.stringify(value) ?? "", String(value))
  if (value instanceof Error) printed.push(value.message, value.stack ?? "")
  return leaksInBytes(Buffer.from(printed.join("\n")), secrets)
}

/** The ways in which a text is commonly written. */
export function writingsOf(secret: string): readonly (Buffer | string)[] {
  const utf8 = Buffer.from(secret)
  const units = [...Array(secret.length).keys()].map((at) => secret.charCodeAt(at))
  const escaped = units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("")
  return [
    utf8,
    Buffer.from(secret, "utf16le"),
    Buffer.from(secret, "utf16le").swap16(),
    utf8.toString("hex"),
    utf8.toString("hex").toUpperCase(),
    JSON.stringify(secret).slice(1, -1),
    inspect(secret).slice(1, -1),
    encodeURIComponent(secret),
    escaped,
    ...[0, 1, 2].flatMap((shift) => [inBase64(utf8, shift, "base64"), inBase64(utf8, shift, "base64url")]),
  ]
}

/** The characters of a base64 text that depend on these bytes alone, when they begin at a place of this shift. */
function inBase64(bytes: Buffer, shift: number, alphabet: "base64" | "base64url"): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString(alphabet)
    .replaceAll("=", "")
  const whole = Math.floor(((shift + bytes.length) * 8) / 6)
  return text.slice(Math.ceil((shift * 8) / 6), whole)
}
