export type { OpenWriter } from "./feed.ts"
export type { PooledClient, PostgresClient, PostgresPool, PostgresQuery, PostgresRow } from "./pool.ts"
export { postgresStorage, type PostgresStorage, type PostgresStorageOptions } from "./postgres-storage.ts"
export type { Dialect, Fallback } from "./probe.ts"
