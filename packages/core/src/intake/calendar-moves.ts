/** What a revision of the calendar does to the deadlines of a case that still run. */
import { byOwnDays, type Calendar, type Deadline, type PlainDate } from "../time/index.ts"
import { recomputeDeadlines } from "../time/index.ts"
import type { CaseState } from "./case-state.ts"
import type { DeadlineName } from "./case-terms.ts"
import {
  type DeadlineKind,
  deadlineOf,
  readDeadlineName,
  withDeadline,
  withinStatute,
} from "./named-deadline.ts"
import { openDeadlines } from "./open-deadlines.ts"

export interface CalendarMove {
  readonly clock: DeadlineName
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  /** The deadline as it is reckoned on the revised calendar, by its own days. */
  readonly deadline: Deadline
}

export interface CalendarMoves {
  readonly moved: readonly CalendarMove[]
  /** Those that stay on the day that was told, since `to` would be to the citizen's harm. */
  readonly kept: readonly CalendarMove[]
}

/**
 * The open deadlines that a revised calendar moves, and those that keep the day that was told. Also moved is what ends
 * with the statutory clock when that one moves. A licence's last day is no matter of the calendar.
 */
export function calendarMoves(state: CaseState, revised: Calendar): CalendarMoves {
  const names = openDeadlines(state).flatMap(({ name }) => (name === "expiry" ? [] : [name]))
  const open = names.flatMap((key) => {
    const deadline = deadlineOf(state, key)
    return deadline === null ? [] : [{ key, deadline: byOwnDays(deadline), binds: boundBy(key) }]
  })
  const { kept, moved } = recomputeDeadlines(open, revised, { neverToCitizensHarmOnceTold: true })
  const reckoned = new Map(moved.map(({ deadline, key }) => [key, deadline]))
  let after = state
  for (const [key, deadline] of reckoned) after = withDeadline(after, key as DeadlineName, deadline)
  after = withinStatute(after)
  const dayOf = (of: CaseState, name: DeadlineName) => deadlineOf(of, name)?.dueOn ?? null
  return {
    moved: open.flatMap(({ deadline, key: clock }): readonly CalendarMove[] => {
      const [from, to] = [dayOf(state, clock), dayOf(after, clock)]
      if (from === to && !reckoned.has(clock)) return []
      return [{ clock, from, to, deadline: reckoned.get(clock) ?? deadline }]
    }),
    kept: kept.flatMap(({ deadline, key }): readonly CalendarMove[] => {
      const clock = key as DeadlineName
      const from = dayOf(state, clock)
      const would = withinStatute(withDeadline(after, clock, deadline))
      const to = dayOf(would, clock)
      return from === to ? [] : [{ clock, from, to, deadline }]
    }),
  }
}

/** Whom a deadline binds: what is to be corrected, put right or answered, or is owed, is the applicant's to bring. */
export function boundBy(name: DeadlineName): "applicant" | "authority" {
  const { kind } = readDeadlineName(name)
  return APPLICANTS.has(kind) ? "applicant" : "authority"
}

const APPLICANTS: ReadonlySet<DeadlineKind> = new Set([
  "correction",
  "supplement",
  "rectification",
  "defence",
])
