/** The cells of one row by column, as codecs read and write them, with what was said about them on the way. */
import type { NoteCode, RowReader, RowWriter } from "./cell-codec.ts"
import type { Register } from "./register.ts"
import type { SourceSystem } from "./symbols.ts"
import type { TableCell } from "./table.ts"

export type Cells = ReadonlyMap<string, TableCell>

/** What names and numbers in a set of tables mean. */
export interface Meaning {
  readonly system: SourceSystem
  readonly register: Register
}

export interface HeardRow {
  readonly row: RowReader
  /** What was expected in cells that cannot be read, by column. */
  readonly expected: ReadonlyMap<string, string>
  readonly notes: ReadonlyMap<string, NoteCode>
}

/** A row to read, and a record of what is said about its cells. The first thing said of a cell is kept. */
export function hearRow(cells: Cells, { register, system }: Meaning): HeardRow {
  const expected = new Map<string, string>()
  const notes = new Map<string, NoteCode>()
  const row: RowReader = {
    system,
    cell: (column) => tidy(cells.get(column) ?? null),
    named: (kind, name) => register.find(kind, name),
    expected(column, what) {
      if (!expected.has(column)) expected.set(column, what)
    },
    noted(column, note) {
      if (!notes.has(column)) notes.set(column, note)
    },
  }
  return { row, expected, notes }
}

/** A row to write into `cells`. Names enter the register, where the first to come keeps its meaning. */
export function writerInto(cells: Map<string, TableCell>, { register, system }: Meaning): RowWriter {
  return {
    system,
    put: (column, cell) => cells.set(column, cell),
    name(kind, named) {
      const { edition, id, name } = named
      const texts = [id, name.zh, name.en, ...(edition === undefined ? [] : [edition])]
      if (texts.every(isCellText)) register.add(kind, named)
    },
  }
}

/** Whether a cell can hold a text as it is: programs drop outer blanks and change control characters. */
export function isCellText(text: string): boolean {
  return text !== "" && tidy(text) === text && !/[^\P{Cc}\n\t]|[\p{Cs}\uFEFF\uFFFE\uFFFF]/u.test(text)
}

/** Blanks around a text are no part of it, and a text of blanks alone is none. */
function tidy(cell: TableCell): TableCell {
  if (typeof cell !== "string") return cell
  const text = cell.replaceAll(/\r\n?/g, "\n").trim()
  return text === "" ? null : text
}
