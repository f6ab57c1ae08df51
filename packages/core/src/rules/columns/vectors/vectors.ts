/**
 * The back end that makes no code: closures over vectors, for hosts where code may not be generated. The same answers
 * as the generated one, several times slower.
 */
import { NO, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "../../plan/outcome.ts"
import type { ColumnBatch, ColumnOutput } from "../batch.ts"
import { wordsOf } from "../bitmap.ts"
import type { Prepared } from "../prepare/prepared.ts"
import { conditionVector } from "./conditions.ts"
import { type BitVector, FRAME, type Frame, type NumberVector, openScript } from "./frame.ts"
import { numberVectorOf } from "./numbers.ts"

/** The closures of a plan. */
export function vectorProgram(
  prepared: Prepared,
): (batch: ColumnBatch, from: number, to: number, output: ColumnOutput) => void {
  const script = openScript()
  const scope = { prepared, script, condition: conditionVector, number: numberVectorOf }
  const grounds = prepared.grounds.map((ground) => conditionVector(scope, ground))
  const amount = prepared.amount && numberVectorOf(scope, prepared.amount)
  return (batch, from, to, output) => {
    const known = batch.columns.map((column) =>
      column?.valid === undefined ? null : wordsOf(column.valid, batch.rows),
    )
    for (let start = from; start < to; start += FRAME) {
      const frame: Frame = { start, count: Math.min(FRAME, to - start), columns: batch.columns, known }
      for (const step of script.steps) step(frame)
      writeRows(frame, grounds, amount, output)
    }
  }
}

function writeRows(
  { count, start }: Frame,
  grounds: readonly BitVector[],
  amount: NumberVector | null,
  output: ColumnOutput,
): void {
  for (let at = 0; at < count; at += 1) {
    let reasons = 0
    for (let ground = 0; ground < grounds.length; ground += 1) {
      const { no, notYes } = grounds[ground] as BitVector
      if (no[at] === 1) reasons |= 1 << ground
      else if (notYes[at] === 1) reasons |= 1 << (ground + 16)
    }
    const lo = amount === null ? 0 : (amount.lo[at] as number)
    const settled = amount === null || lo === amount.hi[at]
    const holds = settled ? YES : YES_AMOUNT_OPEN
    const status = reasons === 0 ? holds : (reasons & 65_535) === 0 ? UNDETERMINED : NO
    const row = start + at
    if (output.status !== null) output.status[row] = status
    if (output.reasons !== null) output.reasons[row] = reasons
    output.amount[row] = status === YES ? lo + 0 : 0
  }
}
