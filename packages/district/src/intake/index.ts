export { askRegistry } from "./ask-registry.ts"
export {
  caseDesk,
  type CaseAnswer,
  type CaseCall,
  type CaseCompanion,
  type CaseDesk,
  type CaseOutcome,
} from "./case-desk.ts"
export {
  ADOPTED_VIEW,
  adoptedKey,
  EXCHANGE_PORT,
  STAGE_CHANGE_VIEW,
  type ExchangePayload,
} from "./case-outside.ts"
export type { ImportInput } from "./import-case.ts"
export { bringUpRows } from "./bring-up-rows.ts"
export { REGISTRY_PORT } from "./case-model.ts"
export { CASE_VIEW, caseIdOf, caseStream, type CaseSummary } from "./case-rows.ts"
export { UnknownCase, UnknownItem, UnknownSubject } from "./intake.errors.ts"
export {
  answersSchema,
  arrivalSchema,
  commitmentSchema,
  examinationSchema,
  materialsSchema,
} from "./intake.schema.ts"
export {
  caseOfCommand,
  enquiryOfCase,
  intakeService,
  type IntakeOptions,
  type IntakeService,
  type RecordedIntake,
  type SubmitAnswer,
} from "./intake.ts"
export type {
  ExaminationInput,
  GivenCommitmentInput,
  PlainCommand,
  ProposedEntryInput,
  SignedTextInput,
  Submission,
  SupplementInput,
} from "./intake-inputs.ts"
export { receiptOf } from "./receipt-of.ts"
export type { ProgressAnswer, ProgressProof, ProgressService } from "./progress-of.ts"
export { REMINDER_PORT, type Reminder, type ReminderSettings } from "./reminders.ts"
export type {
  CalendarRevisionAnswer,
  CalendarRevisionService,
  MovedCase,
  RevisionCall,
} from "./revise-calendar.ts"
export { sendReminder } from "./send-reminder.ts"
export { workGroups, type WorkGroup } from "./work-groups.ts"
export {
  type OfficerWork,
  type Worklist,
  type WorklistQuery,
  type WorklistService,
  type WorkPage,
  type WorkQuery,
} from "./worklist.ts"
export { ERASED_NAME } from "./documents-of.ts"
