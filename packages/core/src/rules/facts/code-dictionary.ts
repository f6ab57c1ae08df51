/**
 * A hierarchy of codes on one day, as numbers: codes are counted depth first, so that all below a code are the
 * numbers from its own to its last, and "within" is a test of range. A code that is no longer in force stands for
 * what it has become.
 */
import { codesOn, regionAt, type RegionEntry, type RegionTable } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"
import { type IntSet, span, union } from "./int-set.ts"

export interface CodeDictionary {
  readonly table: RegionTable
  readonly on: PlainDate
  /** The place of each code in force. */
  readonly places: ReadonlyMap<string, number>
  readonly entries: readonly RegionEntry[]
  /** For each place, the last place below it; itself where nothing is. */
  readonly last: readonly number[]
  /** The place of everything that is not in the table: one more than the last code's. */
  readonly elsewhere: number
}

/** Counts the codes of a table that are in force on a day. */
export function codeDictionary(table: RegionTable, on: PlainDate): CodeDictionary {
  const inForce = [...new Set(table.entries.map(({ code }) => code))].flatMap(
    (code) => regionAt(table, code, on) ?? [],
  )
  const codes = new Set(inForce.map(({ code }) => code))
  const below = new Map<string | null, RegionEntry[]>()
  for (const entry of inForce) {
    const parent = entry.parent !== undefined && codes.has(entry.parent) ? entry.parent : null
    below.set(parent, [...(below.get(parent) ?? []), entry])
  }
  const places = new Map<string, number>()
  const entries: RegionEntry[] = []
  const last: number[] = []
  const count = (entry: RegionEntry): void => {
    if (places.has(entry.code)) return
    const place = entries.push(entry) - 1
    places.set(entry.code, place)
    last.push(place)
    for (const child of below.get(entry.code) ?? []) count(child)
    last[place] = entries.length - 1
  }
  for (const root of below.get(null) ?? []) count(root)
  last.push(entries.length)
  return { table, on, places, entries, last, elsewhere: entries.length }
}

/** The places of a code in force and of all below it; `null` when it is not in force. */
export function placesWithin(dictionary: CodeDictionary, code: string): IntSet | null {
  const place = dictionary.places.get(code)
  return place === undefined ? null : span(place, dictionary.last[place] ?? place)
}

/**
 * The places that a recorded code may mean on the dictionary's day, or `null` when the table cannot tell. A code
 * that was divided since it was recorded means any of its parts.
 */
export function possiblePlaces(
  dictionary: CodeDictionary,
  code: string,
  recordedOn: PlainDate = dictionary.on,
): IntSet | null {
  const { on, table } = dictionary
  const codes = codesOn(table, code, on, recordedOn < on ? recordedOn : on)
  if (codes.length === 0) return null
  return union(...codes.map((each) => placesWithin(dictionary, each) ?? []))
}
