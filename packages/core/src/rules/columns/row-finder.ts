/**
 * Finds the rows that a passing of time can move, without looking at every row: an index of days over each column of
 * dates. The columns may change under it, as long as it is told of which rows.
 */
import { contains, type IntSet } from "../facts/int-set.ts"
import type { Moved } from "../change/moved-between.ts"
import { type Column, type ColumnBatch, type DayColumn, isDayColumn } from "./batch.ts"
import { wordsOf } from "./bitmap.ts"
import { RowMarks } from "./row-marks.ts"

export interface RowFinder {
  /**
   * The rows of `changed`, the odd rows, and those that `moved` names: rising, each once. The changed rows and rows
   * that are new since the finder was made are looked at as they are from now on. `null` where everybody may move.
   */
  find(moved: Moved, changed?: readonly number[]): Uint32Array | null
}

/** A finder over a batch, whose columns are read again at each search. An index is made when it is first needed. */
export function rowFinder(batch: ColumnBatch): RowFinder {
  const indexes = new Map<number, readonly DayIndex[]>()
  /** Rows that are not as the indexes have them. */
  const late = new RowMarks(batch.rows)
  const found = new RowMarks(batch.rows)
  const indexesOf = (slot: number, column: DayColumn): readonly DayIndex[] => {
    const made = indexes.get(slot) ?? indexDays(column, batch.rows)
    indexes.set(slot, made)
    return made
  }
  return {
    find: (moved, changed = []) => {
      late.markAll(changed)
      if (moved.who === "everybody") return null
      if (late.size > batch.rows >> 3) {
        indexes.clear()
        late.clear()
        late.markAll(changed)
      }
      found.clear()
      found.markAll(changed)
      markOdd(batch, found)
      const others = late.rowsWithout(found)
      for (const { ends, slot } of moved.slots) {
        const column = batch.columns[slot] ?? null
        if (column === null) continue
        if (isDayColumn(column)) {
          for (const index of indexesOf(slot, column))
            for (const rows of rowsWithin(index, ends)) found.markAll(rows)
          for (const row of others) if (stands(column, row, ends)) found.mark(row)
        } else markWithin(column, batch.rows, ends, found)
      }
      return found.toRows()
    },
  }
}

/** Rows in order of their day; `starts[d]` is where those of day `from + d` begin. */
interface DayIndex {
  readonly from: number
  readonly starts: Uint32Array
  readonly rows: Uint32Array
}

/** By the first days, and by the last days where those are others. */
function indexDays(column: DayColumn, rows: number): readonly DayIndex[] {
  const { first, last } = column
  const byFirst = indexBy(first, rows, (row) => isKnown(column, row))
  if (first === last) return [byFirst]
  return [byFirst, indexBy(last, rows, (row) => isKnown(column, row) && first[row] !== last[row])]
}

/** Days beyond 9999 (never) move with no time. */
const LAST_DAY = 2_932_896

function indexBy(days: Int32Array, rows: number, has: (row: number) => boolean): DayIndex {
  let from = Infinity
  let to = -Infinity
  for (let row = 0; row < rows; row += 1) {
    const day = days[row] as number
    if (day > LAST_DAY || !has(row)) continue
    if (day < from) from = day
    if (day > to) to = day
  }
  if (from > to) return { from: 0, starts: new Uint32Array(1), rows: new Uint32Array(0) }
  const starts = new Uint32Array(to - from + 2)
  for (let row = 0; row < rows; row += 1) {
    const day = days[row] as number
    if (day <= LAST_DAY && has(row)) starts[day - from + 1] = (starts[day - from + 1] as number) + 1
  }
  for (let at = 1; at < starts.length; at += 1)
    starts[at] = (starts[at] as number) + (starts[at - 1] as number)
  const next = starts.slice()
  const sorted = new Uint32Array(starts.at(-1) as number)
  for (let row = 0; row < rows; row += 1) {
    const day = days[row] as number
    if (day > LAST_DAY || !has(row)) continue
    const place = next[day - from] as number
    sorted[place] = row
    next[day - from] = place + 1
  }
  return { from, starts, rows: sorted }
}

function rowsWithin({ from, rows, starts }: DayIndex, ends: IntSet): readonly Uint32Array[] {
  const days = starts.length - 1
  const place = (day: number) => starts[Math.min(Math.max(day - from, 0), days)] as number
  return ends.map((range) => rows.subarray(place(range.from), place(range.to + 1)))
}

function isKnown({ valid }: Column, row: number): boolean {
  return valid === undefined || ((valid[row >> 3] as number) & (1 << (row & 7))) !== 0
}

function stands(column: DayColumn, row: number, ends: IntSet): boolean {
  if (!isKnown(column, row)) return false
  return contains(ends, column.first[row] as number) || contains(ends, column.last[row] as number)
}

function markWithin(column: Exclude<Column, DayColumn>, rows: number, ends: IntSet, found: RowMarks): void {
  for (let row = 0; row < rows; row += 1)
    if (isKnown(column, row) && contains(ends, column.values[row] as number)) found.mark(row)
}

function markOdd({ odd, rows }: ColumnBatch, found: RowMarks): void {
  if (odd === undefined) return
  const words = wordsOf(odd, rows)
  for (let word = 0; word << 5 < rows; word += 1)
    for (let left = words[word] ?? 0; left !== 0; left &= left - 1) {
      const row = (word << 5) + 31 - Math.clz32(left & -left)
      if (row < rows) found.mark(row)
    }
}
