import { sqliteStorage } from "@onevisit/storage-sqlite"
import { writeUntilKilled } from "./write-until-killed.ts"

await writeUntilKilled((path) => sqliteStorage(path, { check: "header", busyTimeoutMs: 60_000 }))
