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
    for (let at = 0; at < rows.length; at += 1) this.mark(rows[at] as number)
  }

  clear(): void {
    this.#words.fill(0)
    this.size = 0
  }

  /** The rows that `others` does not have as well, rising, each once. */
  rowsWithout(others: RowMarks): readonly number[] {
    const [words, without] = [this.#words, others.#words]
    const rows: number[] = []
    for (let at = 0; at < words.length; at += 1)
      for (let left = (words[at] as number) & ~(without[at] ?? 0); left !== 0; left &= left - 1)
        rows.push((at << 5) + 31 - Math.clz32(left & -left))
    return rows
  }

  /** All rows, rising, each once. */
  toRows(): Uint32Array {
    const words = this.#words
    const rows = new Uint32Array(this.size)
    let count = 0
    for (let at = 0; at < words.length; at += 1)
      for (let left = words[at] as number; left !== 0; left &= left - 1) {
        rows[count] = (at << 5) + 31 - Math.clz32(left & -left)
        count += 1
      }
    return rows
  }

  #grow(at: number): void {
    const longer = new Int32Array(Math.max(at + 1, this.#words.length * 2))
    longer.set(this.#words)
    this.#words = longer
  }
}
