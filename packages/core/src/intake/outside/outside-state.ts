/** What a case keeps of outside systems, beside what its own acts made of it. */
import type { Deadline, PlainDate } from "../../time/index.ts"
import type { CourseDeadline, DecisionClocks } from "../case-events.ts"
import type { CaseState } from "../case-state.ts"
import type { OutsideRecord } from "./outside-record.ts"

/** The deadlines that follow from the record as a whole. */
export interface OutsideClocks {
  /** From the outside acceptance, with its special procedures; `null` where none is on record. */
  readonly decision: DecisionClocks | null
  /** From the outside decision. */
  readonly delivery: Deadline | null
}

/** How an officer settled a conflict. `chosen` is the place among the contents in question. */
export interface Settlement {
  readonly conflict: string
  readonly keep: "ours" | "theirs"
  readonly chosen?: number
}

/** The outside half of a case. The case itself is what the two halves make together, see `standTogether`. */
export interface OutsideHalf {
  /** The case by its own acts alone. */
  readonly own: CaseState
  readonly record: OutsideRecord
  readonly clocks: OutsideClocks
  readonly settlements: readonly Settlement[]
}

/** Where a stated due day is not the one reckoned here; the earlier one binds. */
export interface StatedDayDiffers {
  readonly clock: CourseDeadline
  readonly stated: PlainDate
  readonly reckoned: PlainDate
}

/** Where a case came from, if it was opened elsewhere. */
export interface ImportedCase {
  readonly system: string
  readonly asOf: PlainDate
  readonly differences: readonly StatedDayDiffers[]
}
