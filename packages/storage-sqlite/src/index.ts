export { SCHEMA_VERSION } from "./schema.ts"
export { sqliteStorage, type SqliteStorageOptions } from "./sqlite-storage.ts"
