export { decideEntitlement, foldEntitlement } from "./decide-entitlement.ts"
export { isOnRecord } from "./decide-start.ts"
export type { EntitlementCommand, EntitlementContext } from "./entitlement-commands.ts"
export type {
  AdverseAct,
  EntitlementEvent,
  EntitlementEventData,
  EntitlementEventType,
  Instalment,
  Opening,
  PaidMonth,
  Payee,
  PersonLink,
  Telling,
  VisitReason,
} from "./entitlement-events.ts"
export {
  type EntitlementPhase,
  type EntitlementState,
  noEntitlement,
  phaseTitles,
  type Visit,
} from "./entitlement-state.ts"
export { evolveEntitlement } from "./evolve.ts"
export { entitledIn, type LedgerMonth, ledgerOf, overpaidInAll, paidByMonth, recoveryLeft } from "./ledger.ts"
export type { EntitlementRefusal } from "./refusals.ts"
export { type EntitlementTask, entitlementTaskTitles, tasksOf } from "./tasks.ts"
