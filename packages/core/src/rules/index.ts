export {
  decideCondition,
  factsOf,
  type AtomReason,
  type Condition,
  type Decided,
  type Facts,
  type FactValue,
  type Verdict,
} from "./condition.ts"
