/** Some rows of a batch as a batch of their own, for those who need only a few decided. */
import { type Column, type ColumnBatch, isDayColumn, type Values } from "./batch.ts"

/** The named rows, in the order in which they are named. */
export function gatherRows({ columns, odd }: ColumnBatch, rows: Uint32Array): ColumnBatch {
  return {
    rows: rows.length,
    columns: columns.map((column) => column && gatherColumn(column, rows)),
    ...(odd === undefined ? {} : { odd: gatherBits(odd, rows) }),
  }
}

function gatherColumn(column: Column, rows: Uint32Array): Column {
  const valid = column.valid === undefined ? {} : { valid: gatherBits(column.valid, rows) }
  if (!isDayColumn(column)) return { values: gather(column.values, rows), ...valid }
  const first = gather(column.first, rows)
  return { first, last: column.last === column.first ? first : gather(column.last, rows), ...valid }
}

function gather<From extends Values>(values: From, rows: Uint32Array): From {
  const gathered = new (values.constructor as new (length: number) => From)(rows.length)
  for (let at = 0; at < rows.length; at += 1) gathered[at] = values[rows[at] as number] as number
  return gathered
}

function gatherBits(bits: Uint8Array, rows: Uint32Array): Uint8Array {
  const gathered = new Uint8Array(((rows.length + 31) >> 5) << 2)
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number
    const bit = ((bits[row >> 3] as number) >> (row & 7)) & 1
    gathered[at >> 3] = (gathered[at >> 3] as number) | (bit << (at & 7))
  }
  return gathered
}
