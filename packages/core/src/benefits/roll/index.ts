export type { RowPlace } from "../tables/index.ts"
export {
  compareRoll,
  type DeterminedPerson,
  ROLL_STANDINGS,
  type RollComparison,
  type RollContext,
  type RollEntry,
  type RollStanding,
  rollStandingTitles,
} from "./compare-roll.ts"
export { composeRoll } from "./compose-roll.ts"
export { type FieldDifference, ROLL_DIFFERENCES } from "./field-differences.ts"
export * from "./import/index.ts"
export { openingOf, type RollName } from "./openings.ts"
export { parseRoll, type RollOptions } from "./parse-roll.ts"
export { type RollColumns, type RollField, usualRollColumns } from "./roll-columns.ts"
export type { RollPayee, RollRow } from "./roll-row.ts"
