/** Reads the sheets of an XLSX workbook: what its cells show, with dates as dates and merged cells filled downwards. */
import type { CellIssue, Table, TableCell } from "@onevisit/core/catalogue/tables"
import { type Finding, text } from "@onevisit/core/reasons"
import type { Cell, CellValue, Sheet, StreamRow } from "hucre/xlsx"
import { fileIssue, type ReadFile, type TableFile, type TableLimits, unreadable } from "./table-file.ts"
import { unpackedSize } from "./unpacked-size.ts"

const MOST_SHEETS = 50
/** The last of 256 columns: no sheet of ours has a quarter of them. A sheet with more is not read. */
const LAST_COLUMN = "IV"
const COLUMNS = 256
/** What formulas show that failed. */
const FAILED = /^#(?:[A-Z0/]+[!?]|N\/A|GETTING_DATA)$/u
const NO_WORKBOOK =
  "an .xlsx workbook that is whole and has no password; open an .xls in its program and save it as .xlsx"

export async function readXlsx({ bytes, name }: TableFile, limits: Required<TableLimits>): Promise<ReadFile> {
  const size = unpackedSize(bytes)
  if (size === undefined) return unreadable(name, NO_WORKBOOK)
  if (size > limits.unpackedBytes)
    return unreadable(name, `a workbook of at most ${limits.unpackedBytes} bytes unpacked; split it`)
  // Loaded when a workbook is read: those who have none need not wait for it.
  const workbooks = await import("hucre/xlsx")
  let sheetCount = 0
  try {
    const { sheets } = await workbooks.readXlsx(bytes, {
      sheets: (_, index) => {
        sheetCount = index + 1
        return index < MOST_SHEETS
      },
      range: `A1:${LAST_COLUMN}${limits.rows + 1}`,
    })
    if (sheetCount > MOST_SHEETS) return unreadable(name, `at most ${MOST_SHEETS} sheets`)
    const tables: Table[] = []
    const issues: CellIssue[] = []
    const findings: Finding[] = []
    for (const sheet of sheets) {
      const tooLarge =
        sheet.rows.length > limits.rows
          ? tooLong(limits)
          : await findTooLarge(workbooks.streamXlsxRows(bytes, { sheet: sheet.name }), limits)
      if (tooLarge !== undefined) {
        issues.push(fileIssue(name, tooLarge, { sheet: sheet.name }))
        continue
      }
      const fills = fillsOf(sheet)
      tables.push(tableOf(name, sheet, fills))
      if (fills.length > 0) findings.push(filledMerged(name, sheet.name))
    }
    return { tables, issues, findings, skipped: [] }
  } catch {
    // Its errors may repeat what stands in the file.
    return unreadable(name, NO_WORKBOOK)
  }
}

/**
 * What is expected of a sheet that has a filled cell outside the part that is read. Row after row: in a sheet that is
 * read whole, cells far away take the memory of all between.
 */
async function findTooLarge(
  rows: AsyncIterable<StreamRow>,
  limits: Required<TableLimits>,
): Promise<string | undefined> {
  for await (const { index, values } of rows) {
    const isFilled = (value: CellValue) => value !== null && value !== ""
    if (index >= limits.rows && values.some(isFilled)) return tooLong(limits)
    if (values.slice(COLUMNS).some(isFilled)) return `at most ${COLUMNS} columns, up to ${LAST_COLUMN}`
  }
  return undefined
}

function tooLong({ rows }: Required<TableLimits>): string {
  return `at most ${rows} rows; split the sheet`
}

function tableOf(file: string, { cells: details, name, rows: shown }: Sheet, fills: readonly Fill[]): Table {
  const rows = shown.map((row, at) =>
    row.map((value, column) => cellOf(value, () => details?.get(`${at},${column}`)?.type)),
  )
  for (const { from, to, column } of fills) {
    for (const row of rows.slice(from + 1, to + 1)) row[column] = rows[from]?.[column] ?? null
  }
  return {
    file,
    sheet: name.trim(),
    rows: rows.flatMap((cells, index) => (cells.every(isBlank) ? [] : [{ row: index + 1, cells }])),
  }
}

/** A column whose cells of some rows hold what the first of them holds. */
interface Fill {
  readonly column: number
  readonly from: number
  readonly to: number
}

/**
 * Cells merged over several rows hold for each of them; over several columns they hold for the first alone. A range
 * that overlaps another or lies beyond all cells is none that a program makes and is passed over, so that no cell is
 * filled twice.
 */
function fillsOf({ merges = [], rows }: Sheet): readonly Fill[] {
  const width = rows[0]?.length ?? 0
  const fills = merges
    .map(({ endRow, startCol, startRow }) => ({ column: startCol, from: startRow, to: endRow }))
    .filter(({ column, from, to }) => to > from && column < width && from < rows.length)
    .toSorted((a, b) => a.column - b.column || a.from - b.from)
  let last: Fill | undefined
  return fills.filter((fill) => {
    if (last !== undefined && last.column === fill.column && fill.from <= last.to) return false
    last = fill
    return true
  })
}

/** A cell whose formula failed shows its error; there is no value to read. The same as text is text. */
function cellOf(value: CellValue, typeOf: () => Cell["type"] | undefined): TableCell {
  if (value instanceof Date) return dateOf(value)
  if (typeof value !== "string" || !value.startsWith("#")) return value
  const type = typeOf()
  return type === "error" || (type === "formula" && FAILED.test(value)) ? Number.NaN : value
}

/** The day that a cell shows, with the time of day where it has one. */
function dateOf(value: Date): TableCell {
  if (Number.isNaN(value.getTime())) return Number.NaN
  const shown = value.toISOString()
  return { date: shown.endsWith("T00:00:00.000Z") ? shown.slice(0, 10) : shown.slice(0, 19) }
}

function isBlank(cell: TableCell): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "")
}

function filledMerged(file: string, sheet: string): Finding {
  return {
    code: "table-merged-cells",
    path: [file, sheet],
    severity: "note",
    message: text(
      `${sheet}表有跨行合并的单元格，其内容已按每一行读取。`,
      `Sheet ${sheet} has cells merged over rows; what they say was read for each of the rows.`,
    ),
  }
}
