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
export type { Comparison, Condition, ConditionException, Operand, Said } from "./language/condition.ts"
export type {
  AgePolicy,
  AmountException,
  Anchor,
  Band,
  Excepted,
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
export { bindRule, checkRule } from "./check/check-rule.ts"
export type { CannotBind, LeavesRange, NotInForce } from "./check/cannot-bind.errors.ts"
export type { BoundFact, BoundRule, Ground, When } from "./bound/bound-rule.ts"
export { type DecisionTime, whenOf } from "./bound/when.ts"
export { decide, type DecideOptions } from "./interpret/decide.ts"
export type {
  DecidedDispute,
  DecidedGround,
  DecidedJudgement,
  Decision,
  Reason,
} from "./interpret/decision.ts"
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
export { completeOdd } from "./row/complete-odd.ts"
export { compileRow, type RowMode, type RowProgram } from "./row/compile-row.ts"
export {
  after,
  ageOf,
  alive,
  all,
  any,
  bands,
  before,
  countOf,
  dayOf,
  defineRule,
  fact,
  factSheet,
  greatest,
  holds,
  judgement,
  least,
  minus,
  not,
  notAfter,
  notBefore,
  parameter,
  prorate,
  share,
  sheetOf,
  shift,
  sum,
  times,
  value,
  when,
  within,
} from "./language/index.ts"
export type {
  AnyOperand,
  ChoiceFact,
  ChoiceOf,
  CodeFact,
  Comparisons,
  ConditionBranch,
  DateOf,
  FactOfType,
  FactOptions,
  FlagFact,
  JudgedDeclaration,
  JudgedFact,
  ListFact,
  ListOf,
  Literals,
  NamedFact,
  NamedFacts,
  NeverDateFact,
  NumberFact,
  ObservationIn,
  OperandOf,
  RateText,
  SaidOfNever,
  Sort,
  SortlessValue,
  ValueBranch,
  ValueIn,
  ValueOf,
  ValuesOf,
  ValuesOfFacts,
  WrittenBand,
  WrittenComparison,
  WrittenCondition,
  WrittenDate,
  WrittenFact,
  WrittenParameter,
  WrittenRule,
  WrittenValue,
} from "./language/index.ts"
export {
  checkRows,
  type ConditionFinding,
  type ConditionFindings,
  type Equivalence,
  equivalent,
  findDead,
  type Irrelevance,
  irrelevantFacts,
  isSatisfiable,
  type KnownSets,
  monotone,
  type MonotoneProof,
  type Monotonicity,
  type Necessity,
  type Outside,
  type OutsidePart,
  type OutsideReason,
  outsideWords,
  type Satisfiability,
  settled,
  type Settlement,
  type TableCheck,
  type TooLarge,
  weakestNecessary,
  type WitnessOutcome,
  type WitnessValues,
} from "./prove/index.ts"
export { checkTables } from "./prove/tables.ts"
export { witnessWords } from "./prove/witness-words.ts"
export {
  allocateOutput,
  type Column,
  type ColumnBatch,
  type ColumnOptions,
  type ColumnOutput,
  type ColumnProgram,
  type ColumnRun,
  compileColumns,
  type DayColumn,
  type EncodedFact,
  encodeColumns,
  encodeRows,
  type OutputKind,
  partitionRows,
  type RowRange,
  setAsideStrays,
  type Stray,
  type ValueColumn,
} from "./columns/index.ts"
export {
  compileSql,
  type DayColumns,
  type FactColumns,
  type PlaceColumn,
  type Relation,
  type SqlDialect,
  type SqlProgram,
  type SqlRows,
  type ValueColumn as SqlValueColumn,
} from "./sql/index.ts"
export { type Cause, type ChangeCause, nextChange, type NextChange, type Standing } from "./change/index.ts"
export {
  type AskingTerms,
  type Belief,
  type Effort,
  type OpenFact,
  planQuestions,
  type Question,
  type QuestionPlan,
  type QuestionSource,
  type Unanswerable,
  USUAL_EFFORT,
} from "./ask/index.ts"
