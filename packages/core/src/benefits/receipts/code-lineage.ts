/**
 * The part of a code table that a determination needs. A rule tests codes by what lies within what, so the codes that it
 * names, the codes that the facts name, and whatever any of these lay in or became decide it as the whole table does.
 */
import type { RegionEntry, RegionTable } from "../../identity/index.ts"

/** Entries of codes by scheme. */
export type CodeEntries = Readonly<Record<string, readonly RegionEntry[]>>

/** The entries of some codes and of all that they lay in or became, but for codes `held` already. */
export function lineageOf(
  table: RegionTable,
  codes: Iterable<string>,
  held: ReadonlySet<string> = new Set(),
): readonly RegionEntry[] {
  const byCode = indexOf(table)
  const found = new Map<string, readonly RegionEntry[]>()
  const open = [...codes]
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    const entries = byCode.get(code)
    if (entries === undefined || held.has(code) || found.has(code)) continue
    found.set(code, entries)
    for (const { ceded = [], parent, successors = [] } of entries) {
      if (parent !== undefined) open.push(parent)
      open.push(...successors, ...ceded.flatMap(({ to }) => to))
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, entries]) => entries)
}

/** Every text in plain data, keys among them. */
export function wordsIn(data: unknown, words: Set<string> = new Set()): Set<string> {
  if (typeof data === "string") words.add(data)
  else if (typeof data === "object" && data !== null) {
    for (const [key, value] of Object.entries(data)) wordsIn(value, words.add(key))
  }
  return words
}

const indexes = new WeakMap<RegionTable, ReadonlyMap<string, readonly RegionEntry[]>>()

/** A table is immutable and large: its codes are gone through once. */
function indexOf(table: RegionTable): ReadonlyMap<string, readonly RegionEntry[]> {
  const known = indexes.get(table)
  if (known !== undefined) return known
  const index = new Map<string, RegionEntry[]>()
  for (const entry of table.entries) {
    const same = index.get(entry.code)
    if (same === undefined) index.set(entry.code, [entry])
    else same.push(entry)
  }
  indexes.set(table, index)
  return index
}
