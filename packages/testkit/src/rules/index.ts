export { badExecutions, type BadExecution, rightExecution } from "./bad-executions.ts"
export { corpus, type CorpusCase } from "./corpus.ts"
export { executionContract, type ExecutionContract, type RunRows } from "./execution-contract.ts"
export {
  atomArbitrary,
  conditionArbitrary,
  decisionTimes,
  exactRuleArbitrary,
  ruleArbitrary,
  valuesArbitrary,
  wrongValuesArbitrary,
} from "./random-rule.ts"
export { subject as randomSubject, world as randomWorld } from "./random-world.ts"
