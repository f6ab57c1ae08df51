/**
 * Reads the values of a row as they stand in data, fast: one whole number, or the two ends of a partial date or a
 * coarse code. What is rarer (disputes, divided codes) is left to the slow way.
 */
import type { BoundFact } from "../bound/bound-rule.ts"
import { type CodeDictionary, possiblePlaces } from "../facts/code-dictionary.ts"
import type { FactDeclaration } from "../facts/fact-sheet.ts"
import { type DateType, NEVER, type ScalarType } from "../facts/fact-type.ts"
import type { Interval } from "../facts/int-set.ts"
import { readFact, stateOf } from "../facts/read-fact.ts"
import { isLeapYear } from "../../time/index.ts"

/** Known: `from` and `to` of the cursor hold. */
export const KNOWN = 0
export const UNKNOWN = 1
/** More than one interval: the row is evaluated on sets. */
export const SLOW = 2
export const WRONG = 3

/** Where a reader puts what it read; one for a program, so that no row allocates. */
export interface Cursor {
  from: number
  to: number
}

/** Reads one value into the cursor and says how it went. */
export type Reader = (said: unknown, cursor: Cursor) => number

/**
 * The reader of a fact; it agrees with `readFact` on every value. It hangs on the declaration and the codes alone, so that
 * the programs of a rule for many months share it.
 */
export function readerOf(fact: BoundFact): Reader {
  const { codes, declaration } = fact
  const byCodes = kept.get(declaration) ?? new Map<CodeDictionary | null, Reader>()
  kept.set(declaration, byCodes)
  const reader = byCodes.get(codes) ?? makeReader(fact)
  byCodes.set(codes, reader)
  return reader
}

const kept = new WeakMap<FactDeclaration, Map<CodeDictionary | null, Reader>>()

/** A judgement that is made is left to the interpreter. */
function makeReader(fact: BoundFact): Reader {
  const reader = valueReaderOf(fact)
  if (fact.declaration.judged !== true) return reader
  return (said, cursor) => {
    const went = reader(said, cursor)
    return went === KNOWN ? SLOW : went
  }
}

function valueReaderOf(fact: BoundFact): Reader {
  const { type } = fact.declaration
  const fast = type.kind === "list" ? null : fastReader(fact, type)
  const slow: Reader = (said, cursor) => {
    const { possible, state } = readFact(fact, said)
    if (state === "invalid") return WRONG
    if (state === "unknown" || state === "withheld" || possible === fact.domain) return UNKNOWN
    const [only, more] = possible
    if (only === undefined || more !== undefined || type.kind === "list") return SLOW
    cursor.from = only.from
    cursor.to = only.to
    return KNOWN
  }
  if (type.kind === "list")
    return (said, cursor) => (said === undefined ? UNKNOWN : slow(said, cursor) === WRONG ? WRONG : SLOW)
  if (fast === null) return (said, cursor) => (said === undefined ? UNKNOWN : slow(said, cursor))
  return (said, cursor) => {
    if (said === undefined) return UNKNOWN
    const went = fast(said, cursor)
    return went === WRONG ? slow(said, cursor) : went
  }
}

/** Values in their commonest form; anything else is WRONG here, which only means: not fast. */
function fastReader(fact: BoundFact, type: ScalarType): Reader | null {
  const [first] = fact.domain
  const { from: least, to: greatest } = first ?? { from: 0, to: -1 }
  switch (type.kind) {
    case "flag":
      return (said, cursor) => {
        if (typeof said !== "boolean") return WRONG
        cursor.from = cursor.to = said ? 1 : 0
        return KNOWN
      }
    case "integer":
    case "money":
      return (said, cursor) => {
        if (typeof said !== "number" || !Number.isSafeInteger(said) || said < least || said > greatest)
          return WRONG
        cursor.from = cursor.to = said + 0
        return KNOWN
      }
    case "date":
      return dayReader(type, least, greatest)
    case "code":
    case "choice":
      return placeReader(fact, type)
    default:
      return null
  }
}

function dayReader({ never }: DateType, least: number, greatest: number): Reader {
  return (said, cursor) => {
    if (typeof said !== "string") {
      if (!never || stateOf(said) !== "never") return WRONG
      cursor.from = cursor.to = NEVER
      return KNOWN
    }
    if (said.length !== 10) return WRONG
    const day = epochDay(said)
    if (!(day >= least && day <= greatest)) return WRONG
    cursor.from = cursor.to = day
    return KNOWN
  }
}

/** The places of texts, worked out before any row comes. */
function placeReader(
  fact: BoundFact,
  type: Extract<ScalarType, { readonly kind: "code" | "choice" }>,
): Reader {
  const places = new Map<unknown, Interval>()
  if (type.kind === "choice") {
    type.values.forEach(({ value }, at) => places.has(value) || places.set(value, { from: at, to: at }))
  } else if (fact.codes !== null) {
    for (const code of new Set(fact.codes.table.entries.map((entry) => entry.code))) {
      const [only, more] = possiblePlaces(fact.codes, code) ?? []
      if (only !== undefined && more === undefined) places.set(code, only)
    }
  }
  return (said, cursor) => {
    const place = places.get(said)
    if (place === undefined) return WRONG
    cursor.from = place.from
    cursor.to = place.to
    return KNOWN
  }
}

const DAYS_BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const DAYS_IN = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days from 1970-01-01 of a text in the form YYYY-MM-DD; NaN for any other text and for days that do not exist. */
export function epochDay(text: string): number {
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN
  const leap = isLeapYear(year)
  if (day > (DAYS_IN[month] as number) + (leap && month === 2 ? 1 : 0)) return Number.NaN
  const before = year - 1
  const years = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  return years + (DAYS_BEFORE[month] as number) + (leap && month > 2 ? 1 : 0) + day - 719_163
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}
