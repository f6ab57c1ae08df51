export { sqlitePopulation, type SqlitePopulation, type SqlitePopulationOptions } from "./sqlite-population.ts"
