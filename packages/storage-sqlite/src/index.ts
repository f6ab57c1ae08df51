export { type BackupOptions, restoreSqlite, type SqliteBackup } from "./backup.ts"
export { SCHEMA_VERSION } from "./schema.ts"
export { type SqliteStorage, sqliteStorage, type SqliteStorageOptions } from "./sqlite-storage.ts"
