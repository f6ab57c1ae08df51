export { assembleBenefits, type AssembledBenefits } from "./assemble-benefits.ts"
export { BenefitsMissing, MonthNotReckoned, UnknownBenefit, UnknownProgramme } from "./benefits.errors.ts"
export {
  type BenefitCall,
  benefitsService,
  type BenefitsOptions,
  type BenefitsService,
  type BenefitsSettings,
  type Entitlement,
  type EntitlementAnswer,
  type EntitlementQuery,
} from "./benefits.ts"
export type { EntitlementAct } from "./benefits.schema.ts"
export { type EntitlementKey, type EntitlementSummary, keyOfStream } from "./entitlement-model.ts"
export type { AskSource, FindingOut, FoundOut, SourceAnswer } from "./find-out.ts"
export type { PayInput } from "./pay-allowances.ts"
export type { SweepSummary } from "./run-model.ts"
export type { SweepAnswer, SweepInput, SweepProgress, SweepRuns } from "./sweep-runs.ts"
export type { HandedReceipt, ReceiptDesk } from "./run-receipts.ts"
