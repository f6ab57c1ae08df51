/** A briefing as its events have made it. */
import type { PlainDate } from "../../time/index.ts"
import type { Attendance } from "./attendance.ts"
import type { BriefingEvent, BriefingPlan } from "./briefing-events.ts"

export interface BriefingState {
  readonly version: number
  readonly phase: "none" | "planned" | "held" | "cancelled"
  readonly plan: BriefingPlan | null
  readonly heldOn: PlainDate | null
  readonly attendance: Attendance | null
}

export const noBriefing: BriefingState = {
  version: 0,
  phase: "none",
  plan: null,
  heldOn: null,
  attendance: null,
}

/** The briefing after one more event. */
export function evolveBriefing(state: BriefingState, event: BriefingEvent): BriefingState {
  const version = state.version + 1
  switch (event.type) {
    case "BriefingPlanned":
      return { ...noBriefing, version, phase: "planned", plan: event.data }
    case "BriefingCancelled":
      return { ...state, version, phase: "cancelled" }
    case "BriefingHeld": {
      const { on, ...attendance } = event.data
      return { ...state, version, phase: "held", heldOn: on, attendance }
    }
    case "AttendanceCorrected": {
      const { heads, organisations, persons } = event.data
      return { ...state, version, attendance: { heads, persons, organisations } }
    }
    default:
      return event satisfies never
  }
}

/** The briefing a stream leads to. */
export function foldBriefing(
  events: readonly BriefingEvent[],
  from: BriefingState = noBriefing,
): BriefingState {
  let state = from
  for (const event of events) state = evolveBriefing(state, event)
  return state
}
