export { applicableRuleSet, isInForce, type NoRuleSet, type RuleSetsOverlap } from "./applicable-rule-set.ts"
export { itemTypes, type FinalAct, type ItemType, type ItemTypeFacts } from "./item-type.ts"
export { remediesAgainst } from "./remedies-against.ts"
export { officersWhereSilent } from "./rule-set.ts"
export type {
  Clause,
  ClockName,
  Extension,
  HeardAct,
  InformedCommitment,
  JointDecision,
  LawRank,
  NoticeTime,
  PriorNotice,
  Provisions,
  ReapplicationBar,
  Remedy,
  Renewal,
  RuleSet,
  ServiceMethod,
  ServiceRules,
  SiteCheck,
  SuspensionReason,
  Tolerance,
} from "./rule-set.ts"
