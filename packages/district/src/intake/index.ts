export { askRegistry } from "./ask-registry.ts"
export { caseDesk, type CaseAnswer, type CaseCall, type CaseDesk, type CaseOutcome } from "./case-desk.ts"
export { CASE_VIEW, REGISTRY_PORT, caseIdOf, caseStream, type CaseSummary } from "./case-model.ts"
export {
  ADOPTED_VIEW,
  adoptedKey,
  EXCHANGE_PORT,
  STAGE_CHANGE_VIEW,
  type ExchangePayload,
} from "./case-outside.ts"
export type { ImportInput } from "./import-case.ts"
export { UnknownCase, UnknownItem, UnknownSubject } from "./intake.errors.ts"
export {
  answersSchema,
  arrivalSchema,
  commitmentSchema,
  examinationSchema,
  materialsSchema,
} from "./intake.schema.ts"
export {
  ERASED_NAME,
  caseOfCommand,
  intakeService,
  type IntakeOptions,
  type IntakeService,
  type SubmitAnswer,
} from "./intake.ts"
export type {
  ExaminationInput,
  PlainCommand,
  ProposedEntryInput,
  Submission,
  SupplementInput,
} from "./intake-inputs.ts"
export { receiptOf } from "./receipt-of.ts"
