export type { AccessEvent, AccessEventData, AccessEventType } from "./access-events.ts"
export { decideFile, type FileCommand, type FileContext, type FileRefusal } from "./decide-file.ts"
export type { FileEvent, FileEventData, FileEventType, HoldKind, StandingNoted } from "./file-events.ts"
export { evolveFile, type FileState, foldFile, type Hold, noFile } from "./file-state.ts"
export { judgeOpening, type OpeningAsked, type OpeningRefusal } from "./judge-opening.ts"
export { informationLaw, type RecordsNotAuthorised, refuseOnRecords } from "./record-refusals.ts"
export {
  mayOnRecords,
  type DeclaredPurpose,
  type LawfulBasis,
  type RecordAct,
  type RecordClass,
  type RecordContext,
  type RecordRules,
  type RequestRules,
  type RestrictedUse,
  type RetentionTerm,
  type SearchKey,
} from "./record-rules.ts"
export {
  composeKeeping,
  isAllDue,
  type Keeping,
  lastDayKept,
  type RecordFacts,
  type RecordPhase,
  type RecordStanding,
  type RetentionContext,
  standingsOf,
} from "./retention.ts"
export * from "./requests/index.ts"
