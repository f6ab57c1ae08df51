export type { MeritCriterion, MeritMetric, MeritRecord, MeritUnit } from "./merit-metric.ts"
export { factOf, meritFacts, meritRule, meritSheet } from "./merit-rule.ts"
export { type MeritCandidate, type MeritOrder, type MeritPlace, rankByMerit } from "./rank-by-merit.ts"
