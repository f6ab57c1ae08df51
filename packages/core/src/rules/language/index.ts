/** Writes sheets and rules in code: what comes of it are the plain objects of the rule language. */
export { all, any, not, type WrittenComparison, type WrittenCondition } from "./build-condition.ts"
export type {
  AnyOperand,
  Comparisons,
  Literals,
  SaidOfNever,
  OperandOf,
  RateText,
  SortlessValue,
  Sort,
  ValueOf,
  WrittenParameter,
  WrittenValue,
} from "./build-value.ts"
export type {
  ChoiceFact,
  CodeFact,
  FactOfType,
  FlagFact,
  JudgedFact,
  ListFact,
  NamedFact,
  NeverDateFact,
  NumberFact,
} from "./build-named-fact.ts"
export {
  ageOf,
  countOf,
  dayOf,
  greatest,
  least,
  minus,
  parameter,
  prorate,
  share,
  shift,
  sum,
  times,
  value,
} from "./build-reckoning.ts"
export { bands, type ConditionBranch, type ValueBranch, when, type WrittenBand } from "./build-branch.ts"
export { after, alive, before, holds, judgement, notAfter, notBefore, within } from "./build-phrases.ts"
export { factSheet, type NamedFacts, sheetOf, type ValuesOf } from "./build-sheet.ts"
export { defineRule, type WrittenRule } from "./build-rule.ts"
export {
  fact,
  type FactOptions,
  type JudgedDeclaration,
  type WrittenDate,
  type WrittenFact,
} from "../facts/define-facts.ts"
export type { ChoiceOf, DateOf, ListOf, ObservationIn, ValueIn, ValuesOfFacts } from "../facts/fact-values.ts"
