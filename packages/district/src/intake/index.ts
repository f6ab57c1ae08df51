export { askRegistry } from "./ask-registry.ts"
export { caseDesk, type CaseAnswer, type CaseCall, type CaseDesk, type CaseOutcome } from "./case-desk.ts"
export { CASE_VIEW, REGISTRY_PORT, caseIdOf, caseStream, startOfDay, type CaseSummary } from "./case-model.ts"
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
