export { AlreadyExists, CheckpointMoved, CommandIdReused, type Retrying, StaleVersion } from "./acts/index.ts"
export { type Clock, nowAt, type SimulatedClock, simulatedClock, systemClock } from "./clock/index.ts"
export { createDistrict, type District, type DistrictOptions } from "./create-district.ts"
export { type GroundOptions, KeysMissing } from "./ground/index.ts"
export type { Fields, Hooks, LogRecord, Span } from "./hooks/index.ts"
export { fileKeys, type FileKeysOptions, memoryKeys, type SuiteName } from "./keys/index.ts"
export {
  defineProjection,
  type Projection,
  type ProjectionDefinition,
  type ProjectionRun,
  type Row,
  type RowQuery,
  type Rows,
} from "./projections/index.ts"
export type {
  Backoff,
  DeliveredMessage,
  DueLimits,
  DueReport,
  Failure,
  FiringTimer,
  MessageHandler,
  TimerHandler,
} from "./run-due/index.ts"
export type { Corrected, Registered, SubjectCall, Subjects } from "./subjects/index.ts"
export type {
  CatalogueCall,
  CatalogueOutcome,
  CatalogueService,
  PublishCall,
  Published,
  ReviewCall,
  WithdrawCall,
} from "./catalogue/index.ts"
export {
  UnknownCase,
  UnknownItem,
  UnknownSubject,
  type CaseAnswer,
  type CaseCall,
  type CaseOutcome,
  type CaseSummary,
  type CalendarRevisionAnswer,
  type ExaminationInput,
  type GivenCommitmentInput,
  type IntakeService,
  type MovedCase,
  type OfficerWork,
  type PlainCommand,
  type ProgressAnswer,
  type ProgressProof,
  type ProposedEntryInput,
  type Reminder,
  type ReminderSettings,
  type RevisionCall,
  type SignedTextInput,
  type Submission,
  type SubmitAnswer,
  type SupplementInput,
  type WorkGroup,
  type Worklist,
  type WorklistQuery,
  type WorkPage,
  type WorkQuery,
} from "./intake/index.ts"
export {
  FeedbackPolicyMissing,
  UnknownFeedback,
  type ComplaintInput,
  type FeedbackAnswer,
  type FeedbackCall,
  type FeedbackCommandInput,
  type FeedbackOutcome,
  type FeedbackQuery,
  type FeedbackService,
  type FeedbackSettings,
  type FeedbackWords,
  type RatingInput,
  type ServiceClaim,
} from "./feedback/index.ts"
export {
  RecommendationRulesMissing,
  UnknownCall,
  type CallAnswer,
  type CallOpening,
  type CallSummary,
  type PlainCallCommand,
  type PublicNotice,
  type RecommendationService,
  type TownshipSummary,
} from "./recommendations/index.ts"
export { storageNumbering } from "./numbering/index.ts"
export { PinUnavailable } from "./pins/index.ts"
export { type AssemblyOptions, CalendarMissing } from "./assembly/index.ts"
export type { FileLimits, MaterialFiles, NewFile } from "./sealing/index.ts"
export {
  allocateSharedOutput,
  type ColumnThreads,
  type ColumnThreadsOptions,
  openColumnThreads,
  PlanNotForColumns,
  type ThreadRunOptions,
  ThreadsEnded,
} from "./threads/index.ts"
