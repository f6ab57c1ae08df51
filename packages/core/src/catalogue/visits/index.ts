export { boundVisits, type VisitBound } from "./visit-bound.ts"
export { MOST_CLASSES } from "./classify-scenarios.ts"
export {
  classesOf,
  type JourneyClass,
  type JourneyStep,
  type Scenario,
  type ScenarioPart,
  type ScenarioTree,
  type VisitCertificate,
} from "./certificate.ts"
export { checkVisitCertificate } from "./check-certificate.ts"
export {
  composeJourney,
  composeScenario,
  type DeclaredVisits,
  judgeDeclaredVisits,
  type RefutedVisits,
  shortestJourney,
} from "./declared-visits.ts"
export { legOfMaterial, legsOf, type TravelledItem } from "./legs-of.ts"
export { type RepairOptions, type Repairs, repairVisits } from "./repair-visits.ts"
export { applyRepairs, type Repair, type RepairCosts, type RepairKind, usualRepairCosts } from "./repairs.ts"
export type { Circumstance, Materials } from "./travel-legs.ts"
export type { Appearance } from "./visit-model.ts"
