/**
 * A row as the fields of an item, requirement, outlet or window. A field stands in cells of its own where reading
 * these gives it back; every other one stands as JSON in the last column, so that no table leaves anything out.
 */
import { canonicalJson } from "../../events/index.ts"
import type { Path } from "../../reasons/index.ts"
import { type CellCodec, textIn } from "./cell-codec.ts"
import { type Cells, hearRow, type HeardRow, isCellText, type Meaning, writerInto } from "./row-cells.ts"
import { type Fields, JSON_COLUMN, type SheetDefinition } from "./sheets.ts"
import type { TableCell } from "./table.ts"

export interface ReadFields {
  /** What a catalogue file would say. */
  readonly value: Readonly<Record<string, unknown>>
  /** What the columns say by which it belongs to a row of another sheet; blank where they say nothing. */
  readonly keys: readonly string[]
  readonly heard: HeardRow
  /** The column of a path into the value. Undefined where one of the field's cells cannot be read anyway. */
  columnOf(path: Path): string | undefined
  /** The path to the field that stands in a column. */
  pathOf(column: string): Path
}

/** What one cell of a spreadsheet program holds, in UTF-16 units. */
const LONGEST_CELL = 32_767

/** The columns of a sheet, in order. */
export function columnsOf<T>({ fields, keys }: SheetDefinition<T>): readonly string[] {
  const own = codecsOf(fields).flatMap(([, codec]) => codec.columns)
  return [...new Set([...keys, ...own, JSON_COLUMN])]
}

/** Reads a row. A text that no cell of a spreadsheet program holds counts as one that cannot be read. */
export function readFields<T>(sheet: SheetDefinition<T>, cells: Cells, meaning: Meaning): ReadFields {
  const codecs = new Map(codecsOf(sheet.fields))
  const long = [...cells].flatMap(([column, cell]) =>
    typeof cell === "string" && cell.length > LONGEST_CELL ? [column] : [],
  )
  const heard = hearRow(new Map([...cells].filter(([column]) => !long.includes(column))), meaning)
  const { expected, row } = heard
  for (const column of long) {
    row.expected(column, `at most ${LONGEST_CELL} characters, what a cell of a spreadsheet program holds`)
  }
  const keys = sheet.keys.map((column) => textIn(row, column) ?? "")
  const value = new Map<string, unknown>()
  for (const [key, codec] of codecs) {
    const read = codec.read(row)
    if (read !== undefined) value.set(key, read)
  }
  const json = jsonIn(heard)
  for (const [key, given] of json) {
    const isBelow = sheet.below.some((each) => each === key)
    const hasCells = codecs.get(key)?.columns.some((column) => row.cell(column) !== null)
    if (isBelow || hasCells) row.expected(JSON_COLUMN, `no ${key}, which stands in cells of its own`)
    else value.set(key, given)
  }
  return {
    value: Object.fromEntries(value),
    keys,
    heard,
    columnOf([key, ...below]) {
      const codec = json.has(String(key)) ? undefined : codecs.get(String(key))
      const columns = codec?.columns ?? [JSON_COLUMN]
      if (columns.some((column) => expected.has(column))) return undefined
      return codec?.columnOf(below) ?? JSON_COLUMN
    },
    pathOf(column) {
      const field = [...codecs].find(([, { columns }]) => columns.includes(column))
      return field === undefined ? [] : [field[0]]
    },
  }
}

/** The cells of a value, but for what stands in the sheet below it. */
export function writeFields<T extends object>(
  sheet: SheetDefinition<T>,
  value: T,
  meaning: Meaning,
): Map<string, TableCell> {
  const codecs = new Map(codecsOf(sheet.fields))
  const cells = new Map<string, TableCell>()
  const json: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined || sheet.below.some((each) => each === key)) continue
    const codec = codecs.get(key)
    const own = codec === undefined ? undefined : cellsFor(codec, part, meaning)
    if (own === undefined) json[key] = part
    else for (const [column, cell] of own) cells.set(column, cell)
  }
  if (Object.keys(json).length > 0) cells.set(JSON_COLUMN, composeJson(json))
  return cells
}

/** The fields that have cells. What a codec writes is, by the type of {@link Fields}, the value of its own field. */
function codecsOf<T>(fields: Fields<T>): readonly (readonly [key: string, codec: CellCodec<unknown>])[] {
  const entries = Object.entries(fields) as [string, CellCodec<unknown> | "not in cells"][]
  return entries.flatMap(([key, codec]) => (codec === "not in cells" ? [] : [[key, codec] as const]))
}

/** The cells that hold the value of one field; undefined where reading them would not give it back. */
function cellsFor(codec: CellCodec<unknown>, value: unknown, meaning: Meaning): Cells | undefined {
  const cells = new Map<string, TableCell>()
  codec.write(value, writerInto(cells, meaning))
  const texts = [...cells.values()].filter((cell) => typeof cell === "string")
  if (!texts.every(isCellText)) return undefined
  const { expected, row } = hearRow(cells, meaning)
  const read = codec.read(row)
  if (expected.size > 0 || read === undefined) return undefined
  return canonicalJson(read) === canonicalJson(value) ? cells : undefined
}

function jsonIn({ row }: HeardRow): ReadonlyMap<string, unknown> {
  const cell = row.cell(JSON_COLUMN)
  if (cell === null) return new Map()
  try {
    const value: unknown = JSON.parse(String(cell))
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return new Map(Object.entries(value))
  } catch {
    // Said below: JSON.parse repeats what it was given.
  }
  row.expected(JSON_COLUMN, "JSON of keys with values, or nothing")
  return new Map()
}

/** JSON on one line, in which nothing stands raw that a cell cannot hold. */
function composeJson(value: unknown): string {
  const escape = (raw: string) => `\\u${raw.charCodeAt(0).toString(16).padStart(4, "0")}`
  return JSON.stringify(value).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escape)
}
