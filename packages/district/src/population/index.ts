export type { ColumnFeed, FeedRequest } from "./column-feed.ts"
export { columnPopulation, type ColumnPopulationOptions } from "./column-population.ts"
export { type RunFiles, runFilesIn } from "./run-files.ts"
