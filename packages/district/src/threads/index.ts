export { type ColumnThreads, type ColumnThreadsOptions, openColumnThreads } from "./column-threads.ts"
export { PlanNotForColumns, ThreadsEnded } from "./threads.errors.ts"
