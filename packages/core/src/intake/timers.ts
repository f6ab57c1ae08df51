/** When a case must be looked at again if nobody does anything. */
import type { PlainDate } from "../time/index.ts"
import { addDays } from "../time/index.ts"
import type { DeadlineName, TaskKind } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { openDeadlines } from "./decide-clock.ts"

export interface CaseTimer {
  readonly deadline: DeadlineName
  /** The first day on which the deadline has passed. */
  readonly on: PlainDate
}

/** The task that a deadline's lapse opens; once it is open the clock has no more to say. */
const TASKS_OF: Partial<Record<DeadlineName, readonly TaskKind[]>> = {
  notice: ["accept-or-refuse"],
  // Which of the two depends on whether everything was in by then.
  correction: ["decide-on-lapsed-supplement", "accept-or-refuse"],
  supplement: ["decide-on-revocation"],
  statutory: ["explain-overdue"],
  promised: ["explain-overdue"],
}

/** The timers of a case as it stands: one a running deadline; a suspended clock, or one whose lapse is dealt with, has none. */
export function timersOf(state: CaseState): readonly CaseTimer[] {
  return openDeadlines(state).flatMap(([deadline, { dueOn }]) => {
    const tasks = TASKS_OF[deadline]
    const isDealtWith =
      tasks?.some((task) => state.tasks.includes(task)) || (deadline === "supplement" && state.owing?.excused)
    return dueOn === null || tasks === undefined || isDealtWith ? [] : [{ deadline, on: addDays(dueOn, 1) }]
  })
}
