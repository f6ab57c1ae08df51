export { assembleBenefits, type AssembledBenefits } from "./assemble-benefits.ts"
export {
  BenefitsMissing,
  ListsMissing,
  MonthNotReckoned,
  RollsMissing,
  UnknownBenefit,
  UnknownProgramme,
} from "./benefits.errors.ts"
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
export type { CityList, CityLists, ListQuery, ListSettings } from "./city-lists.ts"
export type { PreviewOnPopulation, PreviewQuery, PreviewWitness, ReformPreviews } from "./reform-previews.ts"
export type { RollSettings } from "./compare-with-population.ts"
export type {
  RollAnswer,
  RollCompared,
  RollImports,
  RollInput,
  RollProgress,
  RollSummary,
} from "./roll-imports.ts"
export type { AskSource, FindingOut, FoundOut, SourceAnswer } from "./find-out.ts"
export type { PayInput } from "./pay-allowances.ts"
export type { SweepSummary } from "./run-model.ts"
export type { UnidentifiedDifference } from "./tell-differences.ts"
export type { SweepAnswer, SweepInput, SweepProgress, SweepRuns } from "./sweep-runs.ts"
export type { HandedReceipt, ReceiptDesk } from "./run-receipts.ts"
