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

/**
 * The timers of a case as it stands: one a running deadline. A suspended clock has none, nor has a deadline
 * whose passing has opened its task already: nothing more would come of it.
 */
export function timersOf(state: CaseState): readonly CaseTimer[] {
  return openDeadlines(state).flatMap(([deadline, { dueOn }]) =>
    dueOn === null || isSettled(state, deadline) ? [] : [{ deadline, on: addDays(dueOn, 1) }],
  )
}

function isSettled({ owing, tasks }: CaseState, deadline: DeadlineName): boolean {
  switch (deadline) {
    case "notice":
      return tasks.includes("accept-or-refuse")
    case "correction":
      return tasks.includes("decide-on-lapsed-supplement") || tasks.includes("accept-or-refuse")
    case "supplement":
      return tasks.includes("decide-on-revocation") || owing?.excused === true
    case "statutory":
    case "promised":
      return tasks.includes("explain-overdue")
    case "delivery":
      return true
    default:
      return deadline satisfies never
  }
}
