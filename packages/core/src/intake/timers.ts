/** When a case must be looked at again if nobody does anything. */
import { addDays, type PlainDate } from "../time/index.ts"
import type { DeadlineName, TaskKind } from "./case-terms.ts"
import type { CaseState } from "./case-state.ts"
import { type DeadlineKind, readDeadlineName } from "./named-deadline.ts"
import { openDeadlines } from "./open-deadlines.ts"

export interface CaseTimer {
  readonly deadline: DeadlineName
  /** The first day on which the deadline has passed. */
  readonly on: PlainDate
}

/** The task that a deadline's lapse opens; once it is open the clock has no more to say. */
const TASKS_OF: Readonly<Record<DeadlineKind, readonly TaskKind[] | null>> = {
  notice: ["accept-or-refuse"],
  // Which of the two depends on whether everything was in by then.
  correction: ["decide-on-lapsed-supplement", "accept-or-refuse"],
  supplement: ["decide-on-revocation"],
  statutory: ["explain-overdue"],
  promised: ["explain-overdue"],
  delivery: ["hand-over-result"],
  // By operation of law it is renewed, and nobody's task.
  expiry: [],
  part: ["urge-part"],
  verification: ["verify-commitment"],
  rectification: ["decide-on-broken-commitment"],
  // Nothing comes of silence: whoever announced the act may do it from then on.
  defence: null,
}

/** The timers of a case as it stands: one a running deadline; a suspended clock, or one whose lapse is dealt with, has none. */
export function timersOf(state: CaseState): readonly CaseTimer[] {
  return openDeadlines(state).flatMap(({ dueOn, name }) => {
    const tasks = TASKS_OF[readDeadlineName(name).kind]
    const isDealtWith =
      tasks === null ||
      tasks.some((task) => state.tasks.includes(task)) ||
      (name === "supplement" && state.owing?.excused) ||
      state.overdueExplained.some((clock) => clock === name)
    return dueOn === null || isDealtWith ? [] : [{ deadline: name, on: addDays(dueOn, 1) }]
  })
}
