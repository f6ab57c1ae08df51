export { attestedIn, type AttestedIn } from "./attested-in.ts"
export type { CallSummary, TownshipSummary } from "./recommendation-model.ts"
export { RecommendationRulesMissing, UnknownCall } from "./recommendations.errors.ts"
export {
  recommendationService,
  type CallAnswer,
  type CallOpening,
  type PlainCallCommand,
  type RecommendationOptions,
  type RecommendationService,
} from "./recommendations.ts"
export type { PublicNotice } from "./public-notice.ts"
