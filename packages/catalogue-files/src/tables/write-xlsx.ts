/** Writes sheets as an XLSX workbook: every cell has the format of text, so that codes keep their zeros when edited. */
import type { Table, TableCell } from "@onevisit/core/catalogue/tables"
import type { CellValue } from "hucre/xlsx"

export async function writeXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  // Loaded when a workbook is written, as it is for reading.
  const workbooks = await import("hucre/xlsx")
  return workbooks.writeXlsx({
    sheets: tables.map(({ rows, sheet }) => ({
      name: sheet,
      columns: (rows[0]?.cells ?? []).map(() => ({ numFmt: "@", width: 18 })),
      rows: rows.map(({ cells }) => cells.map(valueOf)),
      freezePane: { rows: 1 },
    })),
  })
}

/**
 * Text is a text cell whatever it begins with: no program runs it as a formula. What reads like the error of a formula
 * would be written as one, and has its # as workbooks write a character by its number.
 */
function valueOf(cell: TableCell): CellValue {
  if (typeof cell === "string")
    return cell.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_").replace(/^#(?=[\w/]+[!?]?$)/u, "_x0023_")
  return typeof cell === "object" ? (cell?.date ?? null) : cell
}
