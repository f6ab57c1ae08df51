/**
 * Values that a column must not hold: outside what the fact may be at all, or no whole number. Columns from outside are
 * checked once, before any rule runs over them; the rows that do not pass are reported and the rest go on.
 */
import { contains, type IntSet } from "../facts/int-set.ts"
import type { Plan, Slot } from "../plan/plan.ts"
import { type Column, type ColumnBatch, isDayColumn } from "./batch.ts"
import { emptyBitmap, hasBit, setBit } from "./bitmap.ts"

/** A row with a value that its column must not hold. */
export interface Stray {
  readonly row: number
  /** The names of the facts. */
  readonly facts: readonly string[]
}

/**
 * Sets aside the rows with a known value outside its slot's domain: the batch that comes back has them marked as odd,
 * and they are listed with the facts in question, in rising order.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { plainDate, month } from "@onevisit/core/time"
 * import { type Plan, setAsideStrays } from "@onevisit/core/rules"
 *
 * const plan: Plan = {
 *   rule: "sample",
 *   when: { on: plainDate("2018-07-20"), month: month("2018-07") },
 *   slots: [{ name: "paid", shape: "number", domain: [{ from: 0, to: 1 }], never: false, judged: false, last: null }],
 *   grounds: [{ name: { code: "paid", label: null, per: null }, condition: { op: "atom", slot: 0, inside: [{ from: 1, to: 1 }] } }],
 *   amount: null,
 * }
 * const { batch, strays } = setAsideStrays(plan, { rows: 3, columns: [{ values: Uint8Array.of(0, 7, 1) }] })
 * assert.deepEqual(strays, [{ row: 1, facts: ["paid"] }])
 * assert.deepEqual(batch.odd, Uint8Array.of(0b010))
 * ```
 */
export function setAsideStrays(
  { slots }: Plan,
  batch: ColumnBatch,
): { readonly batch: ColumnBatch; readonly strays: readonly Stray[] } {
  const found = new Map<number, string[]>()
  slots.forEach((slot, at) => {
    const column = batch.columns[at] ?? null
    if (column === null) return
    const fits = fitting(slot, column)
    for (let row = 0; row < batch.rows; row += 1) {
      if (fits(row) || (column.valid !== undefined && !hasBit(column.valid, row))) continue
      found.set(row, [...(found.get(row) ?? []), slot.name])
    }
  })
  if (found.size === 0) return { batch, strays: [] }
  const odd = batch.odd?.slice() ?? emptyBitmap(batch.rows)
  for (const row of found.keys()) setBit(odd, row)
  const strays = [...found].map(([row, facts]) => ({ row, facts })).toSorted((a, b) => a.row - b.row)
  return { batch: { ...batch, odd }, strays }
}

/** Whether the value of a row, if it is known, is one that the slot may have. */
function fitting({ domain }: Slot, column: Column): (row: number) => boolean {
  if (isDayColumn(column)) {
    const { first, last } = column
    return (row) => holdsSpan(domain, first[row] as number, last[row] as number)
  }
  const { values } = column
  return (row) => {
    const value = values[row] as number
    return Number.isInteger(value) && contains(domain, value)
  }
}

function holdsSpan(domain: IntSet, first: number, last: number): boolean {
  return first <= last && domain.some(({ from, to }) => from <= first && last <= to)
}
