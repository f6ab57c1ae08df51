export { decideDuty, type DutyCommand } from "./decide-duty.ts"
export type { DutyEvent, DutyEventData, DutyEventType, DutyPlan, MatterReferences } from "./duty-events.ts"
export {
  dutyFigures,
  dutyFindings,
  summariseDuty,
  type DutyCounts,
  type DutyFigures,
  type DutySummary,
} from "./duty-figures.ts"
export type { DutyRefusal } from "./duty-refusals.ts"
export {
  dutyStatus,
  evolveDuty,
  foldDuty,
  noDuty,
  type DutyState,
  type DutyStatus,
  type Matter,
} from "./duty-state.ts"
