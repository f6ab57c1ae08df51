/**
 * The sweep (数据比对核定) of a whole population in columns: every row is decided and held against what the last run
 * said of it. It goes range by range, so that a host can show progress and give others their turn; nothing it is given
 * is changed, and a run that breaks off is simply made again.
 */
import { type ColumnBatch, type ColumnProgram, NO, type Outcome, YES } from "../../rules/index.ts"
import { differenceCode, DifferenceList, type Differences, statusCode } from "./difference.ts"
import {
  noOutcomes,
  type OutcomeColumns,
  outcomeAt,
  outputInto,
  setOutcome,
  UNSEEN,
  unseen,
} from "./outcome-columns.ts"
import { addTotals, countOutcomes, noTotals, type RunTotals } from "./totals.ts"

export interface SweepInput {
  readonly program: ColumnProgram
  readonly batch: ColumnBatch
  /** What the last run said; `null` for the first run. It may have fewer rows than the batch, never more. */
  readonly previous: OutcomeColumns | null
  /**
   * Where the outcomes are written, all of them anew: as many rows as the batch has, for example those of the run before
   * the last one. Without it room is made.
   */
  readonly into?: OutcomeColumns
  /** Which rows are in the feed: bit `i & 7` of byte `i >> 3`. Without it every row is. */
  readonly present?: Uint8Array
  /** Decides a row that columns hand back, by the row program. */
  readonly complete: (row: number) => Outcome
}

export interface SweepResult {
  readonly outcomes: OutcomeColumns
  readonly differences: Differences
  readonly totals: RunTotals
}

/** A sweep under way. */
export interface Sweep {
  readonly rows: number
  /** Rows done so far. */
  readonly done: number
  /** Decides the next rows, `many` at most; `false` once all are done. */
  next(many?: number): boolean
  /** All of it; decides what is left. */
  finish(): SweepResult
}

/** Small enough for what was just decided to be still at hand when it is compared. */
const AT_ONCE = 16_384

/**
 * Opens a sweep. The outcome, the differences and the totals are the same however its rows are divided.
 */
export function sweepAll(input: SweepInput): Sweep {
  const { batch, previous } = input
  const { rows } = batch
  if (previous !== null && previous.rows > rows)
    throw new RangeError("A subject keeps its row: rows only grow.")
  const outcomes = input.into ?? noOutcomes(rows)
  if (outcomes.rows !== rows || outcomes === previous)
    throw new RangeError("Outcomes are written into room of their own, for as many rows as there are.")
  const differences = new DifferenceList()
  let totals = noTotals
  let done = 0
  const next = (many = AT_ONCE): boolean => {
    const to = Math.min(rows, done + many)
    for (; done < to; done = Math.min(to, done + AT_ONCE))
      totals = addTotals(
        totals,
        sweepRange(input, { outcomes, differences, from: done, to: Math.min(to, done + AT_ONCE) }),
      )
    return done < rows
  }
  return {
    rows,
    get done() {
      return done
    },
    next,
    finish: () => {
      while (next());
      return { outcomes, differences: differences.toDifferences(), totals }
    },
  }
}

interface Range {
  readonly outcomes: OutcomeColumns
  readonly differences: DifferenceList
  readonly from: number
  readonly to: number
}

function sweepRange({ batch, complete, present, previous, program }: SweepInput, range: Range): RunTotals {
  const { from, outcomes, to } = range
  const { odd } = program.run(batch, { from, to, into: outputInto(outcomes) })
  for (const row of odd) setOutcome(outcomes, row, complete(row))
  if (present !== undefined) leaveOutAbsent(outcomes, present, from, to)
  if (previous !== null && to <= previous.rows) return compareRange(range, previous)
  for (let row = from; row < to; row += 1) {
    const before = previous === null ? unseen : outcomeAt(previous, row)
    const code = differenceCode(before, outcomeAt(outcomes, row))
    if (code !== 0) range.differences.add(row, code)
  }
  return countOutcomes(outcomes, { from, to })
}

/** The one hot loop: most rows are what they were, and nothing is made for them. */
function compareRange({ differences, from, outcomes, to }: Range, previous: OutcomeColumns): RunTotals {
  const { amount, reasons, status } = outcomes
  const { amount: amountBefore, reasons: reasonsBefore, status: statusBefore } = previous
  let entitled = 0
  let notEntitled = 0
  let missing = 0
  let fen = 0
  for (let row = from; row < to; row += 1) {
    const said = status[row] as number
    const money = amount[row] as number
    if (said === NO) notEntitled += 1
    else if (said === YES) {
      entitled += 1
      fen += money
    } else if (said === UNSEEN) missing += 1
    const was = statusBefore[row] as number
    if (
      said === was &&
      (said === NO || said === YES ? money === amountBefore[row] : reasons[row] === reasonsBefore[row])
    )
      continue
    const code = statusCode(was, said, false)
    if (code !== 0) differences.add(row, code)
  }
  const subjects = to - from - missing
  return { subjects, entitled, notEntitled, undetermined: subjects - entitled - notEntitled, amount: fen }
}

function leaveOutAbsent(outcomes: OutcomeColumns, present: Uint8Array, from: number, to: number): void {
  for (let row = from; row < to; row += 1)
    if (((present[row >> 3] as number) & (1 << (row & 7))) === 0) setOutcome(outcomes, row, unseen)
}
