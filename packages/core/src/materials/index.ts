export { composeChecklist, type AskingItem, type Checklist, type ChecklistLine } from "./checklist.ts"
export { checkScenario, factsIn } from "./check-scenario.ts"
export { decideScenario, type DecidedCondition } from "./decide-scenario.ts"
export { deferralNames, documentClassNames, necessityNames } from "./names.ts"
export type {
  Alternative,
  CopyKind,
  Deferral,
  DocumentClass,
  MaterialRequirement,
  Medium,
  Necessity,
  ObtainedBy,
} from "./requirement.ts"
export { questionsToAsk } from "./plan-scenario.ts"
export { scenarioSheet, type ScenarioAnswers, type ScenarioQuestion } from "./scenario.ts"
export {
  composeAlternatives,
  judgeSubmission,
  unknownMaterials,
  type Shortfall,
  type ShortfallCode,
} from "./shortfall.ts"
export type { FileReference, SubmittedMaterial } from "./submission.ts"
