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
  type ImportInput,
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
export {
  UnknownBriefing,
  UnknownDuty,
  UnknownEnquiry,
  type AttendanceInput,
  type BriefingAnswer,
  type BriefingQuery,
  type BriefingRow,
  type BriefingService,
  type DutyAnswer,
  type DutyRow,
  type DutyService,
  type EnquiryAnswered,
  type EnquiryInput,
  type EnquiryQuery,
  type EnquiryRow,
  type EnquiryService,
  type GuidanceAnswer,
  type GuidanceCall,
  type GuidanceService,
  type Misdirected,
  type PlainDutyCommand,
  type PlainEnquiryCommand,
} from "./guidance/index.ts"
export {
  UnknownProject,
  UnknownProjectRules,
  type FundedProjects,
  type ProjectAnswer,
  type ProjectApplication,
  type ProjectCall,
  type ProjectCallOutcome,
  type ProjectCommandInput,
  type ProjectQuery,
  type ProjectReminder,
  type ProjectReminderHook,
  type ProjectsService,
  type ProjectSummary,
} from "./projects/index.ts"
export {
  type CheckedDocument,
  type DocumentErased,
  type DocumentsService,
  type DocumentsSettings,
  type NotYourDocument,
  type PrintAnswer,
  type PrintCall,
  type Printing,
  type PrintRequest,
  UnknownDocument,
} from "./documents/index.ts"
export {
  UnknownCollection,
  type CollectionAnswer,
  type CollectionOutcome,
  type CollectionsService,
  type CollectionSummary,
  type GatherInput,
  type HandInAnswer,
  type HandInInput,
  type HandOverInput,
  type IssueAnswer,
  type IssueInput,
  type IssuePart,
  type LeaveInput,
  type MemberAnswer,
  type MemberInput,
  type OpenInput,
  type ParcelAnswer,
  type ParcelInput,
  type ParcelPart,
} from "./collections/index.ts"
export {
  UnknownExchange,
  type AdoptAnswer,
  type ExchangeService,
  type OnlyTheirs,
  type ReconcileAnswer,
  type Reconciliation,
} from "./exchange/index.ts"
export type { StatisticsQuery, StatisticsService } from "./statistics/index.ts"
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
export {
  type ColumnFeed,
  columnPopulation,
  type ColumnPopulationOptions,
  type FeedRequest,
} from "./population/index.ts"
