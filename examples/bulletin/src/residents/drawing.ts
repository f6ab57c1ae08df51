/** Made-up facts that follow from a row alone, so that every play has the same people; and bits beside the columns. */

/** A number from 0 to below 1 for a row and what it is drawn for. */
export function draw(row: number, what: number): number {
  let mixed = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(what + 1, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
}

/** An age in days: as many at every age to sixty, then fewer and fewer. */
export function drawAge(row: number): number {
  const [share, along] = [draw(row, 1), draw(row, 2)]
  const old = share < 0.94 ? 60 * along : 60 + 48 * (1 - (1 - along) ** 0.25)
  return Math.floor(old * 365.2425)
}

/** A bit for each row: bit `i & 7` of byte `i >> 3`. */
export function bits(rows: number, set = false): Uint8Array {
  return new Uint8Array((rows + 31) >> 3).fill(set ? 255 : 0)
}

export function has(bits: Uint8Array, row: number): boolean {
  return ((bits[row >> 3] as number) & (1 << (row & 7))) !== 0
}

export function put(bits: Uint8Array, row: number, value: boolean): void {
  const bit = 1 << (row & 7)
  bits[row >> 3] = value ? (bits[row >> 3] as number) | bit : (bits[row >> 3] as number) & ~bit
}
