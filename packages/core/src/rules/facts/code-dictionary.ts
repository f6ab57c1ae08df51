/**
 * A hierarchy of codes on a day, as numbers: codes are counted depth first, so that all below a code are the
 * numbers from its own to its last, and "within" is a test of range. A code that is no longer in force stands for
 * what it has become.
 */
import { codesOn, regionAt, type RegionEntry, type RegionTable } from "../../identity/index.ts"
import { earlierOf, firstDay, fromEpochDay, plainDate, type PlainDate, toEpochDay } from "../../time/index.ts"
import { type IntSet, span, union } from "./int-set.ts"

export interface CodeDictionary {
  readonly table: RegionTable
  /** The first day of those through which the table stays as it is here. */
  readonly since: PlainDate
  /** The place of each code in force. */
  readonly places: ReadonlyMap<string, number>
  readonly entries: readonly RegionEntry[]
  /** For each place, the last place below it; itself where nothing is. */
  readonly last: readonly number[]
  /** The place of everything that is not in the table: one more than the last code's. */
  readonly elsewhere: number
}

const turns = new WeakMap<RegionTable, readonly number[]>()

/** The days on which a table is another than before, rising; counted once. */
export function turnsOf(table: RegionTable): readonly number[] {
  const known = turns.get(table)
  if (known !== undefined) return known
  const days = table.entries.flatMap(({ ceded = [], validFrom, validTo }) =>
    [validFrom, validTo, ...ceded.map(({ on }) => on)].flatMap((day) =>
      day === null || day === undefined ? [] : toEpochDay(firstDay(day)),
    ),
  )
  const rising = [...new Set(days)].toSorted((a, b) => a - b)
  turns.set(table, rising)
  return rising
}

const kept = new WeakMap<RegionTable, Map<PlainDate, CodeDictionary>>()

/** Counts the codes of a table that are in force on a day: once for all days between two turns. Tables are immutable. */
export function codeDictionary(table: RegionTable, on: PlainDate): CodeDictionary {
  const turn = turnsOf(table).findLast((day) => day <= toEpochDay(on))
  const since = turn === undefined ? FIRST_DAY : fromEpochDay(turn)
  const days = kept.get(table) ?? new Map<PlainDate, CodeDictionary>()
  kept.set(table, days)
  const dictionary = days.get(since) ?? count(table, since)
  days.set(since, dictionary)
  return dictionary
}

const FIRST_DAY = plainDate("0001-01-01")

function count(table: RegionTable, since: PlainDate): CodeDictionary {
  const byCode = grouped(table.entries, ({ code }) => code)
  const inForce = [...byCode].flatMap(([code, entries]) => regionAt({ ...table, entries }, code, since) ?? [])
  const codes = new Set(inForce.map(({ code }) => code))
  const parentOf = ({ parent }: RegionEntry) => (parent !== undefined && codes.has(parent) ? parent : null)
  const below = grouped(inForce, parentOf)
  const places = new Map<string, number>()
  const entries: RegionEntry[] = []
  const last: number[] = []
  const place = (entry: RegionEntry): void => {
    const at = entries.push(entry) - 1
    places.set(entry.code, at)
    last.push(at)
    for (const child of below.get(entry.code) ?? []) place(child)
    last[at] = entries.length - 1
  }
  for (const root of below.get(null) ?? []) place(root)
  last.push(entries.length)
  return { table, since, places, entries, last, elsewhere: entries.length }
}

function grouped<Key>(
  entries: readonly RegionEntry[],
  keyOf: (entry: RegionEntry) => Key,
): ReadonlyMap<Key, readonly RegionEntry[]> {
  const groups = new Map<Key, RegionEntry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return groups
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
  recordedOn: PlainDate = dictionary.since,
): IntSet | null {
  const { entries, places, since, table } = dictionary
  const own = entries[places.get(code) ?? -1]
  if (own !== undefined && own.ceded === undefined) return placesWithin(dictionary, code)
  const codes = codesOn(table, code, since, earlierOf(recordedOn, since))
  const sets = codes.map((each) => placesWithin(dictionary, each))
  return sets.length > 0 && sets.every((set) => set !== null) ? union(...sets) : null
}
