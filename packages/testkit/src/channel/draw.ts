/** A whole number below 2³², the same for the same seed, key and turn, and for nothing else (FNV-1a, then mulberry32). */
export function drawOf(seed: number, key: string, turn: number): number {
  let hash = (2_166_136_261 ^ seed) >>> 0
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 16_777_619)
  const state = (hash + Math.imul(turn, 0x6d2b79f5)) >>> 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return (mixed ^ (mixed >>> 14)) >>> 0
}
