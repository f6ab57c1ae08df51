/**
 * Regions as dated data: which codes existed when, what each lay in, and what it became. A case pins its
 * table by id and content hash. Ancestry is written in the entries and never read off the digits: a code
 * block may be the province's while a city governs. Where a person is registered is a fact with a date and
 * a source of its own; no function here derives it from a citizen number.
 */
import { text, type Finding, type Text } from "../reasons/index.ts"
import type { PartialDate, PlainDate } from "../time/index.ts"

/** One region code over one stretch of time with one name and one parent. */
export interface RegionEntry {
  readonly code: string
  readonly name: Text
  /** The code of the region it lies in; absent for a province. */
  readonly parent?: string
  /** Year, month or day (`2001`, `2021-04`) from which the code is in the table; absent: since before the table's start. */
  readonly validFrom?: PartialDate
  /** Year, month or day from which it no longer is; absent: still in force. */
  readonly validTo?: PartialDate
  /** The codes its area has from `validTo` on. More than one: it was divided, and nobody can say which without more facts. */
  readonly successors?: readonly string[]
  /** Parts that went to other regions while the code stayed in force. */
  readonly ceded?: readonly { readonly on: PartialDate; readonly to: readonly string[] }[]
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

/**
 * The codes in force on a day that a code recorded on an earlier day may have become: itself, its successor,
 * or several where it was divided or ceded a part in between. Without `recordedOn` it was recorded on the day.
 */
export function codesOn(
  table: RegionTable,
  code: string,
  on: PlainDate,
  recordedOn: PlainDate = on,
): readonly string[] {
  const found = new Set<string>()
  const follow = (next: string, since: PartialDate): void => {
    const current = regionAt(table, next, on)
    if (current !== undefined) {
      if (found.has(next)) return
      found.add(next)
      for (const { on: cededOn, to } of current.ceded ?? []) {
        if (since < cededOn && cededOn <= on) for (const part of to) follow(part, cededOn)
      }
      return
    }
    for (const { code: old, successors, validTo } of table.entries) {
      const ended = old === next && validTo !== undefined && validTo <= on
      if (ended) for (const successor of successors ?? []) follow(successor, validTo)
    }
  }
  follow(code, recordedOn)
  return [...found]
}

/**
 * Whether the region with a code lies in another on a day. A code that has since been replaced is followed to
 * what it became; the answer is `undetermined` when the table does not know one of the codes, or when the
 * region was divided and its parts lie on both sides.
 */
export function placement(
  table: RegionTable,
  code: string,
  ancestor: string,
  on: PlainDate,
  recordedOn: PlainDate = on,
): Placement {
  if (regionAt(table, ancestor, on) === undefined) return "undetermined"
  const codes = codesOn(table, code, on, recordedOn)
  if (codes.length === 0) return "undetermined"
  const inside = codes.filter((each) => ancestry(table, each, on).some((entry) => entry.code === ancestor))
  if (inside.length === codes.length) return "within"
  return inside.length === 0 ? "outside" : "undetermined"
}

/** Whether a region certainly lies in another on a day; false also where {@link placement} is undetermined. */
export function isWithinRegion(
  table: RegionTable,
  code: string,
  ancestor: string,
  on: PlainDate,
  recordedOn: PlainDate = on,
): boolean {
  return placement(table, code, ancestor, on, recordedOn) === "within"
}

/**
 * Everything wrong with a table's own structure: two entries of one code at one time, an unknown parent or
 * successor, a successor named by a code that never ends. Empty for a sound table.
 */
export function regionTableFindings(table: RegionTable): readonly Finding[] {
  const known = new Set(table.entries.map(({ code }) => code))
  const parents = new Map<string, string[]>()
  for (const { code, parent } of table.entries)
    if (parent !== undefined) parents.set(code, [...(parents.get(code) ?? []), parent])
  const findings: Finding[] = []
  const report = (index: number, key: string, code: string, message: Text): void => {
    findings.push({ code, path: ["entries", index, key], severity: "error", message })
  }
  table.entries.forEach((entry, index) => {
    if (entry.parent !== undefined && !known.has(entry.parent)) {
      report(
        index,
        "parent",
        "region-parent-unknown",
        text("上级区划不在表中", "the parent is not in the table"),
      )
    }
    if (entry.parent !== undefined && isOwnAncestor(parents, entry.code)) {
      report(
        index,
        "parent",
        "region-parent-cycle",
        text("上级区划形成循环", "a parent that does not lie in the region itself"),
      )
    }
    const led = [...(entry.successors ?? []), ...(entry.ceded ?? []).flatMap(({ to }) => to)]
    if (led.some((successor) => !known.has(successor))) {
      report(
        index,
        "successors",
        "region-successor-unknown",
        text("后继区划不在表中", "a successor is not in the table"),
      )
    }
    if (entry.successors !== undefined && entry.validTo === undefined) {
      report(
        index,
        "validTo",
        "region-succeeded-in-force",
        text("有后继的区划须有终止时间", "a region with successors must have an end"),
      )
    }
    if (entry.validTo !== undefined && (entry.validFrom ?? "") >= entry.validTo) {
      report(
        index,
        "validTo",
        "region-ends-before-start",
        text("终止时间应晚于启用时间", "the end must lie after the start"),
      )
    }
    if (
      table.entries.slice(0, index).some((earlier) => earlier.code === entry.code && overlaps(earlier, entry))
    ) {
      report(
        index,
        "code",
        "region-code-twice",
        text("同一代码的有效期重叠", "two entries of one code overlap in time"),
      )
    }
  })
  return findings
}

function overlaps(a: RegionEntry, b: RegionEntry): boolean {
  const startsBeforeEnd = (start: RegionEntry, end: RegionEntry): boolean =>
    end.validTo === undefined || (start.validFrom ?? "") < end.validTo
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a)
}

/** A year or month stands for its first day, so texts compare as days do: `"2001" <= "2001-01-01"`. */
function isInForce(entry: RegionEntry, on: PlainDate): boolean {
  return (entry.validFrom ?? "") <= on && (entry.validTo === undefined || on < entry.validTo)
}

/** Whether a code comes back to itself by its parents, whenever they were. */
function isOwnAncestor(parents: ReadonlyMap<string, readonly string[]>, code: string): boolean {
  const above = new Set<string>()
  for (let next = parents.get(code) ?? []; next.length > 0;) {
    const fresh = next.filter((parent) => !above.has(parent))
    for (const parent of fresh) above.add(parent)
    next = fresh.flatMap((parent) => parents.get(parent) ?? [])
  }
  return above.has(code)
}
