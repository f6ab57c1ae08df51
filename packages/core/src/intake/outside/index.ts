export { composeConflict, composeFact, stageTitles, type Conflict, type ConflictKind } from "./conflict.ts"
export type { AskedThere, ImportCommand, PartThere, StageThere, StatedPosition } from "./import-command.ts"
export { outsideFindings, type FindingsContext } from "./outside-findings.ts"
export {
  outsideStages,
  type OutsideAuthority,
  type OutsideFact,
  type OutsideMessage,
  type OutsideStage,
} from "./outside-message.ts"
export { type OutsideRecord, holdsFact, withFact } from "./outside-record.ts"
export { externalIdTaken, type ExternalIdTaken } from "./outside-refusals.ts"
export type {
  ImportedCase,
  OutsideClocks,
  OutsideHalf,
  Settlement,
  StatedDayDiffers,
} from "./outside-state.ts"
export { stageChangesOf, type AroundEvent, type ToldChange, type ToldStage } from "./stage-changes.ts"
export { openConflicts } from "./stand-together.ts"
