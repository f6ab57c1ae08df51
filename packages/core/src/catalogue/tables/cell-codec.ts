/**
 * How a value stands in one or more cells of a row, both ways. What a codec reads is what a catalogue file would say
 * there; whether that makes sense is for the schema of the file form to judge. A codec need not be able to write
 * every value: what does not read back the same is written as JSON (see row-fields.ts).
 */
import type { Path } from "../../reasons/index.ts"
import type { NameKind, Named } from "./register.ts"
import type { SourceSystem } from "./symbols.ts"
import type { DateCell, TableCell } from "./table.ts"

/** One row as codecs read it: its cells by the names of their columns. */
export interface RowReader {
  readonly system: SourceSystem
  /** The cell, with text trimmed. `null` where it is blank or the sheet has no such column. */
  cell(column: string): TableCell
  /** What 《…》 or a name of a unit, topic or procedure stands for. */
  named(kind: NameKind, name: string): Named | undefined
  /** Says what was expected in a cell that cannot be read. */
  expected(column: string, expected: string): void
  /** Says that a cell was read, but not as it stands. */
  noted(column: string, note: NoteCode): void
}

/** One row as codecs write it. */
export interface RowWriter {
  readonly system: SourceSystem
  put(column: string, cell: TableCell): void
  /** Enters what a name stands for. */
  name(kind: NameKind, named: Named): void
}

export interface CellCodec<T, Read = unknown> {
  readonly columns: readonly string[]
  /** `undefined` where the cells are blank or cannot be read. */
  read(row: RowReader): Read | undefined
  write(value: T, row: RowWriter): void
  /** The column in which the part of the value at a path stands. */
  columnOf(path: Path): string
}

/** In which way a cell was read otherwise than it stands; told once for a column. */
export type NoteCode =
  | "english-missing"
  | "number-as-text"
  | "date-as-text"
  | "both-read-as-either"
  | "copy-kind-assumed"
  | "issuer-missing"
  | "type-unlisted"

const TEXT =
  "text: give the column the format of text and enter it anew; long numbers lose digits, and formulas may fail"

/** Keys with values, each from cells of its own; absent where none of them holds anything. */
export function record<T extends object>(fields: {
  readonly [K in keyof T]-?: CellCodec<NonNullable<T[K]>> | "not in cells"
}): CellCodec<T> {
  type Key = keyof T & string
  const entries = Object.entries(fields) as [Key, CellCodec<NonNullable<T[Key]>> | "not in cells"][]
  const codecs = entries.flatMap(([key, codec]) => (codec === "not in cells" ? [] : [{ key, codec }]))
  return {
    columns: codecs.flatMap(({ codec }) => codec.columns),
    read(row) {
      const entries = codecs.flatMap(({ codec, key }) => {
        const value = codec.read(row)
        return value === undefined ? [] : [[key, value] as const]
      })
      return entries.length === 0 ? undefined : Object.fromEntries(entries)
    },
    write(value, row) {
      for (const { codec, key } of codecs) {
        const part = value[key]
        if (part !== undefined && part !== null) codec.write(part, row)
      }
    },
    columnOf([key, ...below]) {
      const at = codecs.find((each) => each.key === key) ?? codecs[0]
      return at?.codec.columnOf(below) ?? ""
    },
  }
}

/** The codec with a value of its own for blank cells. */
export function whenBlank<T, B>(codec: CellCodec<T>, blank: B): CellCodec<T | B> {
  return {
    ...codec,
    read: (row) =>
      codec.read(row) ?? (codec.columns.every((column) => row.cell(column) === null) ? blank : undefined),
    write(value, row) {
      if (value !== blank && !isEmptyList(value)) codec.write(value as T, row)
    },
  }
}

/** For a field that has no cells of its own and may be left out of a file. */
export const noCells: CellCodec<unknown, never> = {
  columns: [],
  read: () => undefined,
  write: () => undefined,
  columnOf: () => "",
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** A codec for one cell that holds text. */
export function oneCell<T, Read>(
  column: string,
  read: (text: string, row: RowReader) => Read,
  write: (value: T, row: RowWriter) => TableCell,
): CellCodec<T, Read> {
  return {
    columns: [column],
    read(row) {
      const text = textIn(row, column)
      return text === undefined ? undefined : read(text, row)
    },
    write(value, row) {
      row.put(column, write(value, row))
    },
    columnOf: () => column,
  }
}

/** The text of a cell; a number or date that a spreadsheet program made of it is put back as far as can be. */
export function textIn(row: RowReader, column: string): string | undefined {
  const cell = row.cell(column)
  if (typeof cell === "string") return cell
  if (cell === null) return undefined
  if (isDate(cell)) {
    row.noted(column, "date-as-text")
    return cell.date
  }
  if (typeof cell === "number" && Number.isSafeInteger(cell)) {
    row.noted(column, "number-as-text")
    return String(cell)
  }
  row.expected(column, TEXT)
  return undefined
}

export function isDate(cell: TableCell): cell is DateCell {
  return typeof cell === "object" && cell !== null
}
