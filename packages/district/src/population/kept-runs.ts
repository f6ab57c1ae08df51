/** What a column population has of its runs: the last one that was accepted, and those that wait for it. */
import {
  type Differences,
  noOutcomes,
  noTotals,
  type OutcomeColumns,
  outcomeAt,
  type RunTotals,
  setOutcome,
} from "@onevisit/core/benefits"
import type { PopulationResult } from "@onevisit/core/ports"
import type { ColumnBatch, RowFinder } from "@onevisit/core/rules"
import type { Month } from "@onevisit/core/time"

/** What names a run and what it was made of; another basis under the same id is a conflict. */
export interface RunNames {
  readonly run: string
  readonly programme: string
  readonly month: Month
  /** Of the rule, month, scope and feed. */
  readonly basis: string
  /** Of the rule alone, so that the next run can tell whether time alone has passed. */
  readonly rule: string
}

/** What the next run of a programme is compared with. */
export interface AcceptedRun extends RunNames {
  readonly feedVersion: string
  readonly outcomes: OutcomeColumns
  readonly totals: RunTotals
}

/** What is the same from run to run of a programme. */
export interface ProgrammeRuns {
  accepted: AcceptedRun | null
  /** The columns as the last run read them, with an index over them. */
  live: { readonly batch: Writable<ColumnBatch>; readonly finder: RowFinder } | null
  /** What the run before the accepted one said: room for the next that decides everybody. */
  room: OutcomeColumns | null
  /** Which runs there are, the accepted one included. */
  readonly known: Set<string>
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** A run that was determined. */
export interface DeterminedRun extends RunNames {
  readonly result: PopulationResult
  /** Who is different, in an order that stays, by their pseudonyms; with the kinds by code. */
  readonly subjects: readonly string[]
  readonly kinds: Uint8Array
  /** The outcomes of those who are different, in their order. */
  readonly before: OutcomeColumns
  readonly after: OutcomeColumns
  /**
   * What is said of everybody: written into what is given, or else into what the run was compared with, which is then
   * that of the run before no more.
   */
  readonly everybody: (into?: OutcomeColumns) => OutcomeColumns
}

export const noAccepted = { outcomes: noOutcomes(0), totals: noTotals } as const

/** The outcomes of the rows that differ, on both sides. */
export function sidesOf(
  { count, rows }: Differences,
  before: OutcomeColumns,
  afterOf: (row: number) => ReturnType<typeof outcomeAt>,
): Pick<DeterminedRun, "before" | "after"> {
  const [was, is] = [noOutcomes(count), noOutcomes(count)]
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as number
    setOutcome(was, at, outcomeAt(before, row))
    setOutcome(is, at, afterOf(row))
  }
  return { before: was, after: is }
}

/** Copies all that is said into room of at least as many rows; what is left over stays unseen. */
export function copyOutcomes(
  { amount, reasons, rows, status }: OutcomeColumns,
  into: OutcomeColumns,
): OutcomeColumns {
  into.status.set(status.subarray(0, rows))
  into.reasons.set(reasons.subarray(0, rows))
  into.amount.set(amount.subarray(0, rows))
  return into
}
