/** Reads the sheets of an XLSX workbook: what its cells show, with dates as dates and merged cells filled downwards. */
import type { Table, TableCell } from "@onevisit/core/catalogue/tables"
import { type Finding, text } from "@onevisit/core/reasons"
import type { CellValue, Sheet } from "hucre/xlsx"
import { fileIssue, type ReadFile, type TableFile, type TableLimits, unreadable } from "./table-file.ts"
import { unpackedSize } from "./unpacked-size.ts"

const MOST_SHEETS = 50
/** The last of 256 columns: no sheet of ours has a quarter of them. */
const LAST_COLUMN = "IV"
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
    const long = sheets.filter(({ rows }) => rows.length > limits.rows)
    return {
      tables: sheets.filter((sheet) => !long.includes(sheet)).map((sheet) => tableOf(name, sheet)),
      issues: long.map((sheet) =>
        fileIssue(name, `at most ${limits.rows} rows; split the sheet`, { sheet: sheet.name }),
      ),
      findings: sheets.flatMap((sheet) =>
        fillsOf(sheet).length > 0 ? [filledMerged(name, sheet.name)] : [],
      ),
    }
  } catch {
    // Its errors may repeat what stands in the file.
    return unreadable(name, NO_WORKBOOK)
  }
}

function tableOf(file: string, sheet: Sheet): Table {
  const rows = sheet.rows.map((row) => row.map(cellOf))
  for (const { from, to, column } of fillsOf(sheet)) {
    for (const row of rows.slice(from + 1, to + 1)) row[column] = rows[from]?.[column] ?? null
  }
  return {
    file,
    sheet: sheet.name.trim(),
    rows: rows.flatMap((cells, index) => (cells.every(isBlank) ? [] : [{ row: index + 1, cells }])),
  }
}

/** Cells merged over several rows hold for each of them; over several columns they hold for the first alone. */
function fillsOf({ merges = [] }: Sheet) {
  return merges
    .filter(({ endRow, startRow }) => endRow > startRow)
    .map(({ endRow, startCol, startRow }) => ({ from: startRow, to: endRow, column: startCol }))
}

function cellOf(value: CellValue): TableCell {
  if (value instanceof Date) return dateOf(value)
  // A formula that failed shows its error; there is no value to read.
  if (typeof value === "string" && /^#(?:[A-Z0/]+[!?]|N\/A|GETTING_DATA)$/u.test(value)) return Number.NaN
  return value
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
