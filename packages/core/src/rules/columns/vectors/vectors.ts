/**
 * The back end that makes no code: closures over vectors, for hosts where code may not be generated. The same answers
 * as the generated one, some times slower.
 */
import { NO, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "../../plan/outcome.ts"
import type { ColumnBatch, ColumnOutput } from "../batch.ts"
import { wordsOf } from "../bitmap.ts"
import type { Prepared } from "../prepare/prepared.ts"
import { conditionVector } from "./conditions.ts"
import { FRAME, type Frame, type NumberVector, openScript } from "./frame.ts"
import { numberVectorOf } from "./numbers.ts"

/** The closures of a plan. */
export function vectorProgram(
  prepared: Prepared,
): (batch: ColumnBatch, from: number, to: number, output: ColumnOutput) => void {
  const script = openScript()
  const scope = { prepared, script, condition: conditionVector, number: numberVectorOf }
  const reasons = new Int32Array(FRAME)
  script.steps.push(() => void reasons.fill(0))
  prepared.grounds.forEach((ground, place) => {
    const { no, notYes } = conditionVector(scope, ground)
    script.steps.push(({ count }) => {
      for (let at = 0; at < count; at += 1) {
        const fails = no[at] as number
        const isOpen = (notYes[at] as number) ^ fails
        reasons[at] = (reasons[at] as number) | (fails << place) | (isOpen << (place + 16))
      }
    })
  })
  const amount = prepared.amount && numberVectorOf(scope, prepared.amount)
  return (batch, from, to, output) => {
    const known = batch.columns.map((column) =>
      column?.valid === undefined ? null : wordsOf(column.valid, batch.rows),
    )
    for (let start = from; start < to; start += FRAME) {
      const frame: Frame = { start, count: Math.min(FRAME, to - start), columns: batch.columns, known }
      for (const step of script.steps) step(frame)
      writeRows(frame, reasons, amount, output)
    }
  }
}

function writeRows(
  { count, start }: Frame,
  reasons: Int32Array,
  amount: NumberVector | null,
  output: ColumnOutput,
): void {
  for (let at = 0; at < count; at += 1) {
    const why = reasons[at] as number
    const lo = amount === null ? 0 : (amount.lo[at] as number)
    const settled = amount === null || lo === amount.hi[at]
    const status = why === 0 ? (settled ? YES : YES_AMOUNT_OPEN) : (why & 65_535) === 0 ? UNDETERMINED : NO
    const row = start + at
    if (output.status !== null) output.status[row] = status
    if (output.reasons !== null) output.reasons[row] = why
    output.amount[row] = status === YES ? lo + 0 : 0
  }
}
