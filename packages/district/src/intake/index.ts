export { askRegistry } from "./ask-registry.ts"
export { caseDesk, type CaseAnswer, type CaseCall, type CaseDesk, type CaseOutcome } from "./case-desk.ts"
export { REGISTRY_PORT, caseIdOf, startOfDay, type CaseSummary } from "./case-model.ts"
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
  intakeService,
  type ExaminationInput,
  type IntakeOptions,
  type IntakeService,
  type PlainCommand,
  receiptOf,
  type Submission,
  type SubmitAnswer,
  type SupplementInput,
  uuidOfFingerprint,
} from "./intake.ts"
