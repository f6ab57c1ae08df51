/**
 * The schema is made or brought up in one transaction, by one program at a time, which no writer of an
 * older program overlaps: all take the gate. A schema that is another program's, or newer, stays as it is.
 */
import { StorageError } from "@onevisit/core/ports"
import { failureOf } from "./postgres-errors.ts"
import type { PooledClient, PostgresPool } from "./pool.ts"
import type { Fallback } from "./probe.ts"
import { ask } from "./runner.ts"
import { MIGRATIONS, PROGRAM, quoteName, SCHEMA_VERSION } from "./schema.ts"

export type FeedOrder = "horizon" | "position-lock"

/** Makes the schema or brings it up. Throws `StorageError`; what was there is then as it was. */
export async function openSchema(
  pool: PostgresPool,
  schema: string,
  { fallbacks, gate }: { readonly fallbacks: readonly Fallback[]; readonly gate: number },
): Promise<{ readonly feed: FeedOrder }> {
  const client = await pool.connect().catch((thrown: unknown) => {
    throw failureOf(thrown)
  })
  try {
    const canSeeLocks = !fallbacks.includes("position-lock")
    const found = await findSchema(client, schema)
    if (found?.feed !== undefined && found.version === SCHEMA_VERSION)
      return { feed: checkFeed(found.feed, canSeeLocks) }
    return { feed: await migrate(client, schema, gate, canSeeLocks) }
  } finally {
    client.release()
  }
}

async function migrate(
  client: PooledClient,
  schema: string,
  gate: number,
  canSeeLocks: boolean,
): Promise<FeedOrder> {
  const quoted = quoteName(schema)
  await ask(client, {
    text: `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(${gate}, 0)`,
  })
  try {
    // Another program may have been first.
    const found = await findSchema(client, schema)
    const feed = checkFeed(found?.feed ?? (canSeeLocks ? "horizon" : "position-lock"), canSeeLocks)
    if (found === undefined) await ask(client, { text: `CREATE SCHEMA ${quoted}` })
    const version = found?.version ?? 0
    for (const step of MIGRATIONS.slice(version)) await ask(client, { text: step(quoted) })
    const state = { text: `UPDATE ${quoted}.about SET version = $1`, values: [SCHEMA_VERSION] }
    const first = {
      text: `INSERT INTO ${quoted}.about (program, version, feed) VALUES ($1, $2, $3)`,
      values: [PROGRAM, SCHEMA_VERSION, feed],
    }
    await ask(client, version === 0 ? first : state)
    await ask(client, { text: "COMMIT" })
    return feed
  } catch (thrown) {
    await ask(client, { text: "ROLLBACK" }).catch(() => {})
    throw thrown
  }
}

interface FoundSchema {
  /** 0 for a schema that was made beforehand and is empty. */
  readonly version: number
  readonly feed: FeedOrder | undefined
}

/** `undefined` where there is none. Throws for one that is not ours or newer. */
async function findSchema(client: PooledClient, schema: string): Promise<FoundSchema | undefined> {
  const [counts] = await ask(client, {
    text: `SELECT n.oid, count(c.oid) AS things, sum(CASE WHEN c.relname = 'about' THEN 1 ELSE 0 END) AS ours
      FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid WHERE n.nspname = $1 GROUP BY n.oid`,
    values: [schema],
  })
  if (counts === undefined) return undefined
  if (Number(counts["things"]) === 0) return { version: 0, feed: undefined }
  if (Number(counts["ours"]) === 0) throw foreign()
  const rows = await ask(client, { text: `SELECT * FROM ${quoteName(schema)}.about` })
  const [{ feed, program, version } = {}] = rows
  if (rows.length !== 1 || program !== PROGRAM || (feed !== "horizon" && feed !== "position-lock"))
    throw foreign()
  if (Number(version) > SCHEMA_VERSION) {
    throw new StorageError(
      "Rejected",
      "The schema was written by a newer release of onevisit. Open it with that release or a later one.",
    )
  }
  return { version: Number(version), feed }
}

/** All programs on one schema keep the order of the feed in one way, or none could rely on it. */
function checkFeed(feed: FeedOrder, canSeeLocks: boolean): FeedOrder {
  if (feed === "position-lock" || canSeeLocks) return feed
  throw new StorageError(
    "Rejected",
    "The schema was made where writers see each other's locks (feed horizon), and here they do not. Open it with the dialect it was made with.",
  )
}

function foreign(): StorageError {
  return new StorageError(
    "Rejected",
    "The schema belongs to another program. Name a schema that does not exist yet, or that is empty.",
  )
}
