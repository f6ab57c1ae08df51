export { applyFeedbackDue, feedbackTimersOf } from "./apply-due.ts"
export { concerns } from "./authority.ts"
export { decideFeedback } from "./decide-feedback.ts"
export { evolveFeedback, foldFeedback } from "./evolve.ts"
export type { FeedbackCommand, FeedbackContext, ServiceProof } from "./feedback-commands.ts"
export type {
  ClosedAfter,
  ComplaintAbout,
  ComplaintChannel,
  Concerned,
  FeedbackEvent,
  FeedbackEventData,
  FeedbackEventType,
  FindingOutcome,
  Service,
  SetAsideGround,
  StartedClock,
} from "./feedback-events.ts"
export {
  noFeedback,
  openClocks,
  type ComplaintFacts,
  type FeedbackClockRun,
  type FeedbackPhase,
  type FeedbackState,
  type Finding,
  type RatingFacts,
  type Revisit,
} from "./feedback-state.ts"
export {
  composeFeedbackFigures,
  type FeedbackCounts,
  type FeedbackFigures,
  type FeedbackShare,
} from "./figures.ts"
export { grades, gradeTitles, isBadGrade, type Grade } from "./grade.ts"
export type { FeedbackAct, FeedbackClock, FeedbackPolicy } from "./policy.ts"
export { feedbackRefusals } from "./refusals.ts"
export type * from "./refusals.ts"
export { showFeedback, summariseFeedback, type FeedbackSummary, worksOnFeedback } from "./shown.ts"
export { feedbackTaskTitles } from "./task-titles.ts"
