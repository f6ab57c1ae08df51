/** When a case must be looked at again if nobody does anything. */
import type { PlainDate } from "../time/index.ts"
import { addDays } from "../time/index.ts"
import type { DeadlineName } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { openDeadlines } from "./decide-clock.ts"

export interface CaseTimer {
  readonly deadline: DeadlineName
  /** The first day on which the deadline has passed. */
  readonly on: PlainDate
}

/** The timers of a case as it stands: one a running deadline; a suspended clock has none. */
export function timersOf(state: CaseState): readonly CaseTimer[] {
  return openDeadlines(state).flatMap(([deadline, { dueOn }]) =>
    dueOn === null || deadline === "delivery" ? [] : [{ deadline, on: addDays(dueOn, 1) }],
  )
}
