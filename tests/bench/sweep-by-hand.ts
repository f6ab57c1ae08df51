// A month's sweep over columns as a good programmer would write it by hand: the loops that decide, then a comparison with
// the last month that fills the list of differences and counts.
import { INVALID, NO, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "@onevisit/core/rules"
import type { LoopOutput, Places } from "./rules-columns-bench.ts"
import type { ResidentColumns } from "./rules-columns-data.ts"
import { type ResidentLoop, residentLoops } from "./rules-columns-residents.ts"

/** What a sweep by hand comes to. */
export interface HandSweep {
  readonly rows: Uint32Array
  readonly kinds: Uint8Array
  readonly differences: number
  readonly entitled: number
  readonly notEntitled: number
  readonly undetermined: number
  readonly amount: number
}

export type SweepLoop = (
  columns: ResidentColumns,
  places: Places,
  output: LoopOutput,
  before: LoopOutput,
) => HandSweep

const CHUNK = 16_384

/** Ways to sweep, each after a way to decide: all of it first, or a part at a time. */
export const sweepLoops: Readonly<Record<string, SweepLoop>> = Object.fromEntries(
  Object.entries(residentLoops).flatMap(([name, loop]): (readonly [string, SweepLoop])[] => [
    [`${name}, then compared`, inTwo(loop)],
    [`${name}, compared in parts`, inParts(loop)],
  ]),
)

function inTwo(loop: ResidentLoop): SweepLoop {
  return (columns, places, output, before) => {
    loop(columns, places, output)
    const comparison = startComparison(columns.rows)
    comparison.compare(output, before, 0)
    return comparison.finish()
  }
}

function inParts(loop: ResidentLoop): SweepLoop {
  return (columns, places, output, before) => {
    const comparison = startComparison(columns.rows)
    for (let from = 0; from < columns.rows; from += CHUNK) {
      const to = Math.min(columns.rows, from + CHUNK)
      const part = partOf(output, from, to)
      loop(columnsIn(columns, from, to), places, part)
      comparison.compare(part, partOf(before, from, to), from)
    }
    return comparison.finish()
  }
}

function partOf({ amount, reasons, status }: LoopOutput, from: number, to: number): LoopOutput {
  return {
    amount: amount.subarray(from, to),
    reasons: reasons.subarray(from, to),
    status: status.subarray(from, to),
  }
}

function columnsIn(columns: ResidentColumns, from: number, to: number): ResidentColumns {
  const bits = (bitmap: Uint8Array) => bitmap.subarray(from >> 3, ((to + 31) >> 5) << 2)
  const { born, died, paidElsewhere, registeredIn } = columns.valid
  return {
    rows: to - from,
    bornFirst: columns.bornFirst.subarray(from, to),
    bornLast: columns.bornLast.subarray(from, to),
    region: columns.region.subarray(from, to),
    diedFirst: columns.diedFirst.subarray(from, to),
    diedLast: columns.diedLast.subarray(from, to),
    paidElsewhere: columns.paidElsewhere.subarray(from, to),
    valid: {
      born: bits(born),
      died: bits(died),
      paidElsewhere: bits(paidElsewhere),
      registeredIn: bits(registeredIn),
    },
  }
}

function startComparison(most: number) {
  const rows = new Uint32Array(most >> 3)
  const kinds = new Uint8Array(most >> 3)
  let count = 0
  let entitled = 0
  let notEntitled = 0
  let fen = 0
  const compare = (output: LoopOutput, before: LoopOutput, from: number): void => {
    const { amount, reasons, status } = output
    const { amount: amountBefore, reasons: reasonsBefore, status: statusBefore } = before
    const { length } = status
    for (let row = 0; row < length; row += 1) {
      const said = status[row] as number
      const was = statusBefore[row] as number
      if (said === NO) {
        notEntitled += 1
        if (was === NO) continue
      } else if (said === YES) {
        entitled += 1
        const money = amount[row] as number
        fen += money
        if (was === YES && money === amountBefore[row]) continue
      } else if (said === was && reasons[row] === reasonsBefore[row]) continue
      const kind = kindOf(said, was)
      if (kind === 0) continue
      rows[count] = from + row
      kinds[count] = kind
      count += 1
    }
  }
  const finish = (): HandSweep => ({
    rows: rows.subarray(0, count),
    kinds: kinds.subarray(0, count),
    differences: count,
    entitled,
    notEntitled,
    undetermined: most - entitled - notEntitled,
    amount: fen,
  })
  return { compare, finish }
}

function kindOf(said: number, was: number): number {
  if (said === YES) return was === YES ? 2 : 1
  if (said !== NO) return 4
  if (was === YES) return 3
  return was === UNDETERMINED || was === YES_AMOUNT_OPEN || was === INVALID ? 5 : 0
}
