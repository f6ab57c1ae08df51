/** Whether a batch and an output fit a plan; what does not is a mistake of the code that made them. */
import type { Plan, Slot } from "../plan/plan.ts"
import { type Column, type ColumnBatch, type ColumnOutput, isDayColumn, type OutputKind } from "./batch.ts"
import type { RowRange } from "./partition.ts"

/** Throws a TypeError that names the slot and says what was expected. */
export function checkFit({ slots }: Plan, { columns, odd, rows }: ColumnBatch, { from, to }: RowRange): void {
  if (!Number.isSafeInteger(rows) || rows < 0 || rows > 2 ** 30)
    throw new TypeError("A batch holds a whole number of rows, at most 2³⁰.")
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && 0 <= from && from <= to && to <= rows))
    throw new TypeError(`The range is within the ${rows} rows of the batch, in order.`)
  if (columns.length !== slots.length)
    throw new TypeError(`The plan has ${slots.length} slots and the batch ${columns.length} columns.`)
  slots.forEach((slot, at) => checkColumn(slot, columns[at] ?? null, rows))
  if (odd !== undefined && odd.length * 8 < rows)
    throw new TypeError(`The bitmap of odd rows holds ${rows} bits.`)
}

/** What of an output is written; throws a TypeError where it has no place for a row up to `to`. */
export function outputOf(output: ColumnOutput, outputs: OutputKind, to: number): ColumnOutput {
  const { amount, reasons, status } = output
  const full = outputs === "full"
  const written = full ? [amount, reasons, status] : [amount]
  if (written.some((each) => (each?.length ?? -1) < to))
    throw new TypeError(
      `The output has a place for ${to} rows in ${full ? "status, reasons and " : ""}amount.`,
    )
  return full ? output : { status: null, reasons: null, amount }
}

function checkColumn({ judged, name, shape }: Slot, column: Column | null, rows: number): void {
  if (column === null) return
  if (judged)
    throw new TypeError(`A person's judgement has no column: mark the rows that have one in ${name} as odd.`)
  const days = isDayColumn(column)
  if (days !== (shape === "days"))
    throw new TypeError(`The column of ${name} holds ${shape === "days" ? "first and last days" : "values"}.`)
  const arrays = days ? [column.first, column.last] : [column.values]
  if (arrays.some((array) => array.length < rows))
    throw new TypeError(`The column of ${name} holds ${rows} rows.`)
  if (shape === "code" && !days && column.values instanceof Float64Array)
    throw new TypeError(`The column of ${name} holds places as whole numbers of at most 32 bits.`)
  if (column.valid !== undefined && column.valid.length * 8 < rows)
    throw new TypeError(`The bitmap of ${name} holds ${rows} bits.`)
}
