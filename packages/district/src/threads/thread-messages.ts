/** What passes between the district and its threads: plain data, and memory that both see. */
import type { ColumnBatch, ColumnOptions, ColumnOutput, Plan, RowRange } from "@onevisit/core/rules"

/** Rows for a thread to decide. */
export interface Job {
  readonly id: number
  /** The number of the plan and its options in this pool. */
  readonly program: number
  /** With the first job for a program; the thread compiles it and keeps it. */
  readonly compile: { readonly plan: Plan; readonly options: ColumnOptions } | null
  readonly batch: ColumnBatch
  /** All ranges of the run; each thread takes the next one by the number that `next` holds for all of them. */
  readonly ranges: readonly RowRange[]
  readonly next: Int32Array
  readonly into: ColumnOutput
}

/** Odd rows of the ranges that a thread took, by the ranges' numbers. */
export type OddByRange = readonly (readonly [range: number, odd: readonly number[]])[]

/** What came of a job. `failed` is for people who look for the defect. */
export type Answer = { readonly id: number } & ({ readonly odd: OddByRange } | { readonly failed: string })
