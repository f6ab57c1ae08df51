/** When a case must be looked at again if nobody does anything. */
import { addDays, type Deadline, earlierOf, type PlainDate } from "../time/index.ts"
import type { TaskKind, WatchName } from "./case-terms.ts"
import type { CaseState } from "./case-state.ts"
import { openDeadlines } from "./open-deadlines.ts"

export interface CaseTimer {
  readonly deadline: WatchName
  /** The first day on which the deadline has passed. */
  readonly on: PlainDate
}

/** The task that a deadline's lapse opens; once it is open the clock has no more to say. */
const TASKS_OF: Partial<Record<WatchName, readonly TaskKind[]>> = {
  notice: ["accept-or-refuse"],
  // Which of the two depends on whether everything was in by then.
  correction: ["decide-on-lapsed-supplement", "accept-or-refuse"],
  supplement: ["decide-on-revocation"],
  statutory: ["explain-overdue"],
  promised: ["explain-overdue"],
  delivery: ["hand-over-result"],
}

/** The timers of a case as it stands: one a running deadline; a suspended clock, or one whose lapse is dealt with, has none. */
export function timersOf(state: CaseState): readonly CaseTimer[] {
  const deadlines = openDeadlines(state).flatMap(([deadline, { dueOn }]) => {
    const tasks = TASKS_OF[deadline]
    const isDealtWith =
      tasks?.some((task) => state.tasks.includes(task)) ||
      (deadline === "supplement" && state.owing?.excused) ||
      state.overdueExplained.some((clock) => clock === deadline)
    return dueOn === null || tasks === undefined || isDealtWith ? [] : [{ deadline, on: addDays(dueOn, 1) }]
  })
  return [...deadlines, ...expiryOf(state), ...partsOf(state), ...verificationOf(state)]
}

function expiryOf({ acceptance, phase, renewal }: CaseState): readonly CaseTimer[] {
  if (renewal === null) return []
  const waits = phase === "received" || (phase === "accepted" && (acceptance?.on ?? "") <= renewal.expiresOn)
  return waits ? [{ deadline: "expiry", on: addDays(renewal.expiresOn, 1) }] : []
}

function partsOf({ parts, phase, tasks }: CaseState): readonly CaseTimer[] {
  if (phase !== "accepted" || tasks.includes("urge-part")) return []
  const open = Object.values(parts).filter(({ finished }) => finished === null)
  return timerOf(
    "parts",
    open.map(({ deadline }) => deadline),
  )
}

function verificationOf({ commitments, phase, tasks }: CaseState): readonly CaseTimer[] {
  if (phase !== "accepted" && phase !== "decided" && phase !== "delivered") return []
  const open = Object.values(commitments).map(({ rectifyBy, verified, verifyBy }) => {
    if (verified === null) return tasks.includes("verify-commitment") ? null : verifyBy
    return verified === "broken" && !tasks.includes("decide-on-broken-commitment") ? rectifyBy : null
  })
  return timerOf("verification", open)
}

function timerOf(deadline: WatchName, open: readonly (Deadline | null)[]): readonly CaseTimer[] {
  const days = open.flatMap((each) => (each?.dueOn ? [each.dueOn] : []))
  const [first] = days
  return first === undefined ? [] : [{ deadline, on: addDays(days.reduce(earlierOf, first), 1) }]
}
