/** Populations in SQL databases, for the authors of adapters. */
export type {
  ChangesFound,
  IdType,
  PopulationSource,
  SqlPopulationOptions,
  SqlPopulationSettings,
} from "./settings.ts"
export { databaseFailure, hostFailure } from "./failures.ts"
export { sqlPopulation } from "./sql-population.ts"
export type { Drive, Holding, OnProgress, SqlRow, SqlValue, Step, Steps } from "./steps.ts"
