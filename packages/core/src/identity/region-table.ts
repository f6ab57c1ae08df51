/**
 * Regions as dated data: which codes existed when, what each lay in, and what it became. A case pins its
 * table by id and content hash. Ancestry is written in the entries and never read off the digits: a code
 * block may be the province's while a city governs. Where a person is registered is a fact with a date and
 * a source of its own; no function here derives it from a citizen number.
 */
import type { Text } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"

/** One region code over one stretch of time with one name and one parent. */
export interface RegionEntry {
  readonly code: string
  readonly name: Text
  /** The code of the region it lies in; absent for a province. */
  readonly parent?: string
  /** Year, month or day (`2001`, `2021-04`) from which the code is in the table; absent: since before the table's start. */
  readonly validFrom?: string
  /** Year, month or day from which it no longer is; absent: still in force. */
  readonly validTo?: string
  /** The codes its area has from `validTo` on. More than one: it was divided, and nobody can say which without more facts. */
  readonly successors?: readonly string[]
  readonly source: string
}

/** A table of regions: plain data, immutable once published under an id and version. */
export interface RegionTable {
  readonly id: string
  readonly version: string
  readonly title: Text
  /** Fictional regions for samples and tests: real authorities must not use the table. */
  readonly sample?: boolean
  readonly entries: readonly RegionEntry[]
}

/** The answer on whether a region lies in another: yes, no, or not to be told from this table. */
export type Placement = "within" | "outside" | "undetermined"

/** The entry of a code in force on a day, or undefined. */
export function regionAt(table: RegionTable, code: string, on: PlainDate): RegionEntry | undefined {
  return table.entries.find((entry) => entry.code === code && isInForce(entry, on))
}

/** The region of a code on a day and all it lies in, from the region itself up to the province; empty when the code is not in force. */
export function ancestry(table: RegionTable, code: string, on: PlainDate): readonly RegionEntry[] {
  const line: RegionEntry[] = []
  for (let next: string | undefined = code; next !== undefined;) {
    const entry = regionAt(table, next, on)
    if (entry === undefined || line.includes(entry)) break
    line.push(entry)
    next = entry.parent
  }
  return line
}

/** The codes in force on a day that a code, perhaps of an earlier day, has become: itself, its successor, or several. */
export function codesOn(table: RegionTable, code: string, on: PlainDate): readonly string[] {
  const found = new Set<string>()
  const seen = new Set<string>()
  const follow = (next: string): void => {
    if (seen.has(next)) return
    seen.add(next)
    if (regionAt(table, next, on) !== undefined) {
      found.add(next)
      return
    }
    for (const entry of table.entries) {
      const ended = entry.code === next && entry.validTo !== undefined && entry.validTo <= on
      if (ended) for (const successor of entry.successors ?? []) follow(successor)
    }
  }
  follow(code)
  return [...found]
}

/**
 * Whether the region with a code lies in another on a day. A code that has since been replaced is followed to
 * what it became; the answer is `undetermined` when the table does not know one of the codes, or when the
 * region was divided and its parts lie on both sides.
 */
export function placement(table: RegionTable, code: string, ancestor: string, on: PlainDate): Placement {
  if (regionAt(table, ancestor, on) === undefined) return "undetermined"
  const codes = codesOn(table, code, on)
  if (codes.length === 0) return "undetermined"
  const inside = codes.filter((each) => ancestry(table, each, on).some((entry) => entry.code === ancestor))
  if (inside.length === codes.length) return "within"
  return inside.length === 0 ? "outside" : "undetermined"
}

/** Whether a region certainly lies in another on a day; false also where {@link placement} is undetermined. */
export function isWithin(table: RegionTable, code: string, ancestor: string, on: PlainDate): boolean {
  return placement(table, code, ancestor, on) === "within"
}

/** A year or month stands for its first day, so texts compare as days do: `"2001" <= "2001-01-01"`. */
function isInForce(entry: RegionEntry, on: PlainDate): boolean {
  return (entry.validFrom ?? "") <= on && (entry.validTo === undefined || on < entry.validTo)
}
