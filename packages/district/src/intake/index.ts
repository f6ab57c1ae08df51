export { askRegistry } from "./ask-registry.ts"
export { caseDesk, type CaseAnswer, type CaseCall, type CaseDesk, type CaseOutcome } from "./case-desk.ts"
export {
  ADOPTED_VIEW,
  adoptedKey,
  EXCHANGE_PORT,
  STAGE_CHANGE_VIEW,
  type ExchangePayload,
} from "./case-outside.ts"
export type { ImportInput } from "./import-case.ts"
export { REGISTRY_PORT, caseIdOf, type CaseSummary } from "./case-model.ts"
export { UnknownCase, UnknownItem, UnknownSubject } from "./intake.errors.ts"
export {
  intakeService,
  type ExaminationInput,
  type IntakeOptions,
  type IntakeService,
  type PlainCommand,
  type Submission,
  type SubmitAnswer,
  type SupplementInput,
} from "./intake.ts"
