/** What a revision of the calendar does to the deadlines of a case that still run. */
import { type Calendar, type Deadline, type PlainDate, recomputeDeadlines } from "../time/index.ts"
import type { CaseState } from "./case-state.ts"
import type { DeadlineName } from "./case-terms.ts"
import { openDeadlines } from "./open-deadlines.ts"

export interface CalendarMove {
  readonly clock: DeadlineName
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  /** The deadline as it is reckoned on the revised calendar. */
  readonly deadline: Deadline
}

export interface CalendarMoves {
  readonly moved: readonly CalendarMove[]
  /** Those that stay on the day that was told, since `to` would be to the citizen's harm. */
  readonly kept: readonly CalendarMove[]
}

/** The open deadlines that a revised calendar moves, and those that keep the day that was told. */
export function calendarMoves(state: CaseState, revised: Calendar): CalendarMoves {
  const open = openDeadlines(state).map(([key, deadline]) => ({ key, deadline, binds: boundBy(key) }))
  const { kept, moved } = recomputeDeadlines(open, revised, { neverToCitizensHarmOnceTold: true })
  const moveOf = ({ deadline, from, key, to }: (typeof moved)[number]): CalendarMove => ({
    clock: key as DeadlineName,
    from,
    to,
    deadline,
  })
  return { moved: moved.map(moveOf), kept: kept.map(moveOf) }
}

/** Whom a deadline binds: what is to be corrected or is owed is the applicant's to bring. */
export function boundBy(name: DeadlineName): "applicant" | "authority" {
  return name === "correction" || name === "supplement" ? "applicant" : "authority"
}
