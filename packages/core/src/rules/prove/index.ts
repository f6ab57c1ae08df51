export { type BuiltPlan, buildPlan, levelNamed } from "./build.ts"
export { type ConditionFinding, type ConditionFindings, findDead } from "./dead.ts"
export {
  type Diagram,
  FALSE,
  type LeafValue,
  type Level,
  type Node,
  type Opaque,
  TRUE,
  valueOf,
} from "./diagram.ts"
export { type Equivalence, equivalent } from "./equivalent.ts"
export { type Irrelevance, irrelevantFacts } from "./irrelevant.ts"
export { bounded, MOST_NODES } from "./limit.ts"
export { type Direction, monotone, type MonotoneProof, type Monotonicity } from "./monotone.ts"
export { type Necessity, weakestNecessary } from "./necessary.ts"
export { fix, restrict } from "./operate.ts"
export { type Outside, type OutsidePart, type OutsideReason, outsideWords, type TooLarge } from "./outside.ts"
export {
  askedBy,
  cellsOf,
  childrenOf,
  countNodes,
  type KnownAt,
  levelsOf,
  supportOf,
  valuesOf,
} from "./read.ts"
export { checkRows, type Gap, MOST_GAPS, type Overlap, type TableCheck, type TableRow } from "./rows.ts"
export { isSatisfiable, type Satisfiability } from "./satisfiable.ts"
export { type AmountRange, type KnownSets, settled, settledIn, type Settlement } from "./settled.ts"
export type { WitnessOutcome, WitnessValues } from "./witness.ts"
