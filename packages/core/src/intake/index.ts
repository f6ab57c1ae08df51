export { applyDue } from "./apply-due.ts"
export { barOn } from "./applicant-bar.ts"
export { competentUnits } from "./authority.ts"
export {
  authorityTable,
  caseRoles,
  type AuthorityTable,
  type CaseAct,
  type Grant,
  type RoleNeeded,
} from "./authority-table.ts"
export { servedKinds, type CountedService, type IssuedDocument, type ServedKind } from "./case-documents.ts"
export type { CaseCommand, CaseContext, Examination, ProposedEntry } from "./case-commands.ts"
export type { CaseEvent, CaseEventData, CaseEventType } from "./case-events.ts"
export {
  countVisits,
  isEnded,
  noCase,
  type CaseState,
  type CommitmentState,
  type Correction,
  type HandOver,
  type LookUp,
  type Owing,
  type PartState,
  type Phase,
  type Proposal,
  type UnsealedDocument,
} from "./case-state.ts"
export type {
  AdverseAct,
  ApplicantBar,
  CourseDeadline,
  DeadlineName,
  DecisionClocks,
  DeliveryMethod,
  ExternalId,
  NotAcceptedGround,
  Receipt,
  ReliableSignature,
  SignedText,
  TaskKind,
  TolerantCommitment,
  Visit,
} from "./case-terms.ts"
export type { ConditionCommitment, GivenCommitment, ProofCommitment } from "./commitment-events.ts"
export { denyingRecord, type CreditFinding, type CreditRecord } from "./credit.ts"
export { decideCase } from "./decide-case.ts"
export { openDeadlines, type RunningDeadline } from "./open-deadlines.ts"
export { deadlineOf, readDeadlineName, type DeadlineKind, type NamedDeadline } from "./named-deadline.ts"
export { boundBy, calendarMoves, type CalendarMove, type CalendarMoves } from "./calendar-moves.ts"
export { evolve, fold } from "./evolve.ts"
export { composeFeedbackFigures, type FeedbackEvent, type FeedbackFigures } from "./feedback/index.ts"
export { listedReasons } from "./decide-clock.ts"
export { extensionOf, isJoint } from "./joint-handling.ts"
export type { PartOutcome } from "./joint-events.ts"
export { addresseeOf } from "./addressee-of.ts"
export { type PartyEvidenceMissing } from "./party-evidence.ts"
export {
  actsFor,
  type Choices,
  type Party,
  type PartyAct,
  type PartyRole,
  partyRoles,
  partyTitles,
} from "./party.ts"
export { orderOfAcceptance, quotaStanding, type QuotaCase, type QuotaStanding } from "./quota.ts"
export type { CorrectedDeadline, CorrectedEntry, IdentityMeans } from "./record-events.ts"
export * from "./outside/index.ts"
export type { SignedBy, TrackStage } from "./parcels/index.ts"
export * from "./service/index.ts"
export type * from "./refusals.ts"
export type { NotSealed } from "./service-refusals.ts"
export { taskTitles } from "./task-titles.ts"
export { timersOf, type CaseTimer } from "./timers.ts"
export {
  toleranceHorizon,
  type HorizonLapse,
  type HorizonPiece,
  type ToleranceHorizon,
} from "./tolerance-horizon.ts"
export {
  composeProgress,
  type OwedPiece,
  type Progress,
  type ProgressContext,
  type ProgressDay,
  type ServedPaper,
} from "./progress.ts"
export { deadlineTitle, notFound as progressNotFound } from "./progress-words.ts"
export { isReminderDue, remindersOf, type DueReminder, type ReminderLevels } from "./reminders.ts"
export {
  urgencyBounds,
  urgencyOf,
  workDue,
  type Urgency,
  type UrgencyBounds,
  type UrgencyDays,
  type WorkDue,
} from "./work-due.ts"
