/**
 * The feed, which never shows an event behind one it has shown, however long a writer takes to commit.
 *
 * Positions come from a sequence, so that writers do not wait for each other; a writer that is late could then put an
 * event below one that was read. Therefore each writer, before it takes positions, holds a lock of PostgreSQL
 * whose number is how far the sequence had got: all its positions lie above. A reader first looks at these locks, then
 * at the events, and goes no further than the lowest lock. Whoever takes a lock after that look takes
 * positions above all that were there at its time; whoever gave one back before it had committed, and is seen.
 *
 * Only writers of this storage hold the feed up, and none of another program's transactions does, however long it is
 * open. A host that joins the storage to a transaction of its own holds the feed up until it ends it: see
 * `feedWaitsFor`.
 */
import type { StoredEvent } from "@onevisit/core/ports"
import type { PostgresQuery, PostgresRow } from "./pool.ts"
import type { Rows, Runner } from "./runner.ts"
import { literal } from "./schema.ts"
import { prepared } from "./statement.ts"
import { storedJson } from "./view-values.ts"

/** A transaction that the feed waits for, and since when it has been open. */
export interface OpenWriter {
  /** The server's process, for `pg_terminate_backend`; `null` for a prepared transaction. */
  readonly process: number | null
  readonly openForSeconds: number | null
  /** Whether it stands idle, waiting for its program. */
  readonly idle: boolean
}

/** As a statement of two columns: takes the writer's lock. Positions are counted round in 32 bits, as locks are. */
export function holdHorizon(schema: string, space: number): string {
  const last = `coalesce(pg_sequence_last_value('${literal(schema)}.positions'::regclass), 0)`
  const low = `((${last} + 2147483648) % 4294967296 - 2147483648)::int4`
  return `SELECT pg_advisory_xact_lock_shared(${space}, ${low})::text`
}

const HELD = (space: number) =>
  `l.locktype = 'advisory' AND l.granted AND l.classid = ${space >>> 0} AND l.objsubid = 2
   AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())`

/** The position up to which the feed can be read. The newest event is taken from before the look at the locks. */
export function readHorizon(schema: string, space: number): PostgresQuery {
  return prepared(
    `SELECT t.top, (SELECT min((l.objid::bigint - t.top % 4294967296 + 6442450944) % 4294967296 - 2147483648)
       FROM pg_locks l WHERE ${HELD(space)}) AS ahead
     FROM (SELECT coalesce(max(position), 0) AS top FROM ${schema}.events) t`,
  )
}

export function horizonOf([row]: Rows): number {
  const top = Number(row?.["top"])
  const ahead = row?.["ahead"]
  return ahead === null ? top : Math.min(top, top + Number(ahead))
}

export async function feedWaitsFor(runner: Runner, space: number): Promise<readonly OpenWriter[]> {
  const rows = await runner.read({
    text: `SELECT DISTINCT l.pid, extract(epoch FROM now() - a.xact_start) AS seconds, a.state
      FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid WHERE ${HELD(space)} ORDER BY seconds DESC NULLS LAST`,
  })
  return rows.map(({ pid, seconds, state }) => ({
    process: pid === null ? null : Number(pid),
    openForSeconds: seconds === null ? null : Math.floor(Number(seconds)),
    idle: String(state).startsWith("idle"),
  }))
}

const COLUMNS = "stream, version, position, command_id, type, v, occurred_on, recorded_at, actor, data, chain"

export function readStream(schema: string, stream: string, after: number, limit: number): PostgresQuery {
  return prepared(
    `SELECT ${COLUMNS} FROM ${schema}.events WHERE stream = $1 AND version > $2 ORDER BY version LIMIT $3`,
    [stream, after, limit],
  )
}

export function readFeed(schema: string, after: number, upTo: number, limit: number): PostgresQuery {
  return prepared(
    `SELECT ${COLUMNS} FROM ${schema}.events WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3`,
    [after, upTo, limit],
  )
}

export function storedEvent(row: PostgresRow): StoredEvent {
  const chain = row["chain"]
  return {
    stream: String(row["stream"]),
    version: Number(row["version"]),
    position: Number(row["position"]),
    commandId: String(row["command_id"]),
    type: String(row["type"]),
    v: Number(row["v"]),
    occurredOn: String(row["occurred_on"]) as StoredEvent["occurredOn"],
    recordedAt: String(row["recorded_at"]) as StoredEvent["recordedAt"],
    actor: storedJson(row["actor"]) as StoredEvent["actor"],
    data: storedJson(row["data"]),
    ...(chain === null ? {} : { chain: String(chain) }),
  }
}
