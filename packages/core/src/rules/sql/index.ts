/** Plans as SQL: one query that decides every row of a relation. */
export { compileSql } from "./compile-sql.ts"
export { quoteName, quoteRelation } from "./names.ts"
export type { SqlProgram, SqlRows } from "./program.ts"
export type { DayColumns, FactColumns, PlaceColumn, Relation, SqlDialect, ValueColumn } from "./relation.ts"
