/**
 * Storage in a schema of PostgreSQL. Each commit is one transaction of its own, flushed before the promise resolves, or a
 * part of a transaction that the host has begun; programs on many machines may use one schema.
 */
import {
  composeStorable,
  parseViewQuery,
  type Storage,
  storableCount,
  storableInstant,
  storableText,
  type StoredEvent,
} from "@onevisit/core/ports"
import { commitWork, isNew } from "./commit-work.ts"
import {
  feedWaitsFor,
  holdHorizon,
  horizonOf,
  type OpenWriter,
  readFeed,
  readHorizon,
  readStream,
  storedEvent,
} from "./feed.ts"
import { findViews } from "./find-views.ts"
import { LastWritten } from "./guess-state.ts"
import { HostRunner } from "./host-runner.ts"
import { lockSpaces, type LockSpaces } from "./locks.ts"
import {
  claimedMessages,
  claimQuery,
  firstSettlements,
  settledOf,
  settleQuery,
  takeLease,
} from "./messages.ts"
import { type FeedOrder, openSchema } from "./open-schema.ts"
import { makePool, type PostgresClient, type PostgresPool } from "./pool.ts"
import { PoolRunner } from "./pool-runner.ts"
import {
  type Dialect,
  type Fallback,
  knownSettings,
  probeFallbacks,
  readSettings,
  refusalOf,
  type TransactionSetting,
} from "./probe.ts"
import type { Runner } from "./runner.ts"
import { quoteName } from "./schema.ts"
import { DURABLY, prepared } from "./statement.ts"
import { viewRow } from "./view-values.ts"

export interface PostgresStorageOptions {
  /** A pool as `pg` has it, which stays yours to end. */
  readonly pool?: PostgresPool
  /** Where there is no pool: a connection string, for a pool of its own. Needs the package `pg`. */
  readonly connection?: string
  /** The schema that holds the tables; made where there is none. `onevisit` unless told. */
  readonly schema?: string
  /** `postgres` unless told. */
  readonly dialect?: Dialect
  /** How long to wait for others that write, before a call fails as `Unavailable`. 10000 ms unless told. */
  readonly busyTimeoutMs?: number
  /** Takes a server that does not flush what it acknowledges (`fsync` or `full_page_writes` off): for tests alone. */
  readonly acceptUnsafe?: boolean
}

export interface PostgresStorage extends Storage {
  /** What stands in for what the server lacks; empty on PostgreSQL 14 and later. */
  readonly fallbacks: readonly Fallback[]
  /**
   * The same storage inside a transaction that the host has begun on `client` (level READ COMMITTED). What it
   * reports as committed is written with that transaction: it is durable and seen by others once the host commits, and
   * has never been once the host rolls back. Until then writers of the same things wait, and the feed stands still before
   * what was written. The feed is read outside of the transaction; `close` leaves the connection as it is.
   */
  within(client: PostgresClient): Storage
  /** The transactions that hold the feed up, the longest open first: a host that forgot to end its own, mostly. */
  feedWaitsFor(): Promise<readonly OpenWriter[]>
}

/**
 * Opens the schema, or makes it where there is none; an older release's is brought up to this one.
 *
 * Rejects with `StorageError`: `Rejected` for a schema of another program or a newer release, and for a server that
 * cannot keep what is promised (each says what to change), `Unavailable` where it is not reached, `Corrupt` where
 * tables are missing.
 */
export async function postgresStorage(options: PostgresStorageOptions): Promise<PostgresStorage> {
  const { acceptUnsafe = false, connection, dialect = "postgres", schema = "onevisit" } = options
  const pool = options.pool ?? (await makePool(storableText(connection ?? "", "connection string")))
  try {
    const refusal = refusalOf(await readSettings(pool), { acceptUnsafe, dialect })
    if (refusal) throw refusal
    const fallbacks = await probeFallbacks(pool, dialect)
    const settings = await knownSettings(pool)
    const locks = lockSpaces(schema)
    const { feed } = await openSchema(pool, storableText(schema, "schema"), { fallbacks, gate: locks.gate })
    return open(pool, options, { fallbacks, feed, locks, schema: quoteName(schema), settings })
  } catch (thrown) {
    if (!options.pool) await pool.end?.()
    throw thrown
  }
}

/** What is known of the database once it is open. */
interface Opened {
  readonly fallbacks: readonly Fallback[]
  readonly feed: FeedOrder
  readonly locks: LockSpaces
  readonly schema: string
  readonly settings: ReadonlySet<TransactionSetting>
}

function open(pool: PostgresPool, options: PostgresStorageOptions, opened: Opened): PostgresStorage {
  const { fallbacks, feed, locks, settings } = opened
  const oneWriter = feed === "position-lock"
  // 0 would mean for ever.
  const busyTimeoutMs = Math.max(1, storableCount(options.busyTimeoutMs ?? 10_000, "busy timeout"))
  const runner = new PoolRunner(pool, { locks, oneWriter, busyTimeoutMs, settings })
  let ended: Promise<void> | undefined
  const storage = storageOn(runner, runner, opened, async () => {
    runner.close()
    if (!options.pool) ended ??= pool.end?.()
    await ended
  })
  return {
    ...storage,
    fallbacks,
    within: (client) =>
      storageOn(new HostRunner(client, { locks, oneWriter }), runner, opened, async () => {}),
    feedWaitsFor: () => feedWaitsFor(runner, locks.horizon),
  }
}

/** Everything but the feed goes through `runner`; the feed is read `outside`. */
function storageOn(runner: Runner, outside: Runner, opened: Opened, close: () => Promise<void>): Storage {
  const { fallbacks, feed, locks, schema } = opened
  const last = fallbacks.length === 0 ? new LastWritten() : undefined
  const first =
    feed === "position-lock"
      ? `SELECT '', ${DURABLY}`
      : `SELECT h.held, ${DURABLY} FROM (${holdHorizon(schema, locks.horizon)}) AS h (held)`
  return {
    kind: "postgres",
    commit: async (acts) => {
      const storable = acts.map(composeStorable)
      if (storable.length === 0) return []
      const outcomes = await runner.transact(commitWork(schema, storable, { first, last }))
      last?.learn(storable.filter((_, at) => isNew(outcomes[at])))
      return outcomes
    },
    readStream: async ({ after = 0, limit = Number.MAX_SAFE_INTEGER, stream }) => {
      storableText(stream, "stream")
      const query = readStream(schema, stream, storableCount(after, "version"), storableCount(limit, "limit"))
      return (await runner.read(query)).map(storedEvent)
    },
    readFeed: async ({ after, limit }) => {
      storableCount(after, "position")
      storableCount(limit, "limit")
      const upTo =
        feed === "position-lock"
          ? Number.MAX_SAFE_INTEGER
          : horizonOf(await outside.read(readHorizon(schema, locks.horizon)))
      return (await outside.read(readFeed(schema, after, upTo, limit))).map(storedEvent)
    },
    readCheckpoint: async (name) => {
      storableText(name, "checkpoint")
      const text = `SELECT position FROM ${schema}.checkpoints WHERE name = $1`
      const [row] = await runner.read(prepared(text, [name]))
      return Number(row?.["position"] ?? 0)
    },
    getView: async ({ key, version, view }) => {
      storableText(view, "view")
      storableText(key, "view key")
      const text = `SELECT key, doc, fields FROM ${schema}.views WHERE view = $1 AND version = $2 AND key = $3`
      const [row] = await runner.read(prepared(text, [view, storableCount(version, "view version"), key]))
      return row ? viewRow(row) : null
    },
    findViews: async (query) => {
      const after = parseViewQuery(query)
      return findViews(runner, schema, query, after)
    },
    dueTimers: async ({ limit, until }) => {
      const text = `SELECT id, due_at, subject FROM ${schema}.timers WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2`
      const rows = await runner.read(prepared(text, [storableInstant(until), storableCount(limit, "limit")]))
      return rows.map(({ due_at, id, subject }) => ({
        id: String(id),
        dueAt: String(due_at) as StoredEvent["recordedAt"],
        subject: String(subject),
      }))
    },
    claimMessages: async (claim) => {
      storableInstant(claim.now)
      storableInstant(claim.leaseUntil)
      storableCount(claim.limit, "limit")
      const skipLocked = !fallbacks.includes("waiting-claims")
      return claimedMessages(await runner.change(claimQuery(schema, claim, skipLocked)))
    },
    settleMessages: async (settlements) => {
      for (const settlement of settlements) {
        storableText(settlement.id, "message id")
        if (settlement.outcome === "retry") storableInstant(settlement.availableAt)
        if (settlement.outcome === "dead") storableText(settlement.reason, "reason")
      }
      const first = firstSettlements(settlements)
      const rows = first.length === 0 ? [] : await runner.change(settleQuery(schema, first))
      return settledOf(settlements, rows)
    },
    lease: async (lease) => {
      storableText(lease.name, "lease")
      storableText(lease.holder, "holder")
      storableInstant(lease.now)
      storableInstant(lease.until)
      return runner.transact(takeLease(schema, lease))
    },
    close,
  }
}
