/** A set of rows that is cheap to fill in any order and comes out rising: one bit a row. */
export class RowMarks {
  /** How many rows are marked. */
  size = 0
  #words: Int32Array

  /** Room for so many rows; more make it grow. */
  constructor(most: number) {
    this.#words = new Int32Array((most + 31) >> 5)
  }

  mark(row: number): void {
    const at = row >> 5
    if (at >= this.#words.length) this.#grow(at)
    const word = this.#words[at] as number
    const marked = word | (1 << (row & 31))
    if (marked === word) return
    this.#words[at] = marked
    this.size += 1
  }

  markAll(rows: ArrayLike<number>): void {
    let words = this.#words
    let more = 0
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as number
      if (row >> 5 >= words.length) words = this.#grow(row >> 5)
      const word = words[row >> 5] as number
      const bit = 1 << (row & 31)
      words[row >> 5] = word | bit
      more += (~word & bit) === 0 ? 0 : 1
    }
    this.size += more
  }

  clear(): void {
    this.#words.fill(0)
    this.size = 0
  }

  /** The rows that `others` does not have as well, rising, each once. */
  rowsWithout(others: RowMarks): readonly number[] {
    const [words, without] = [this.#words, others.#words]
    const rows: number[] = []
    for (let at = 0; at < words.length; at += 1) {
      const other = at < without.length ? (without[at] as number) : 0
      for (let left = (words[at] as number) & ~other; left !== 0; left &= left - 1)
        rows.push((at << 5) + 31 - Math.clz32(left & -left))
    }
    return rows
  }

  /** All rows, rising, each once. */
  toRows(): Uint32Array {
    return rowsIn(this.#words, this.size)
  }

  #grow(at: number): Int32Array {
    const longer = new Int32Array(Math.max(at + 1, this.#words.length * 2))
    longer.set(this.#words)
    this.#words = longer
    return longer
  }
}

const WORDS_AT_ONCE = 1024

/** The rows of the set bits. Few words have any: those are sought first, without a branch. */
function rowsIn(words: Int32Array, size: number): Uint32Array {
  const filled = new Uint32Array(WORDS_AT_ONCE)
  const rows = new Uint32Array(size)
  let count = 0
  for (let from = 0; from < words.length; from += WORDS_AT_ONCE) {
    const to = Math.min(from + WORDS_AT_ONCE, words.length)
    let many = 0
    for (let at = from; at < to; at += 1) {
      filled[many] = at
      many += Number(words[at] !== 0)
    }
    for (let next = 0; next < many; next += 1) {
      const at = filled[next] as number
      for (let left = words[at] as number; left !== 0; left &= left - 1) {
        rows[count] = (at << 5) + 31 - Math.clz32(left & -left)
        count += 1
      }
    }
  }
  return rows
}
