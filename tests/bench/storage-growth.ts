import type { Storage } from "@onevisit/core/ports"
import { postgresStorage } from "@onevisit/storage-postgres"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { Pool } from "pg"
import { startPostgres } from "../postgres/server.ts"
import { type Bench, type Measurement, median } from "./bench.ts"
import { commitNew, sampleCommands } from "./storage-acts.ts"
import { CASES, CASES_AT_ONCE, fillStatements, type Maker } from "./storage-growth-rows.ts"

// Whether a commit takes longer for what was stored before it: the same acts are committed to an empty store and to one of
// ten million events, in turns. It takes minutes and some ten gigabytes, and is measured when it is named only.

const COMMITS = 3000
const WARM_UP = 500

export const benches: readonly Bench[] = [
  { id: "growth-10m.sqlite", unit: "×", goal: 1.3, better: "lower", onlyWhenNamed: true, run: growSqlite },
  {
    id: "growth-10m.postgres",
    unit: "×",
    goal: 1.3,
    better: "lower",
    onlyWhenNamed: true,
    run: growPostgres,
  },
]

/** The worse of the ratios of medians and of means. */
async function compareGrowth(empty: Storage, full: Storage): Promise<Measurement> {
  const acts = { empty: sampleCommands(CASES + 1), full: sampleCommands(CASES + 1) }
  const times = { empty: [] as number[], full: [] as number[] }
  const take = async (which: "empty" | "full", storage: Storage, counts: boolean) => {
    const act = acts[which].next().value
    const began = performance.now()
    await commitNew(storage, [act])
    if (counts) times[which].push(performance.now() - began)
  }
  for (let at = -WARM_UP; at < COMMITS; at += 1) {
    // Each is first in every other turn.
    const order = [["empty", empty] as const, ["full", full] as const]
    for (const [which, storage] of at % 2 === 0 ? order : order.toReversed())
      await take(which, storage, at >= 0)
  }
  const mean = (list: readonly number[]) => list.reduce((sum, time) => sum + time, 0) / list.length
  const ratios = [median(times.full) / median(times.empty), mean(times.full) / mean(times.empty)]
  return { value: Math.max(...ratios), versus: "empty" }
}

async function growSqlite(): Promise<Measurement> {
  const maker: Maker = {
    series:
      "RECURSIVE n (n) AS (SELECT CAST($first AS INTEGER) UNION ALL SELECT n + 1 FROM n WHERE n < $last)",
    padded: "printf('%012d', n)",
    day: "date('2018-07-20', (n % 300) || ' days')",
    textValue: (text) => text,
  }
  const folder = mkdtempSync(join(tmpdir(), "onevisit-bench-"))
  const [atEmpty, atFull] = [join(folder, "empty.db"), join(folder, "full.db")]
  try {
    await sqliteStorage(atFull).close()
    const database = new DatabaseSync(atFull)
    database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000")
    const statements = fillStatements(maker).map((text) => database.prepare(text))
    for (const [first, last] of parts()) {
      database.exec("BEGIN")
      for (const statement of statements) statement.run({ first, last })
      database.exec("COMMIT")
    }
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)")
    checkCount(Object.values(database.prepare("SELECT count(*) FROM events").get() ?? {})[0])
    database.close()
    const [empty, full] = [sqliteStorage(atEmpty), sqliteStorage(atFull)]
    const measured = await compareGrowth(empty, full)
    await empty.close()
    await full.close()
    return measured
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function growPostgres(): Promise<Measurement> {
  const maker: Maker = {
    series: "n AS (SELECT generate_series($1::bigint, $2::bigint) AS n)",
    padded: "lpad(n::text, 12, '0')",
    day: "(date '2018-07-20' + (n % 300)::int)::text",
    textValue: (text) => `'2' || ${text}`,
  }
  const server = await startPostgres(18, { durable: true })
  const options = { connectionString: server.url, max: 4, pipeline: true }
  const pool = new Pool(options)
  try {
    const empty = await postgresStorage({ pool, schema: "empty" })
    const full = await postgresStorage({ pool, schema: "full_store" })
    const statements = fillStatements(maker, "full_store.")
    for (const [first, last] of parts()) {
      for (const text of statements) await pool.query(text, [first, last])
    }
    const { rows } = await pool.query<{ count: string }>("SELECT count(*) FROM full_store.events")
    checkCount(rows[0]?.count)
    await pool.query("VACUUM ANALYZE")
    await pool.query("CHECKPOINT")
    return await compareGrowth(empty, full)
  } finally {
    await pool.end()
    await server.close()
  }
}

function* parts(): Generator<readonly [first: number, last: number]> {
  for (let first = 1; first <= CASES; first += CASES_AT_ONCE)
    yield [first, Math.min(first + CASES_AT_ONCE - 1, CASES)]
}

function checkCount(events: unknown): void {
  if (Number(events) < 10_000_000) throw new Error("The full store is not full")
}
