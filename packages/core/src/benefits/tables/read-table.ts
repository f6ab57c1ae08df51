/** Reads lists of people from tables by the names of their columns: everything wrong at once, by sheet, row and column. */
import * as Result from "effect/Result"
import { findColumns, type Table, type TableCell } from "../../catalogue/index.ts"
import type { Issue } from "../../reasons/index.ts"
import { type Cell, isBlank } from "./cells.ts"

/** Where a row stands in its file: how it is spoken of without naming anybody. */
export interface RowPlace {
  readonly file: string
  readonly sheet: string
  /** Counted from 1. */
  readonly row: number
}

export interface ListForm<Field extends string> {
  /** For each field the name under which it is written and spoken of, then others under which it is read. */
  readonly columns: Readonly<Record<Field, readonly [string, ...string[]]>>
  /** Without these no row can be read; the others may be left out where nothing is to be said. */
  readonly needed: readonly Field[]
}

export interface ListReader<Field extends string> {
  readonly at: RowPlace
  /** Whether nothing was reported of the row. */
  readonly isSound: boolean
  isBlank(field: Field): boolean
  /** `null` where the cell is blank, or cannot be read; the latter is reported. */
  read<T>(field: Field, reader: (cell: TableCell) => Cell<T>): T | null
  /** The same; a blank cell is reported too. */
  need<T>(field: Field, reader: (cell: TableCell) => Cell<T>): T | null
  /** Says what would be right; never what stands there. */
  report(field: Field, expected: string): void
}

/** Calls `read` for each row below the names. Columns of other names are not read. */
export function readTable<Field extends string, T>(
  table: Table,
  { columns, needed }: ListForm<Field>,
  issues: Issue[],
  read: (row: ListReader<Field>) => T | null,
): readonly T[] {
  const { file, sheet } = table
  const fields = Object.keys(columns) as Field[]
  const nameOf = (field: Field): string => columns[field][0]
  const found = findColumns(
    table,
    fields.map(nameOf),
    Object.fromEntries(fields.map((field) => [nameOf(field), columns[field]])),
  )
  const places = new Map([...found.byIndex].map(([index, name]) => [name, index]))
  const say = (row: number, name: string | null, expected: string) =>
    issues.push({
      path: name === null ? [sheet, row] : [sheet, row, name],
      expected,
      at: { file, line: row, column: (places.get(name ?? "") ?? 0) + 1 },
    })
  const missing = needed.map(nameOf).filter((name) => !found.letters.has(name))
  for (const name of missing) say(found.row, name, `a column ${name}`)
  for (const letter of found.repeated) say(found.row, letter, "no second column of the same name")
  if (missing.length > 0) return []
  return found.body.flatMap(({ cells, isTooLong, row }) => {
    if (isTooLong) say(row, null, `no cell behind column ${found.last}, the last that has a name`)
    const reader = readerOf(
      { file, sheet, row },
      (field: Field) => cells[places.get(nameOf(field)) ?? -1] ?? null,
      (field, expected) => say(row, nameOf(field), expected),
    )
    return read(reader) ?? []
  })
}

function readerOf<Field extends string>(
  at: RowPlace,
  cellOf: (field: Field) => TableCell,
  say: (field: Field, expected: string) => void,
): ListReader<Field> {
  let isSound = true
  const report = (field: Field, expected: string) => {
    isSound = false
    say(field, expected)
  }
  const read = <T>(field: Field, reader: (cell: TableCell) => Cell<T>): T | null => {
    const cell = cellOf(field)
    if (isBlank(cell)) return null
    const value = reader(cell)
    if (Result.isSuccess(value)) return value.success
    report(field, value.failure)
    return null
  }
  return {
    at,
    get isSound() {
      return isSound
    },
    isBlank: (field) => isBlank(cellOf(field)),
    read,
    need: (field, reader) => {
      if (isBlank(cellOf(field))) report(field, "this cell filled in")
      return read(field, reader)
    },
    report,
  }
}

/** A table of a form: the names, then a row for each of `rows`. */
export function composeTable<Field extends string>(
  rows: readonly Readonly<Record<Field, TableCell>>[],
  { columns }: ListForm<Field>,
  { file, sheet }: Omit<RowPlace, "row">,
): Table {
  const fields = Object.keys(columns) as Field[]
  const body = rows.map((row) => fields.map((field) => row[field]))
  const header = fields.map((field) => columns[field][0])
  return { file, sheet, rows: [header, ...body].map((cells, at) => ({ row: at + 1, cells })) }
}
