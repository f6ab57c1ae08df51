export type { Confidence } from "./agreement.ts"
export { alignItems } from "./align-items.ts"
export type {
  AlignedItem,
  Alignment,
  AlignmentDifference,
  AlignmentLink,
  AlignmentScope,
  ItemAlignment,
  UncarriedEntry,
} from "./alignment.ts"
export type {
  DirectoryCodes,
  DirectoryEntry,
  DirectoryLevel,
  DirectorySample,
  FormerEntry,
  GuidanceDirectory,
  GuidanceEntry,
  ItemDirectory,
  ListedItem,
  Qualification,
  SampleDirectory,
  SampleMaterial,
} from "./directory.ts"
export type { AlignmentEvidence, AlignmentEvidenceCode } from "./evidence.ts"
export type { ReformPractice, Shortcoming, ShortcomingCode } from "./qualify.ts"
export {
  type ReformShare,
  type ReformShares,
  type ShareException,
  sharesOf,
  sharesUnder,
} from "./reform-share.ts"
export type { AlignmentTask, AlignmentTaskKind } from "./task.ts"
export { composeToDo } from "./to-do.ts"
