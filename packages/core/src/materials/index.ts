export { composeChecklist, type Checklist, type ChecklistLine } from "./checklist.ts"
export type {
  Alternative,
  CopyKind,
  Deferral,
  MaterialRequirement,
  Medium,
  Necessity,
  ObtainedBy,
} from "./requirement.ts"
export {
  composeAlternatives,
  judgeSubmission,
  unknownMaterials,
  type Shortfall,
  type ShortfallCode,
} from "./shortfall.ts"
export type { FileReference, SubmittedMaterial } from "./submission.ts"
