export { type BasisChanged, type BasisPart, basisChanged, checkBasis } from "./check-basis.ts"
export {
  decideRun,
  mayRun,
  type RunCommand,
  type RunContext,
  type RunNotThere,
  type RunRefusal,
} from "./decide-run.ts"
export type {
  KeptDifference,
  RunBasis,
  RunEvent,
  RunEventData,
  RunEventType,
  RunFigures,
} from "./run-events.ts"
export { evolveRun, noRun, type RunPhase, type RunState } from "./run-state.ts"
