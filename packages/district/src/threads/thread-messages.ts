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
  readonly range: RowRange
  readonly into: ColumnOutput
}

/** What came of a job. `failed` is for people who look for the defect. */
export type Answer = { readonly id: number } & (
  | { readonly odd: readonly number[] }
  | { readonly failed: string }
)
