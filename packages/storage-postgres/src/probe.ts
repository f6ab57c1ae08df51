/**
 * What the server can do, asked before anything is written. What it lacks has a fallback with a name or is refused
 * by name. Asked is only what is used: rows are written without ON CONFLICT, the order of the feed needs no
 * transaction ids, and no table is partitioned.
 */
import { StorageError } from "@onevisit/core/ports"
import type { PostgresPool } from "./pool.ts"
import { ask } from "./runner.ts"
import { sqlState } from "./postgres-errors.ts"

/** `postgres` is PostgreSQL 14 or later; `opengauss` does with what openGauss and its kin have, whatever the server says. */
export type Dialect = "postgres" | "opengauss"

/** What stands in for something that the server lacks. */
export type Fallback =
  /** Writers go one after the other, instead of a look at the locks of those that have not committed. */
  | "position-lock"
  /** Claims of messages wait for each other, instead of skipping what is locked (SKIP LOCKED). */
  | "waiting-claims"

/** What the storage sets for its own transactions, on servers that have it. */
export const TRANSACTION_SETTINGS = [
  "lock_timeout",
  "idle_in_transaction_session_timeout",
  "enable_seqscan",
  "enable_hashjoin",
  "enable_mergejoin",
  "plan_cache_mode",
] as const
export type TransactionSetting = (typeof TRANSACTION_SETTINGS)[number]

export interface ServerSettings {
  readonly version: number
  readonly encoding: string
  readonly readsOnly: boolean
  readonly emptyIsNull: boolean
  readonly fsync: string
  readonly fullPageWrites: string
}

/** Whether the sequence's state and the locks of other sessions can be seen. */
const SEES_LOCKS =
  "SELECT count(*), max(pg_sequence_last_value(0::regclass)) FROM pg_locks WHERE false AND objsubid = 2"
const SKIPS_LOCKED = "SELECT 1 FROM (SELECT 1) AS one FOR UPDATE SKIP LOCKED"

export async function readSettings(pool: PostgresPool): Promise<ServerSettings> {
  const [row = {}] = await ask(pool, {
    text: `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding,
      pg_is_in_recovery() AS reads_only, '' IS NULL AS empty_is_null,
      current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes`,
  })
  return {
    version: Number(row["version"]),
    encoding: String(row["encoding"]),
    readsOnly: row["reads_only"] === true,
    emptyIsNull: row["empty_is_null"] === true,
    fsync: String(row["fsync"]),
    fullPageWrites: String(row["full_page_writes"]),
  }
}

/** Why the server will not do, or nothing. */
export function refusalOf(
  { emptyIsNull, encoding, fsync, fullPageWrites, readsOnly, version }: ServerSettings,
  { acceptUnsafe, dialect }: { readonly acceptUnsafe: boolean; readonly dialect: Dialect },
): StorageError | undefined {
  const rejected = (message: string) => new StorageError("Rejected", message)
  if (dialect === "postgres" && version < 140_000) {
    return rejected(
      "The server is older than PostgreSQL 14. Use 14 or later, or say which dialect it speaks.",
    )
  }
  if (encoding !== "UTF8")
    return rejected("The database's encoding is not UTF8. Create one with ENCODING 'UTF8'.")
  if (emptyIsNull) {
    return rejected("The database takes empty text for NULL. Create one with DBCOMPATIBILITY 'PG'.")
  }
  if (readsOnly) {
    return new StorageError(
      "Unavailable",
      "The server only reads: it stands by for another. Connect to the one that writes.",
    )
  }
  if (!acceptUnsafe && fsync !== "on") {
    return rejected("The server does not flush what it acknowledges (fsync = off). Set fsync = on.")
  }
  if (!acceptUnsafe && fullPageWrites !== "on") {
    return rejected("The server may break pages when the power fails (full_page_writes = off). Set it on.")
  }
  return undefined
}

/** Those of {@link TRANSACTION_SETTINGS} that the server knows. */
export async function knownSettings(pool: PostgresPool): Promise<ReadonlySet<TransactionSetting>> {
  const text = "SELECT name FROM pg_settings WHERE name = ANY ($1::text[])"
  const rows = await ask(pool, { text, values: [[...TRANSACTION_SETTINGS]] })
  const known = new Set(rows.map(({ name }) => String(name)))
  return new Set(TRANSACTION_SETTINGS.filter((name) => known.has(name)))
}

export async function probeFallbacks(pool: PostgresPool, dialect: Dialect): Promise<readonly Fallback[]> {
  if (dialect === "opengauss") return ["position-lock", "waiting-claims"]
  const fallbacks: Fallback[] = []
  if (!(await understands(pool, SEES_LOCKS))) fallbacks.push("position-lock")
  if (!(await understands(pool, SKIPS_LOCKED))) fallbacks.push("waiting-claims")
  return fallbacks
}

/** What a server lacks it answers with an error of syntax or rights (class 42) or of features (0A). */
async function understands(pool: PostgresPool, text: string): Promise<boolean> {
  try {
    await ask(pool, { text })
    return true
  } catch (thrown) {
    if (/^(42|0A)/.test(sqlState((thrown as StorageError).cause))) return false
    throw thrown
  }
}
