export { applyDue } from "./apply-due.ts"
export type { CaseCommand, CaseContext, Examination } from "./case-commands.ts"
export type {
  CaseEvent,
  CaseEventData,
  CaseEventType,
  DeadlineName,
  DecisionClocks,
  DeliveryMethod,
  ExternalId,
  NotAcceptedGround,
  Receipt,
  TaskKind,
  TolerantCommitment,
  Visit,
} from "./case-events.ts"
export {
  countVisits,
  isEnded,
  noCase,
  type CaseState,
  type Correction,
  type LookUp,
  type Owing,
  type Phase,
} from "./case-state.ts"
export { decideCase } from "./decide-case.ts"
export { evolve, fold } from "./evolve.ts"
export * from "./outside/index.ts"
export type * from "./refusals.ts"
export { taskTitles } from "./task-titles.ts"
export { timersOf, type CaseTimer } from "./timers.ts"
