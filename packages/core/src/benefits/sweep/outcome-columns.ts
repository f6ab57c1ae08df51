/** What a run says of a population, a place for each row. A subject keeps its row from run to run; new ones come after. */
import type { ColumnOutput, Outcome, Status } from "../../rules/index.ts"

/** Nothing was said of the row: the subject was not in the feed. */
export const UNSEEN = 255

/** The status of a row in a run. */
export type RunStatus = Status | typeof UNSEEN

/** The outcomes of one run; the arrays may be longer than `rows`. */
export interface OutcomeColumns {
  readonly rows: number
  readonly status: Uint8Array
  /** For each ground a bit: `g` where it fails, `g + 16` where it is undetermined. */
  readonly reasons: Uint32Array
  /** Fen; 0 unless the row is entitled and the amount settled. */
  readonly amount: Float64Array
}

/** The outcome of one row; rows that a run did not reach are unseen. */
export interface RunOutcome extends Omit<Outcome, "status" | "judged"> {
  readonly status: RunStatus
}

export const unseen: RunOutcome = { status: UNSEEN, reasons: 0, amount: 0 }

/** Room for the outcomes of so many rows, all unseen. */
export function noOutcomes(rows: number): OutcomeColumns {
  return {
    rows,
    status: new Uint8Array(rows).fill(UNSEEN),
    reasons: new Uint32Array(rows),
    amount: new Float64Array(rows),
  }
}

export function outcomeAt({ amount, reasons, rows, status }: OutcomeColumns, row: number): RunOutcome {
  if (row >= rows) return unseen
  return {
    status: status[row] as RunStatus,
    reasons: reasons[row] as number,
    amount: amount[row] as number,
  }
}

export function setOutcome(
  { amount, reasons, status }: OutcomeColumns,
  row: number,
  outcome: RunOutcome,
): void {
  status[row] = outcome.status
  reasons[row] = outcome.reasons
  amount[row] = outcome.amount
}

/** As the column executions want their output. */
export function outputInto({ amount, reasons, status }: OutcomeColumns): ColumnOutput {
  return { status, reasons, amount }
}
