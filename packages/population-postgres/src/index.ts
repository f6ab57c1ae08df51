export type { PostgresClient, PostgresPool } from "./drive-on.ts"
export { postgresPopulation, type PostgresPopulationOptions } from "./postgres-population.ts"
