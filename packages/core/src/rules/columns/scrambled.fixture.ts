/** Batches whose unknown values are anything at all: nothing beneath a cleared bit may be read. */
import type { ColumnBatch, Values } from "./batch.ts"
import { hasBit } from "./bitmap.ts"

/** The same batch with anything at all beneath the bits that say a value is unknown. */
export function scrambled(batch: ColumnBatch, seed: number): ColumnBatch {
  let state = seed | 1
  const anything = () => (state = Math.imul(state, 1_664_525) + 1_013_904_223)
  const columns = batch.columns.map((column) => {
    if (column?.valid === undefined) return column
    const { valid } = column
    const scramble = <Numbers extends Values>(values: Numbers): Numbers => {
      const copy = values.slice() as Numbers
      for (let row = 0; row < copy.length; row += 1) if (!hasBit(valid, row)) copy[row] = anything()
      return copy
    }
    return "first" in column
      ? { valid, first: scramble(column.first), last: scramble(column.last) }
      : { valid, values: scramble(column.values) }
  })
  return { ...batch, columns }
}
