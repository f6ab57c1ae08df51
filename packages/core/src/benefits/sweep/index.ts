export * from "./run/index.ts"
export {
  DIFFERENCE_KINDS,
  type DifferenceKind,
  differenceTitles,
  type Differences,
  kindOf,
} from "./difference.ts"
export { countFigures, type GroundFigure, type RunFigures } from "./run-figures.ts"
export { decidingGrounds, outcomeReasons } from "./outcome-reasons.ts"
export { judgeFeed, type RunComparison } from "./guards.ts"
export {
  noOutcomes,
  type OutcomeColumns,
  outcomeAt,
  type RunOutcome,
  type RunStatus,
  setOutcome,
  UNSEEN,
  unseen,
} from "./outcome-columns.ts"
export { type Sweep, sweepAll, type SweepInput, type SweepResult } from "./sweep-all.ts"
export { applyOutcomes, type RowsInput, type RowsResult, sweepRows } from "./sweep-rows.ts"
export {
  addTotals,
  countDifferences,
  countOutcomes,
  type DifferenceCounts,
  noTotals,
  type RunTotals,
  subtractTotals,
} from "./totals.ts"
