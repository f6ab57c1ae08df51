export { statisticsService, type StatisticsService } from "./statistics.ts"
export type { StatisticsQuery } from "./statistics.schema.ts"
