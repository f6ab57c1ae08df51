export {
  decideCondition,
  factsOf,
  type AtomReason,
  type Condition,
  type Decided,
  type Facts,
  type FactValue,
} from "./condition.ts"
export type { Verdict } from "./verdict.ts"
export { NEVER } from "./facts/fact-type.ts"
export type {
  ChoiceType,
  ChoiceValue,
  CodeType,
  DateType,
  DecimalType,
  FactType,
  FlagType,
  IntegerType,
  ListType,
  MoneyType,
  MonthType,
  ScalarType,
} from "./facts/fact-type.ts"
export type { FactDeclaration, FactSheet } from "./facts/fact-sheet.ts"
export {
  disputed,
  never,
  observed,
  unknown,
  withheld,
  type Disputed,
  type FactValues,
  type Never,
  type Observation,
  type Observed,
  type RawValue,
  type Unknown,
  type Withheld,
} from "./facts/observation.ts"
export { codeDictionary, type CodeDictionary } from "./facts/code-dictionary.ts"
export type { Interval, IntSet } from "./facts/int-set.ts"
export { type Known, readFact } from "./facts/read-fact.ts"
export type {
  Comparison,
  Condition as RuleCondition,
  ConditionException,
  Operand,
  Said,
} from "./language/condition.ts"
export type {
  AgePolicy,
  AmountException,
  Anchor,
  Band,
  Expression,
  Literal,
  ParameterRef,
} from "./language/expression.ts"
export type {
  ParameterEdition,
  ParameterHistory,
  ParameterKind,
  ParameterValue,
} from "./language/parameter.ts"
export type { Rule, RuleDefinition, RuleWorld } from "./language/rule.ts"
export { bindRule, checkRule, type NotInForce } from "./check/check-rule.ts"
export type { BoundFact, BoundRule, Ground, When } from "./bound/bound-rule.ts"
export { type DecisionTime, whenOf } from "./bound/when.ts"
export { decide, type DecideOptions } from "./interpret/decide.ts"
export type { DecidedDispute, DecidedGround, Decision, Reason } from "./interpret/decision.ts"
export { lower } from "./plan/lower.ts"
export type { Plan, PlanCondition, PlanNumber, Slot } from "./plan/plan.ts"
export {
  type CannotCompile,
  INVALID,
  MOST_GROUNDS,
  NO,
  ODD,
  type Outcome,
  type Status,
  UNDETERMINED,
  YES,
  YES_AMOUNT_OPEN,
} from "./plan/outcome.ts"
export { outcomeOf } from "./plan/outcome-of.ts"
export { compileRow, type RowMode, type RowProgram } from "./row/compile-row.ts"
