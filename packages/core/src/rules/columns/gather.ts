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

/** By type of array: a loop that meets several types is many times as slow. */
function gather<From extends Values>(values: From, rows: Uint32Array): From
function gather(values: Values, rows: Uint32Array): Values {
  if (values instanceof Int32Array) return fillIntegers(new Int32Array(rows.length), values, rows)
  if (values instanceof Uint16Array) return fillShorts(new Uint16Array(rows.length), values, rows)
  if (values instanceof Uint8Array) return fillBytes(new Uint8Array(rows.length), values, rows)
  return fillAny(new (values.constructor as new (length: number) => Values)(rows.length), values, rows)
}

function fillIntegers(into: Int32Array, values: Int32Array, rows: Uint32Array): Int32Array {
  for (let at = 0; at < rows.length; at += 1) into[at] = values[rows[at] as number] as number
  return into
}

function fillShorts(into: Uint16Array, values: Uint16Array, rows: Uint32Array): Uint16Array {
  for (let at = 0; at < rows.length; at += 1) into[at] = values[rows[at] as number] as number
  return into
}

function fillBytes(into: Uint8Array, values: Uint8Array, rows: Uint32Array): Uint8Array {
  for (let at = 0; at < rows.length; at += 1) into[at] = values[rows[at] as number] as number
  return into
}

function fillAny(into: Values, values: Values, rows: Uint32Array): Values {
  for (let at = 0; at < rows.length; at += 1) into[at] = values[rows[at] as number] as number
  return into
}

function gatherBits(bits: Uint8Array, rows: Uint32Array): Uint8Array {
  const gathered = new Uint8Array(((rows.length + 31) >> 5) << 2)
  for (let from = 0; from < rows.length; from += 8) {
    const to = Math.min(from + 8, rows.length)
    let byte = 0
    for (let at = from; at < to; at += 1) {
      const row = rows[at] as number
      byte |= (((bits[row >> 3] as number) >> (row & 7)) & 1) << (at - from)
    }
    gathered[from >> 3] = byte
  }
  return gathered
}
