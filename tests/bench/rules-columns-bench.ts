// What the benches of rules in columns share: the baselines' form, and how the fastest of them is found.
import type { ColumnOutput } from "@onevisit/core/rules"
import { medianTime } from "./bench.ts"

/** Where hand-written loops write. */
export interface LoopOutput {
  readonly status: Uint8Array
  readonly reasons: Uint32Array
  readonly amount: Float64Array
}

/** The places of the district, and the last place below each place. */
export interface Places {
  readonly from: number
  readonly to: number
  readonly last: Uint16Array
}

/** A bitmap as words, row `i` at bit `i & 31`; the columns of the benches have room for whole words. */
export function wordsOf(bitmap: Uint8Array): Int32Array {
  return new Int32Array(bitmap.buffer, bitmap.byteOffset, bitmap.byteLength >> 2)
}

export function allocateLoopOutput(rows: number): LoopOutput {
  return { status: new Uint8Array(rows), reasons: new Uint32Array(rows), amount: new Float64Array(rows) }
}

/** Throws where two outputs differ in anything that the first has. */
export function mustAgree(ours: ColumnOutput, theirs: LoopOutput, versus: string): void {
  for (const part of ["status", "reasons", "amount"] as const) {
    const [one, other] = [ours[part], theirs[part]]
    if (one === null) continue
    for (let row = 0; row < one.length; row += 1)
      if (one[row] !== other[row])
        throw new Error(`${versus} differs in ${part} of row ${row}: ${other[row]} and ours ${one[row]}.`)
  }
}

/** The name and the run of the fastest of several baselines, found in a few turns. */
export async function fastestOf(
  runs: readonly (readonly [name: string, run: () => void])[],
): Promise<readonly [name: string, run: () => void]> {
  const times: number[] = []
  for (const [, run] of runs) times.push(await medianTime(run, { batches: 7, warmUp: 3 }))
  const fastest = runs[times.indexOf(Math.min(...times))]
  if (fastest === undefined) throw new Error("There is no baseline.")
  return fastest
}
