/** Splits rows among workers so that no two ever write to the same byte of a bitmap, the same word or cache line. */

/** Rows from `from` (included) to `to` (excluded). */
export interface RowRange {
  readonly from: number
  readonly to: number
}

const ALIGNED = 64

/**
 * At most `parts` ranges of nearly equal length that tile the rows in order. Each begins on a multiple of 64; none is
 * empty, so few rows give fewer ranges. Throws a RangeError unless `parts` is a whole number above zero.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { partitionRows } from "@onevisit/core/rules"
 *
 * assert.deepEqual(partitionRows(200, 2), [{ from: 0, to: 128 }, { from: 128, to: 200 }])
 * assert.deepEqual(partitionRows(10, 4), [{ from: 0, to: 10 }])
 * ```
 */
export function partitionRows(rows: number, parts: number): readonly RowRange[] {
  if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError("Rows are split into one part or more.")
  const blocks = Math.ceil(rows / ALIGNED)
  const ranges: RowRange[] = []
  for (let part = 0; part < parts; part += 1) {
    const from = Math.ceil((blocks * part) / parts) * ALIGNED
    const to = Math.min(rows, Math.ceil((blocks * (part + 1)) / parts) * ALIGNED)
    if (from < to) ranges.push({ from, to })
  }
  return ranges
}
