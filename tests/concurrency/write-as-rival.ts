// One of several programs that write to the same district at the same time.
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { writeAsRival } from "./rivals.ts"

const [, where = "", keysAt = "", rival = ""] = process.argv.slice(1)
await writeAsRival({ open: () => sqliteStorage(where, { busyTimeoutMs: 60_000 }), keysAt }, JSON.parse(rival))
