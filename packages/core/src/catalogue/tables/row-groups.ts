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

/** Hangs the lower rows on the upper ones. Those that hang on none are reported. */
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
  return groups
}

/**
 * Parses the groups together and reports what is wrong with them. Returns what is made of those in which nothing is,
 * after as many rounds as it takes: one group may need another that was left out.
 */
export function keepReadable<T>(
  groups: readonly RowGroup[],
  parse: (values: readonly object[]) => Result.Result<readonly T[], readonly GroupIssue[]>,
  log: ReadingLog,
): readonly T[] {
  if (groups.length === 0) return []
  const parsed = parse(groups.map(valueOf))
  const broken = new Set(groups.filter(({ head, rows }) => head.isBroken || rows.some((row) => row.isBroken)))
  if (Result.isFailure(parsed)) {
    for (const issue of parsed.failure) {
      const group = groups[issue.index]
      if (group === undefined) continue
      report(group, issue)
      broken.add(group)
    }
  } else if (broken.size === 0) {
    return parsed.success
  }
  for (const { head, rows } of broken) log.skipped.push(...[head, ...rows].map((row) => row.place()))
  return keepReadable(
    groups.filter((group) => !broken.has(group)),
    parse,
    log,
  )
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
