export { type AttestedRecommendation, isSameRecommendation } from "./attested-recommendation.ts"
export type { CallCommand, CallContext, CandidateName, Place } from "./call-commands.ts"
export type {
  CallEvent,
  CallEventData,
  CallEventType,
  MeritFact,
  NoticeEntry,
  TieBreak,
  Township,
} from "./call-events.ts"
export type * from "./call-refusals.ts"
export { callRefusals } from "./call-refusals.ts"
export {
  attestRecommendation,
  awaitingEffect,
  isStanding,
  noCall,
  openObjections,
  unpublishedIn,
  type CallState,
  type Candidate,
  type Objection,
  type Recommendation,
  type RecommendationStage,
  type SelectionNotice,
  type TownshipState,
} from "./call-state.ts"
export { composePreReview, type PreReviewOutcome } from "./compose-pre-review.ts"
export { applyDueToCall, decideCall, noticeTimers } from "./decide-call.ts"
export { composeShownName } from "./decide-notice.ts"
export { evolveCall, foldCall } from "./evolve.ts"
export {
  townshipActs,
  type MeritCriterion,
  type RecommendationRules,
  type SelectionAct,
} from "./recommendation-rules.ts"
export {
  recommendationUsed,
  refuseRecommendation,
  usesRecommendation,
  type PresentedRecommendation,
  type RecommendationNotEffective,
  type RecommendationRefusal,
  type RecommendationUsed,
} from "./refuse-submission.ts"
