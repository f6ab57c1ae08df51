export {
  auditCatalogue,
  type AskOnceAudit,
  type AskOnceFinding,
  type AskOncePlace,
  type AuditTerms,
} from "./audit-catalogue.ts"
export type { BlockerCode, ReadinessBlocker } from "./blockers.ts"
export type { DecidedBy } from "./deciding-parts.ts"
export {
  decideReadiness,
  type ExaminedNeed,
  type Readiness,
  type ReadinessTerms,
} from "./decide-readiness.ts"
export { examineMaterials, type ExaminedMaterial } from "./examine-materials.ts"
export { MOST_AGREEMENT_SETS, MOST_COVER_STEPS } from "./minimal-covers.ts"
export type { ReadinessNeed } from "./needs-of.ts"
export type { DataAgreement, RegistryAtHand, RegistrySupply } from "./registry-at-hand.ts"
export type { CountVisits, Savings } from "./savings.ts"
export type { SeparatedCase } from "./separated-cases.ts"
