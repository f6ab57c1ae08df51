export { AlreadyExists, CheckpointMoved, CommandIdReused, StaleVersion } from "./act.errors.ts"
export { commandDigest, commitAct, commitActs, type Committed } from "./commit-act.ts"
export { type Folding, type Loaded, loadStream, readEvent } from "./load-stream.ts"
export {
  type Change,
  type Companion,
  type Decided,
  type Deciding,
  type Decision,
  type DecisionModel,
  draftDecision,
  runDecision,
  runDecisions,
} from "./run-decision.ts"
export { mayTryAgain, type Retrying } from "./retrying.ts"
export { gather } from "./gather.ts"
