/** Columns in memory that threads see; what lies there already is not copied. */
import { type Column, type ColumnBatch, type ColumnOutput, type OutputKind } from "@onevisit/core/rules"

type Numbers = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float64Array

/** The batch with every array in shared memory. */
export function shareBatch({ columns, odd, rows }: ColumnBatch): ColumnBatch {
  return { rows, columns: columns.map(shareColumn), ...(odd === undefined ? {} : { odd: shareArray(odd) }) }
}

/** An output in shared memory, all zero. */
export function allocateSharedOutput(rows: number, outputs: OutputKind = "full"): ColumnOutput {
  const memory = (bytes: number) => new SharedArrayBuffer(rows * bytes)
  const full = outputs === "full"
  return {
    status: full ? new Uint8Array(memory(1)) : null,
    reasons: full ? new Uint32Array(memory(4)) : null,
    amount: new Float64Array(memory(8)),
  }
}

/** Whether threads can write so many rows into an output. */
export function holdsShared({ amount, reasons, status }: ColumnOutput, rows: number): boolean {
  return [amount, reasons, status].every(
    (array) => array === null || (array.buffer instanceof SharedArrayBuffer && array.length >= rows),
  )
}

function shareColumn(column: Column | null): Column | null {
  if (column === null) return null
  const valid = column.valid === undefined ? {} : { valid: shareArray(column.valid) }
  return "first" in column
    ? { first: shareArray(column.first), last: shareArray(column.last), ...valid }
    : { values: shareArray(column.values), ...valid }
}

function shareArray<Array extends Numbers>(array: Array): Array {
  if (array.buffer instanceof SharedArrayBuffer) return array
  const Kind = array.constructor as new (memory: SharedArrayBuffer, offset: number, length: number) => Array
  // Whole words, so that a bitmap can be read a word at a time.
  const shared = new Kind(new SharedArrayBuffer(Math.ceil(array.byteLength / 8) * 8), 0, array.length)
  shared.set(array as never)
  return shared
}
