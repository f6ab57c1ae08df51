export {
  type ColumnThreads,
  type ColumnThreadsOptions,
  openColumnThreads,
  type ThreadRunOptions,
} from "./column-threads.ts"
export { allocateSharedOutput } from "./share-memory.ts"
export { PlanNotForColumns, ThreadsEnded } from "./threads.errors.ts"
