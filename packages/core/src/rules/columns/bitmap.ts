/** Bitmaps a word at a time: Arrow counts bits from the least significant of each byte. */

/** Whether the bit of a row is set. */
export function hasBit(bitmap: Uint8Array, row: number): boolean {
  return (((bitmap[row >> 3] ?? 0) >> (row & 7)) & 1) === 1
}

/** A bitmap for so many rows, no bit set. */
export function emptyBitmap(rows: number): Uint8Array {
  return new Uint8Array(Math.ceil(rows / 8))
}

/** Sets the bit of a row. */
export function setBit(bitmap: Uint8Array, row: number): void {
  bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) | (1 << (row & 7))
}

/**
 * The bitmap of the rows as 32-bit words, row `i` at bit `i & 31` of word `i >> 5`: a view where memory allows, else a
 * copy. Bits past the last row say nothing.
 */
export function wordsOf(bitmap: Uint8Array, rows: number): Int32Array {
  const words = Math.ceil(rows / 32)
  const fits = bitmap.byteOffset % 4 === 0 && bitmap.byteLength >= words * 4
  if (fits && littleEndian) return new Int32Array(bitmap.buffer, bitmap.byteOffset, words)
  const copy = new Int32Array(words)
  for (let byte = 0; byte < words * 4; byte += 1) {
    const word = byte >> 2
    copy[word] = (copy[word] ?? 0) | ((bitmap[byte] ?? 0) << ((byte & 3) * 8))
  }
  return copy
}

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1
