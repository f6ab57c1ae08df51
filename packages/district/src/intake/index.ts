export { askRegistry } from "./ask-registry.ts"
export { caseDesk, type CaseAnswer, type CaseCall, type CaseDesk, type CaseOutcome } from "./case-desk.ts"
export { REGISTRY_PORT, caseIdOf, type CaseSummary } from "./case-model.ts"
export { UnknownCase, UnknownItem, UnknownSubject } from "./intake.errors.ts"
export {
  ERASED_NAME,
  intakeService,
  type ExaminationInput,
  type IntakeOptions,
  type IntakeService,
  type PlainCommand,
  type Submission,
  type SubmitAnswer,
  type SupplementInput,
} from "./intake.ts"
