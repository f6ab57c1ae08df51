export type { ColumnFeed, FeedRequest } from "./column-feed.ts"
export { columnPopulation, type ColumnPopulationOptions } from "./column-population.ts"
