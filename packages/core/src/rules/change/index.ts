export { type ChangeCause, nextChange, type NextChange } from "./next-change.ts"
export type { Cause } from "./mover.ts"
export type { Standing } from "./standing.ts"
export { type Moved, movedBetween } from "./moved-between.ts"
