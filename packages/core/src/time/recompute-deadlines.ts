import * as Result from "effect/Result"
import type { Calendar, CalendarPin } from "./calendar.ts"
import { computeDeadline, type Deadline } from "./deadline.ts"
import type { PlainDate } from "./plain-date.ts"

// A notice may be revised, or come out after deadlines were reckoned provisionally. Open deadlines are then
// reckoned again, and every move is on record. Once told, a deadline need not move to the citizen's harm.

/** A deadline that still runs. */
export interface OpenDeadline {
  readonly key: string
  readonly deadline: Deadline
  /** Whom it binds: an authority's later date, or an applicant's earlier one, is to the citizen's harm. */
  readonly binds: "authority" | "applicant"
  /** Whether the citizen was told the date. True when silent. */
  readonly told?: boolean
}

/** How far a recomputation may go. */
export interface RecomputePolicy {
  /** Whether a date that was told stays where the new one would harm the citizen. */
  readonly neverToCitizensHarmOnceTold: boolean
}

/** A deadline whose due day changes with the calendar. */
export interface MovedDeadline {
  readonly key: string
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  /** The calendar of the new date. */
  readonly calendar: CalendarPin
  readonly deadline: Deadline
}

/** What a revision did to the open deadlines. */
export interface Recomputation {
  readonly moved: readonly MovedDeadline[]
  /** Deadlines that keep the told date and their old calendar, because `to` would harm the citizen. */
  readonly kept: readonly MovedDeadline[]
  /** Deadlines whose date holds and is official now where it was provisional, or the other way round. */
  readonly restated: readonly { readonly key: string; readonly deadline: Deadline }[]
  /** How many deadlines hold their date, those restated included. */
  readonly unchanged: number
}

/** Reckons open deadlines again on a revised calendar; provisional beyond its horizon. */
export function recomputeDeadlines(
  open: readonly OpenDeadline[],
  revised: Calendar,
  policy: RecomputePolicy,
): Recomputation {
  const moved: MovedDeadline[] = []
  const kept: MovedDeadline[] = []
  const restated: { key: string; deadline: Deadline }[] = []
  let unchanged = 0
  for (const entry of open) {
    const { key, deadline: former } = entry
    const deadline = reckonAgain(former, revised)
    if (deadline.dueOn === former.dueOn) {
      unchanged++
      if (deadline.certainty !== former.certainty) restated.push({ key, deadline })
      continue
    }
    const harmful = policy.neverToCitizensHarmOnceTold && (entry.told ?? true) && isHarmful(entry, deadline)
    const move = { key, from: former.dueOn, to: deadline.dueOn, calendar: deadline.calendar, deadline }
    if (harmful) kept.push(move)
    else moved.push(move)
  }
  return { moved, kept, restated, unchanged }
}

function reckonAgain(
  { term, startsOn, imported, suspensions, extensions }: Deadline,
  calendar: Calendar,
): Deadline {
  const elsewhere = imported === undefined ? {} : { imported }
  const computed = computeDeadline({ term, startsOn, calendar, suspensions, extensions, ...elsewhere })
  if (Result.isSuccess(computed)) return computed.success
  throw new RangeError("A recorded deadline must be one that can be computed")
}

function isHarmful({ binds, deadline: { dueOn: from } }: OpenDeadline, { dueOn: to }: Deadline): boolean {
  if (from === null || to === null) return false
  return binds === "authority" ? to > from : to < from
}
