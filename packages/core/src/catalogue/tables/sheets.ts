/** What the sheets of a catalogue have: columns, what stands in them, and which of them they cannot do without. */
import type { CellCodec } from "./cell-codec.ts"

/** The codecs of the fields of `T`, in the order of the columns; what stands in no cells of its own is JSON. */
export type Fields<T> = { readonly [K in keyof T]-?: CellCodec<T[K] & {}> | CellCodec<T[K]> | "not in cells" }

/** Where what has no cells of its own stands, and what its cells cannot hold. */
export const JSON_COLUMN = "其他内容（JSON）"

export interface SheetDefinition<T> {
  /** The name under which it is written, and others under which it is read. */
  readonly names: readonly [string, ...string[]]
  /** The columns that say to which row of the sheet above it a row belongs. */
  readonly keys: readonly string[]
  readonly fields: Fields<T>
  /** The fields whose values are the rows of a sheet below it. */
  readonly below: readonly (keyof T & string)[]
  readonly required: readonly string[]
}
