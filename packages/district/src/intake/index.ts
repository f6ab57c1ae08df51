export { askRegistry } from "./ask-registry.ts"
export { caseDesk, type CaseAnswer, type CaseCall, type CaseDesk, type CaseOutcome } from "./case-desk.ts"
export { REGISTRY_PORT, caseIdOf, caseStream, type CaseSummary } from "./case-model.ts"
export { UnknownCase, UnknownItem, UnknownSubject } from "./intake.errors.ts"
export { intakeService, type IntakeOptions, type IntakeService, type SubmitAnswer } from "./intake.ts"
export type {
  ExaminationInput,
  PlainCommand,
  ProposedEntryInput,
  Submission,
  SupplementInput,
} from "./intake-inputs.ts"
