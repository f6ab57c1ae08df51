/** Rows that make one thing together: an item with its materials, an outlet with its windows. */
import * as Result from "effect/Result"
import type { Path } from "../../reasons/index.ts"
import type { ReadingLog, SheetRow } from "./read-sheet.ts"

/** How the rows of a lower sheet hang on those of an upper one. */
export interface Branch {
  /** The fields of the upper row that the columns of the lower one repeat. */
  readonly key: readonly string[]
  /** The field of the upper value whose entries are the lower rows. */
  readonly below: string
  /** What is expected in the first column of a lower row that hangs on nothing. */
  readonly expected: string
}

export interface RowGroup {
  readonly head: SheetRow
  readonly below: string
  readonly rows: readonly SheetRow[]
}

/** What is wrong with the value of the group at an index. */
export interface GroupIssue {
  readonly index: number
  readonly path: Path
  readonly expected: string
}

/** How a value of one group may need that of another. */
export interface Need {
  /** The field by which others need it. */
  readonly id: string
  /** The field that says which other it needs; blank where it needs none. */
  readonly of: string
  /** What is expected in that field where the other was left out. */
  readonly expected: string
}

/** More hang together by mistake, as when a number was filled down a whole sheet. */
const MOST_BELOW = 5000

/** Hangs the lower rows on the upper ones. Those that hang on none are reported, and an upper one with too many. */
export function joinRows(
  heads: readonly SheetRow[],
  { below, expected, key }: Branch,
  rows: readonly SheetRow[],
  log: ReadingLog,
): readonly RowGroup[] {
  const byKey = new Map<string, SheetRow[]>()
  const groups = heads.map((head) => {
    const joined = JSON.stringify(key.map((field) => head.fields.value[field] ?? ""))
    const group = { head, below, rows: [] as SheetRow[] }
    // Of two heads of one key the second is reported when their values are compared.
    if (!byKey.has(joined)) byKey.set(joined, group.rows)
    return group
  })
  for (const row of rows) {
    const own = byKey.get(JSON.stringify(row.fields.keys))
    if (own !== undefined) {
      own.push(row)
      continue
    }
    row.reportKey(expected)
    log.skipped.push(row.place())
  }
  return groups.filter((group) => {
    if (group.rows.length <= MOST_BELOW) return true
    group.head.report([], `at most ${MOST_BELOW} rows in the sheet of its ${below}`)
    skip(group, log)
    return false
  })
}

/**
 * Parses the groups together and reports what is wrong with them. Returns what is made of those in which nothing is,
 * after as many rounds as it takes. Groups that need one that was left out go with it in the same round.
 */
export function keepReadable<T>(
  groups: readonly RowGroup[],
  parse: (values: readonly object[]) => Result.Result<readonly T[], readonly GroupIssue[]>,
  log: ReadingLog,
  need?: Need,
): readonly T[] {
  let kept = groups
  while (kept.length > 0) {
    const parsed = parse(kept.map(valueOf))
    const broken = new Set(kept.filter(({ head, rows }) => head.isBroken || rows.some((row) => row.isBroken)))
    if (Result.isFailure(parsed)) {
      for (const issue of parsed.failure) {
        const group = kept[issue.index]
        if (group === undefined) continue
        report(group, issue)
        broken.add(group)
      }
    } else if (broken.size === 0) {
      return parsed.success
    }
    if (need !== undefined) addDependent(broken, kept, need)
    for (const group of broken) skip(group, log)
    kept = kept.filter((group) => !broken.has(group))
  }
  return []
}

/** Adds to the broken groups all that need one of them, however far off, and reports these. */
function addDependent(broken: Set<RowGroup>, groups: readonly RowGroup[], { expected, id, of }: Need): void {
  const fieldOf = ({ head }: RowGroup, field: string) => head.fields.value[field]
  // An id that comes twice is still there when one of the two is left out.
  const left = new Set(groups.filter((group) => !broken.has(group)).map((group) => fieldOf(group, id)))
  const dependent = new Map<unknown, RowGroup[]>()
  for (const group of groups) {
    const needed = fieldOf(group, of)
    const known = dependent.get(needed)
    if (known === undefined) dependent.set(needed, [group])
    else known.push(group)
  }
  // What is added on the way is come to as well.
  for (const group of broken) {
    const own = fieldOf(group, id)
    if (own === undefined || left.has(own)) continue
    for (const other of dependent.get(own) ?? []) {
      if (broken.has(other)) continue
      other.head.report([of], expected)
      broken.add(other)
      left.delete(fieldOf(other, id))
    }
  }
}

function skip({ head, rows }: RowGroup, log: ReadingLog): void {
  for (const row of [head, ...rows]) log.skipped.push(row.place())
}

function valueOf({ below, head, rows }: RowGroup): object {
  return { ...head.fields.value, [below]: rows.map(({ fields }) => fields.value) }
}

function report({ below, head, rows }: RowGroup, { expected, path }: GroupIssue): void {
  const [key, index, ...rest] = path
  if (key !== below) return head.report(path, expected)
  const row = typeof index === "number" ? rows[index] : undefined
  if (row === undefined) head.report([], expected)
  else row.report(rest, expected)
}
