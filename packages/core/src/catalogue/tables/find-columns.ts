/** Which column of a sheet is which: by the names in its first row that holds any known name. */
import { columnAliases, normalColumnName } from "./column-names.ts"
import { columnLetter, type Table, type TableCell, type TableRow } from "./table.ts"

export interface FoundColumns {
  /** The row of the names; 0 where no row holds any that is known. */
  readonly row: number
  /** Our name for the column, by its index; the letter is that of the first column of the name. */
  readonly byIndex: ReadonlyMap<number, string>
  readonly letters: ReadonlyMap<string, string>
  readonly unknown: readonly string[]
  /** Letters of columns whose name an earlier one has. */
  readonly repeated: readonly string[]
  /** The letter of the last column with a name of any kind; blank where there is none. */
  readonly last: string
  /** Letters of columns up to the last that hold something under a blank name. */
  readonly unnamed: readonly string[]
  /** Rows above the names that hold more than a title does. */
  readonly above: readonly number[]
  /** The rows below the names. */
  readonly body: readonly SheetBodyRow[]
}

export interface SheetBodyRow extends TableRow {
  /** Whether it has a filled cell behind the last column with a name. */
  readonly isTooLong: boolean
}

/** How many rows may stand above the names: a title, the day, a note. */
const MOST_ABOVE = 10
/** How many cells of such a row may be filled: a title and a day. */
const MOST_OF_TITLE = 2

/** `aliases` are other names of the columns. */
export function findColumns(
  table: Table,
  columns: readonly string[],
  aliases: Readonly<Record<string, readonly string[]>> = columnAliases,
): FoundColumns {
  const known = knownNames(columns, aliases)
  const nameOf = (cell: TableCell) =>
    typeof cell === "string" ? known.get(normalColumnName(cell)) : undefined
  // A title above the table may by chance be a known name; a row of names holds several.
  const count = ({ cells }: TableRow) => cells.filter((cell) => nameOf(cell) !== undefined).length
  const above = table.rows.slice(0, MOST_ABOVE)
  const header = above.find((row) => count(row) > 1) ?? above.find((row) => count(row) > 0)
  const byIndex = new Map<number, string>()
  const letters = new Map<string, string>()
  const unknown: string[] = []
  const repeated: string[] = []
  for (const [index, cell] of (header?.cells ?? []).entries()) {
    const name = nameOf(cell)
    const letter = columnLetter(index)
    if (name !== undefined && letters.has(name)) repeated.push(letter)
    else if (name !== undefined) {
      byIndex.set(index, name)
      letters.set(name, letter)
    } else if (isFilled(cell)) unknown.push(letter)
  }
  const at = header === undefined ? table.rows.length : table.rows.indexOf(header)
  const below = table.rows.slice(at + 1)
  const width = (header?.cells.findLastIndex(isFilled) ?? -1) + 1
  const blank = [...Array(width).keys()].filter((index) => !isFilled(header?.cells[index]))
  return {
    row: header?.row ?? 0,
    byIndex,
    letters,
    unknown,
    repeated,
    last: width === 0 ? "" : columnLetter(width - 1),
    unnamed: blank
      .filter((index) => below.some(({ cells }) => isFilled(cells[index])))
      .map((index) => columnLetter(index)),
    above:
      header === undefined
        ? []
        : table.rows
            .slice(0, at)
            .filter(({ cells }) => cells.filter(isFilled).length > MOST_OF_TITLE)
            .map(({ row }) => row),
    body: below.map((row) => ({ ...row, isTooLong: row.cells.findLastIndex(isFilled) >= width })),
  }
}

function isFilled(cell: TableCell | undefined): boolean {
  return cell !== undefined && cell !== null && (typeof cell !== "string" || cell.trim() !== "")
}

function knownNames(
  columns: readonly string[],
  aliases: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap((column) =>
      [column, ...(aliases[column] ?? [])].map((name) => [normalColumnName(name), column] as const),
    ),
  )
}
