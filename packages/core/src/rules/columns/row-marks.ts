/** A set of rows that is cheap to fill in any order and comes out rising: one bit a row. */

export interface RowMarks {
  readonly size: number
  mark(row: number): void
  markAll(rows: ArrayLike<number>): void
  has(row: number): boolean
  clear(): void
  /** The rows, rising, each once. */
  toRows(): Uint32Array
}

export function rowMarks(most: number): RowMarks {
  let words = new Int32Array((most + 31) >> 5)
  let size = 0
  const mark = (row: number): void => {
    const at = row >> 5
    if (at >= words.length) {
      const longer = new Int32Array(Math.max(at + 1, words.length * 2))
      longer.set(words)
      words = longer
    }
    const word = words[at] as number
    const marked = word | (1 << (row & 31))
    if (marked === word) return
    words[at] = marked
    size += 1
  }
  return {
    get size() {
      return size
    },
    mark,
    markAll: (rows) => {
      for (let at = 0; at < rows.length; at += 1) mark(rows[at] as number)
    },
    has: (row) => (((words[row >> 5] ?? 0) >> (row & 31)) & 1) === 1,
    clear: () => {
      words.fill(0)
      size = 0
    },
    toRows: () => {
      const all = new Uint32Array(size)
      let count = 0
      for (let at = 0; at < words.length; at += 1)
        for (let left = words[at] as number; left !== 0; left &= left - 1) {
          all[count] = (at << 5) + 31 - Math.clz32(left & -left)
          count += 1
        }
      return all
    },
  }
}
