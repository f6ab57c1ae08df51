export {
  allocateOutput,
  type Column,
  type ColumnBatch,
  type ColumnOutput,
  type DayColumn,
  type OutputKind,
  type ValueColumn,
} from "./batch.ts"
export { gatherRows } from "./gather.ts"
export { type RowFinder, rowFinder } from "./row-finder.ts"
export { partitionRows, type RowRange } from "./partition.ts"
export { type ColumnOptions, type ColumnProgram, type ColumnRun, compileColumns } from "./program.ts"
export { type EncodedFact, encodeColumns } from "./encode.ts"
export { encodeRows } from "./encode-rows.ts"
export { setAsideStrays, type Stray } from "./strays.ts"
