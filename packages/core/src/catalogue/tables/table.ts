/**
 * A table as a spreadsheet program shows it: a sheet with rows of cells, each at its place. Whoever reads the file
 * makes these; what the cells mean is said beside this file.
 */
import type { Path } from "../../reasons/index.ts"

/** A cell that the file itself marks as a date, as `YYYY-MM-DD`; behind a time of day stands `T` and the time. */
export interface DateCell {
  readonly date: string
}

/** `null` is an empty cell. A number that the file holds as text, such as `00123`, is text here. */
export type TableCell = string | number | boolean | DateCell | null

export interface TableRow {
  /** Counted from 1, as the program numbers its rows. */
  readonly row: number
  /** From column A on; those at the end may be left out. */
  readonly cells: readonly TableCell[]
}

export interface Table {
  /** The name of the file it stands in, shown with every problem. */
  readonly file: string
  readonly sheet: string
  /** The rows that hold something, in order, the row of the column names among them. */
  readonly rows: readonly TableRow[]
}

/** Where in a table something stands. */
export interface CellPlace {
  readonly file: string
  readonly sheet: string
  /** Counted from 1; 0 where the sheet as a whole is meant. */
  readonly row: number
  /** The column by the name this library knows it under, and by its letter where the sheet has it. */
  readonly column?: { readonly name: string; readonly letter?: string }
}

/** One thing wrong in a table. `expected` says what would be right and never repeats what stands there. */
export interface CellIssue {
  readonly at: CellPlace
  /** Where it belongs in the item, requirement, outlet or window of the row; empty for the row as a whole. */
  readonly path: Path
  readonly expected: string
}

/** The letter of a column counted from 0: A, …, Z, AA, …. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}

/** A place as people read it: `catalogue.xlsx 事项!C12 (事项名称)`. */
export function formatPlace({ column, file, row, sheet }: CellPlace): string {
  const where = row === 0 ? sheet : `${sheet}!${column?.letter ?? ""}${row}`
  return `${where === "" ? file : `${file} ${where}`}${column ? ` (${column.name})` : ""}`
}
