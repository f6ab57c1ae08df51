export {
  decideRoll,
  type RollCommand,
  type RollImportContext,
  type RollNotThere,
  type RollRefusal,
} from "./decide-roll.ts"
export type {
  RollConflict,
  RollEntriesEvent,
  RollEntryKept,
  RollEvent,
  RollEventData,
  RollEventType,
  RollFigures,
  RollPlace,
} from "./roll-events.ts"
export { evolveRoll, noRoll, type RollPhase, type RollState } from "./roll-state.ts"
