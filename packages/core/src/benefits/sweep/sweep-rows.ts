/**
 * The event-driven sweep: only rows whose outcome can be another than in the last run are decided again, those of which
 * something new was heard and those that a month moves of itself. It comes to what a sweep of everybody comes to.
 */
import { gatherRows, NO, YES } from "../../rules/index.ts"
import { codeOfKind, differenceList, kindOf } from "./difference.ts"
import {
  noOutcomes,
  type OutcomeColumns,
  outcomeAt,
  outputInto,
  setOutcome,
  UNSEEN,
  unseen,
} from "./outcome-columns.ts"
import type { SweepInput } from "./sweep-all.ts"
import { addTotals, type RunTotals } from "./totals.ts"
import type { Differences } from "./difference.ts"

export interface RowsInput extends SweepInput {
  readonly previous: OutcomeColumns
  /** The totals of the last run. */
  readonly totals: RunTotals
  /** The rows to decide, rising and each once. */
  readonly touched: Uint32Array
}

export interface RowsResult {
  /** Of the rows that were touched, in their order. */
  readonly outcomes: OutcomeColumns
  readonly differences: Differences
  /** Of everybody. */
  readonly totals: RunTotals
}

/** Decides the touched rows alone. Nothing it is given is changed: see {@link applyOutcomes}. */
export function sweepRows({
  batch,
  complete,
  present,
  previous,
  program,
  totals,
  touched,
}: RowsInput): RowsResult {
  const outcomes = noOutcomes(touched.length)
  const gathered = gatherRows(batch, touched)
  const { odd } = program.run(gathered, { into: outputInto(outcomes) })
  for (const at of odd) setOutcome(outcomes, at, complete(touched[at] as number))
  if (present !== undefined) leaveOutAbsent(outcomes, touched, present)
  const differences = differenceList()
  const { amount, reasons, status } = outcomes
  const { rows } = previous
  let [subjects, entitled, notEntitled, fen] = [0, 0, 0, 0]
  for (let at = 0; at < touched.length; at += 1) {
    const row = touched[at] as number
    const said = status[at] as number
    const was = row < rows ? (previous.status[row] as number) : UNSEEN
    if (said === was) {
      if (said === NO || said === UNSEEN) continue
      if (said === YES) {
        const more = (amount[at] as number) - (previous.amount[row] as number)
        if (more === 0) continue
        fen += more
      } else if (reasons[at] === previous.reasons[row]) continue
    } else {
      subjects += Number(said !== UNSEEN) - Number(was !== UNSEEN)
      entitled += Number(said === YES) - Number(was === YES)
      notEntitled += Number(said === NO) - Number(was === NO)
      if (said === YES) fen += amount[at] as number
      if (was === YES) fen -= previous.amount[row] as number
    }
    const code = codeOfKind(kindOf(outcomeAt(previous, row), outcomeAt(outcomes, at)))
    if (code !== 0) differences.add(row, code)
  }
  const undetermined = subjects - entitled - notEntitled
  return {
    outcomes,
    differences: differences.toDifferences(),
    totals: addTotals(totals, { subjects, entitled, notEntitled, undetermined, amount: fen }),
  }
}

function leaveOutAbsent(outcomes: OutcomeColumns, touched: Uint32Array, present: Uint8Array): void {
  for (let at = 0; at < touched.length; at += 1) {
    const row = touched[at] as number
    if (((present[row >> 3] as number) & (1 << (row & 7))) === 0) setOutcome(outcomes, at, unseen)
  }
}

/** Writes the outcomes of touched rows where they belong, with room for new rows. Returns what was changed in place, or a longer copy. */
export function applyOutcomes(
  previous: OutcomeColumns,
  {
    outcomes,
    rows,
    touched,
  }: { readonly outcomes: OutcomeColumns; readonly rows: number; readonly touched: Uint32Array },
): OutcomeColumns {
  const into = previous.rows >= rows ? previous : lengthened(previous, rows)
  const { amount, reasons, status } = into
  for (let at = 0; at < touched.length; at += 1) {
    const row = touched[at] as number
    status[row] = outcomes.status[at] as number
    reasons[row] = outcomes.reasons[at] as number
    amount[row] = outcomes.amount[at] as number
  }
  return into
}

function lengthened(from: OutcomeColumns, rows: number): OutcomeColumns {
  const longer = noOutcomes(rows)
  longer.status.set(from.status.subarray(0, from.rows))
  longer.reasons.set(from.reasons.subarray(0, from.rows))
  longer.amount.set(from.amount.subarray(0, from.rows))
  return longer
}
