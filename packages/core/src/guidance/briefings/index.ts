export { attendeeKey, settleAttendance, type Attendance, type Attendee } from "./attendance.ts"
export {
  briefingEffect,
  type BriefingEffect,
  type CaseRow,
  type EffectCounts,
  type EffectGroup,
  type EffectVerdict,
} from "./briefing-effect.ts"
export type { BriefingEvent, BriefingEventData, BriefingEventType, BriefingPlan } from "./briefing-events.ts"
export {
  briefingFigures,
  heldBriefing,
  type BriefingCounts,
  type BriefingFigures,
  type HeldBriefing,
} from "./briefing-figures.ts"
export { evolveBriefing, foldBriefing, noBriefing, type BriefingState } from "./briefing-state.ts"
export {
  decideBriefing,
  type BriefingCommand,
  type BriefingNotInThisPhase,
  type BriefingRefusal,
  type HeadsTooFew,
} from "./decide-briefing.ts"
