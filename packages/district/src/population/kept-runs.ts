/** What a column population keeps of its runs: the last one that was accepted, and those that wait for it. */
import {
  applyOutcomes,
  type Differences,
  noOutcomes,
  noTotals,
  type OutcomeColumns,
  outcomeAt,
  type RunTotals,
  setOutcome,
} from "@onevisit/core/benefits"
import type { PopulationResult } from "@onevisit/core/ports"
import type { ColumnBatch, Plan, RowFinder } from "@onevisit/core/rules"
import type { Month } from "@onevisit/core/time"

/** What the next run of a programme is compared with. */
export interface AcceptedRun {
  readonly run: string
  readonly month: Month
  readonly feedVersion: string
  readonly outcomes: OutcomeColumns
  readonly totals: RunTotals
  /** The plan it was decided by, and an index over the columns; `null` after a restart. */
  readonly plan: Plan | null
}

/** What is the same from run to run of a programme. */
export interface ProgrammeRuns {
  accepted: AcceptedRun | null
  /** The columns as the last run read them, with an index over them. */
  live: { readonly batch: Writable<ColumnBatch>; readonly finder: RowFinder } | null
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** A run that was determined. */
export interface DeterminedRun {
  readonly programme: string
  /** The rule, month, scope and feed it was made of; another under the same id is a conflict. */
  readonly basis: string
  readonly result: PopulationResult
  readonly differences: Differences
  /** The outcomes before, of the rows that differ, in their order. */
  readonly before: OutcomeColumns
  readonly after: OutcomeColumns
  /** What the accepted run becomes. */
  readonly next: () => AcceptedRun
}

export const noAccepted = { outcomes: noOutcomes(0), totals: noTotals } as const

/** The outcomes of the rows that differ, on both sides. */
export function sidesOf(
  { count, rows }: Differences,
  before: OutcomeColumns,
  afterOf: (at: number, row: number) => ReturnType<typeof outcomeAt>,
): Pick<DeterminedRun, "before" | "after"> {
  const [was, is] = [noOutcomes(count), noOutcomes(count)]
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as number
    setOutcome(was, at, outcomeAt(before, row))
    setOutcome(is, at, afterOf(at, row))
  }
  return { before: was, after: is }
}

/** The outcomes of everybody after only some were decided; made when the run is accepted, and not before. */
export function mergedOutcomes(
  previous: OutcomeColumns,
  touched: Uint32Array,
  outcomes: OutcomeColumns,
  rows: number,
): OutcomeColumns {
  return applyOutcomes(previous, { outcomes, rows, touched })
}
