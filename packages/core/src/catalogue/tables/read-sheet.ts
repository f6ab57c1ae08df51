/** Reads the rows of one kind of sheet, from all tables that are of it. */
import type { Finding, Path } from "../../reasons/index.ts"
import { MISSING, UNKNOWN_KEY } from "../../reasons/schema.ts"
import { findColumns } from "./find-columns.ts"
import { columnsOf, type ReadFields, readFields } from "./row-fields.ts"
import type { Meaning } from "./row-cells.ts"
import type { SheetDefinition } from "./sheets.ts"
import {
  type CellNote,
  repeatedColumns,
  rowsAboveNames,
  unknownColumns,
  unnamedColumns,
} from "./table-findings.ts"
import type { CellIssue, CellPlace, Table } from "./table.ts"

/** What is said of tables on the way, and which of their rows were not taken. */
export interface ReadingLog {
  readonly issues: CellIssue[]
  readonly findings: Finding[]
  readonly notes: CellNote[]
  readonly skipped: Pick<CellPlace, "file" | "sheet" | "row">[]
}

export interface SheetRow {
  readonly fields: ReadFields
  /** Whether one of its cells cannot be read or has no column, or a column that it needs is missing. */
  readonly isBroken: boolean
  place(column?: string): CellPlace
  /** Says what was expected at a path into its value, unless the cells there are known to be unreadable. */
  report(path: Path, expected: string): void
  /** Says what was expected in the first of the columns by which it belongs to another row. */
  reportKey(expected: string): void
}

/** What is expected of a blank cell: what is missing in a file stands in words of the file form. */
const FILLED = "this cell filled in, as the row needs it"

/** No value of ours lies deeper but for conditions within conditions. */
const LONGEST_PATH = 12

export function readSheet<T>(
  sheet: SheetDefinition<T>,
  tables: readonly Table[],
  meaning: Meaning,
  log: ReadingLog,
): readonly SheetRow[] {
  const columns = columnsOf(sheet)
  const own = tables.filter((table) => sheet.names.includes(table.sheet))
  return own.flatMap((table) => {
    const { above, body, byIndex, last, letters, repeated, row, unknown, unnamed } = findColumns(
      table,
      columns,
    )
    const head = { file: table.file, sheet: table.sheet, row }
    // Without a row of names no row can be read.
    const passedOver = row === 0 ? table.rows.map((each) => each.row) : above
    for (const each of passedOver) log.skipped.push({ ...head, row: each })
    if (above.length > 0) log.findings.push(rowsAboveNames(head, above))
    if (unnamed.length > 0) log.findings.push(unnamedColumns(head, unnamed))
    if (unknown.length > 0) log.findings.push(unknownColumns(head, unknown))
    if (repeated.length > 0) log.findings.push(repeatedColumns(head, repeated))
    const missing = sheet.required.filter((column) => !letters.has(column))
    for (const name of missing) {
      log.issues.push({ at: { ...head, column: { name } }, path: [], expected: `a column ${name}` })
    }
    return body.map(({ cells, isTooLong, row }) => {
      const byName = new Map([...byIndex].map(([index, name]) => [name, cells[index] ?? null]))
      const fields = readFields(sheet, byName, meaning)
      const place = (name?: string): CellPlace => {
        if (name === undefined) return { ...head, row }
        const letter = letters.get(name)
        return { ...head, row, column: letter === undefined ? { name } : { name, letter } }
      }
      const { expected, notes } = fields.heard
      for (const [column, code] of notes) log.notes.push({ code, at: place(column) })
      for (const [column, what] of expected) {
        log.issues.push({ at: place(column), path: fields.pathOf(column), expected: what })
      }
      if (isTooLong) {
        const what = `no cell behind column ${last}, the last that has a name; a cell that holds a comma has quotes`
        log.issues.push({ at: place(), path: [], expected: what })
      }
      return {
        fields,
        isBroken: missing.length > 0 || expected.size > 0 || isTooLong,
        place,
        report(path, what) {
          const column = path.length === 0 ? undefined : fields.columnOf(path)
          const isSaid = path.length > 0 && (column === undefined || missing.includes(column))
          if (isSaid) return
          const isBlank = column !== undefined && fields.heard.row.cell(column) === null
          const said = isBlank && what.endsWith(MISSING) ? FILLED : what
          log.issues.push({ at: place(column), path: knownPath(path, what), expected: said })
        },
        reportKey(what) {
          const isSaid = sheet.keys.some((column) => expected.has(column) || missing.includes(column))
          if (!isSaid) log.issues.push({ at: place(sheet.keys[0]), path: [], expected: what })
        },
      }
    })
  })
}

/** The path up to a key that is not known: whoever wrote JSON into a cell may have made a key of anything. */
function knownPath(path: Path, expected: string): Path {
  return (expected === UNKNOWN_KEY ? path.slice(0, -1) : path).slice(0, LONGEST_PATH)
}
