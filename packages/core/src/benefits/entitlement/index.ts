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
  RecoveryWay,
  Telling,
  VisitReason,
} from "./entitlement-events.ts"
export {
  type EntitlementPhase,
  type EntitlementState,
  noEntitlement,
  phaseTitles,
  type Recovery,
  type Visit,
} from "./entitlement-state.ts"
export { evolveEntitlement } from "./evolve.ts"
export { type GroupMember, takenFrom } from "./group.ts"
export { heldMonths } from "./discharge.ts"
export { type LedgerMonth, ledgerOf } from "./ledger.ts"
export { entitledIn, paidByMonth } from "./paid-months.ts"
export { type Acting, type EntitlementParty, partiesToEntitlement, refuseUnlessParty } from "./parties.ts"
export { draftRecovery, recoveryLeft, refundOwed, setOffIn } from "./recovery.ts"
export type { EntitlementRefusal } from "./refusals.ts"
export { type EntitlementTask, entitlementTaskTitles, tasksOf } from "./tasks.ts"
