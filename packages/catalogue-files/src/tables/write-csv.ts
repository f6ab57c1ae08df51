/** Writes one sheet as CSV in UTF-8 with its mark, by which spreadsheet programs know it. */
import type { Table, TableCell } from "@onevisit/core/catalogue/tables"
import Papa from "papaparse"
import { withMark } from "./formula-mark.ts"

export function writeCsv({ rows }: Table): Uint8Array {
  const lines = Papa.unparse(
    rows.map(({ cells }) => cells.map(fieldOf)),
    { newline: "\r\n" },
  )
  return new TextEncoder().encode(`\uFEFF${lines}\r\n`)
}

function fieldOf(cell: TableCell): string {
  if (cell === null) return ""
  return typeof cell === "object" ? cell.date : withMark(String(cell))
}
