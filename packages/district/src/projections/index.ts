export { findRows, getRow, type Row, type RowQuery, type Rows } from "./find-rows.ts"
export { defineProjection, type Projection, type ProjectionDefinition } from "./projection.ts"
export { followFeed, type ProjectionRun, runProjection, servingVersion } from "./run-projection.ts"
