/**
 * The event-driven sweep: only rows whose outcome can be another than in the last run are decided again, those of which
 * something new was heard and those that a month moves of itself. It comes to what a sweep of everybody comes to.
 */
import { gatherRows, NO, YES } from "../../rules/index.ts"
import { DifferenceList, type Differences, statusCode } from "./difference.ts"
import { noOutcomes, type OutcomeColumns, outputInto, setOutcome, UNSEEN, unseen } from "./outcome-columns.ts"
import type { SweepInput } from "./sweep-all.ts"
import { addTotals, type RunTotals } from "./totals.ts"

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
  const differences = new DifferenceList()
  const more = compareRows(differences, touched, outcomes, previous)
  return { outcomes, differences: differences.toDifferences(), totals: addTotals(totals, more) }
}

/** Notes the differences; returns by how much the totals are others. */
function compareRows(
  differences: DifferenceList,
  touched: Uint32Array,
  { amount, reasons, status }: OutcomeColumns,
  previous: OutcomeColumns,
): RunTotals {
  const places = mayDiffer(status, previous, touched)
  const amountBefore = amountsBefore(places, previous, touched)
  let subjects = 0
  let entitled = 0
  let notEntitled = 0
  let fen = 0
  for (let next = 0; next < places.length; next += 1) {
    const at = places[next] as number
    const row = touched[at] as number
    const said = status[at] as number
    const was = row < previous.rows ? (previous.status[row] as number) : UNSEEN
    if (said === was) {
      if (said === YES ? amount[at] === amountBefore[next] : reasons[at] === previous.reasons[row]) continue
    } else {
      subjects += Number(said !== UNSEEN) - Number(was !== UNSEEN)
      entitled += Number(said === YES) - Number(was === YES)
      notEntitled += Number(said === NO) - Number(was === NO)
    }
    if (said === YES) fen += amount[at] as number
    if (was === YES) fen -= amountBefore[next] as number
    const code = statusCode(was, said, false)
    if (code !== 0) differences.add(row, code)
  }
  return { subjects, entitled, notEntitled, undetermined: subjects - entitled - notEntitled, amount: fen }
}

// What was said before lies far apart in memory. The processor fetches much of it at once as long as no branch hangs on it:
// hence these two loops before the one that decides.

/** The places in `touched` that are neither a no as before nor missing as before. */
function mayDiffer(said: Uint8Array, { rows, status }: OutcomeColumns, touched: Uint32Array): Uint32Array {
  const places = new Uint32Array(touched.length)
  let count = 0
  for (let at = 0; at < touched.length; at += 1) {
    const row = touched[at] as number
    const is = said[at] as number
    const was = row < rows ? (status[row] as number) : UNSEEN
    places[count] = at
    count += 1 ^ (Number(is === was) & (Number(is === NO) | Number(is === UNSEEN)))
  }
  return places.subarray(0, count)
}

function amountsBefore(
  places: Uint32Array,
  { amount, rows }: OutcomeColumns,
  touched: Uint32Array,
): Float64Array {
  const before = new Float64Array(places.length)
  for (let next = 0; next < places.length; next += 1) {
    const row = touched[places[next] as number] as number
    before[next] = row < rows ? (amount[row] as number) : 0
  }
  return before
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
    const said = outcomes.status[at] as number
    // Nobody else has an amount: most rows are left alone.
    if (said === YES || status[row] === YES) amount[row] = outcomes.amount[at] as number
    status[row] = said
    reasons[row] = outcomes.reasons[at] as number
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
