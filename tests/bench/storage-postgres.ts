import type { ClaimedMessage, NewMessage, Storage } from "@onevisit/core/ports"
import { fromEpochMillis } from "@onevisit/core/time"
import { postgresStorage } from "@onevisit/storage-postgres"
import { Pool, type PoolClient } from "pg"
import { startPostgres } from "../postgres/server.ts"
import { compareTimes, type Bench } from "./bench.ts"
import { commitNew, sampleBatches, sampleCommands, sampleStream } from "./storage-acts.ts"
import { barePostgres, type BarePostgres } from "./storage-postgres-bare.ts"

// What the storage costs above its driver: the same acts of the same cases are committed by the storage and by bare
// statements that know beforehand that nothing can conflict. Both keep the same tables on one server that flushes each
// commit, prepare their statements, and send them without waiting for each answer.

const ACTS_A_ROUND = 60
const ACTS_A_BATCH = 200
const EVENTS_A_STREAM = 60
const READS_A_ROUND = 40
const MESSAGES_A_CLAIM = 20
const CLAIMS_A_ROUND = 20

export const benches: readonly Bench[] = [
  {
    id: "storage.postgres.commit.vs-raw",
    unit: "µs",
    goal: 0.7,
    better: "lower",
    goalOn: "ratio",
    run: () =>
      onTwoSchemas(async (storage, bare) => {
        const ours = sampleCommands()
        const theirs = sampleCommands()
        const { candidate, ratio } = await compareTimes(
          async () => {
            for (let at = 0; at < ACTS_A_ROUND; at += 1) await commitNew(storage, [ours.next().value])
          },
          async () => {
            for (let at = 0; at < ACTS_A_ROUND; at += 1) await bare.writeOne(theirs.next().value)
          },
          { batches: 41, warmUp: 8 },
        )
        return { value: (candidate / ACTS_A_ROUND) * 1000, versus: "pg", ratio }
      }),
  },
  {
    id: "storage.postgres.batch-commit.vs-raw",
    unit: "µs",
    goal: 0.7,
    better: "lower",
    goalOn: "ratio",
    run: () =>
      onTwoSchemas(async (storage, bare) => {
        const ours = sampleBatches(ACTS_A_BATCH)
        const theirs = sampleBatches(ACTS_A_BATCH)
        const { candidate, ratio } = await compareTimes(
          () => commitNew(storage, ours.next().value),
          () => bare.writeNew(theirs.next().value),
          { batches: 61, warmUp: 10 },
        )
        return { value: (candidate / ACTS_A_BATCH) * 1000, versus: "pg", ratio }
      }),
  },
  {
    id: "storage.postgres.read-stream.vs-raw",
    unit: "µs",
    goal: 0.6,
    better: "lower",
    goalOn: "ratio",
    run: () =>
      onTwoSchemas(async (storage, bare) => {
        const acts = sampleStream(EVENTS_A_STREAM)
        const stream = acts[0]?.append[0]?.stream ?? ""
        for (const act of acts) await commitNew(storage, [act])
        for (const act of acts) await bare.writeOne(act)
        const { candidate, ratio } = await compareTimes(
          async () => {
            for (let at = 0; at < READS_A_ROUND; at += 1)
              all(await storage.readStream({ stream }), EVENTS_A_STREAM)
          },
          async () => {
            for (let at = 0; at < READS_A_ROUND; at += 1) all(await bare.read(stream), EVENTS_A_STREAM)
          },
          { batches: 101, warmUp: 20 },
        )
        return { value: (candidate / READS_A_ROUND) * 1000, versus: "pg", ratio }
      }),
  },
  {
    id: "storage.postgres.claim.vs-raw",
    unit: "µs",
    goal: 0.7,
    better: "lower",
    goalOn: "ratio",
    run: () =>
      onTwoSchemas(async (storage, bare) => {
        const rounds = { batches: 41, warmUp: 8 }
        const messages = sampleMessages((rounds.batches + rounds.warmUp) * CLAIMS_A_ROUND * MESSAGES_A_CLAIM)
        await commitNew(storage, [{ commandId: "messages", digest: "", append: [], messages, result: null }])
        await bare.writeMessages(messages)
        const { candidate, ratio } = await compareTimes(
          async () => {
            for (let at = 0; at < CLAIMS_A_ROUND; at += 1) await claimAndSettle(storage)
          },
          async () => {
            for (let at = 0; at < CLAIMS_A_ROUND; at += 1) await claimAndSettle(bare)
          },
          rounds,
        )
        return { value: (candidate / CLAIMS_A_ROUND) * 1000, versus: "pg", ratio }
      }),
  },
]

async function claimAndSettle(claimer: Pick<Storage, "claimMessages" | "settleMessages">): Promise<void> {
  const claim = { now: fromEpochMillis(2), leaseUntil: fromEpochMillis(60_000), limit: MESSAGES_A_CLAIM }
  const claimed: readonly ClaimedMessage[] = await claimer.claimMessages(claim)
  all(claimed, MESSAGES_A_CLAIM)
  await claimer.settleMessages(claimed.map(({ id, lease }) => ({ id, lease, outcome: "done" as const })))
}

function sampleMessages(count: number): readonly NewMessage[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `message-019a0000-0000-7000-8000-${String(at).padStart(12, "0")}`,
    port: "registry",
    payload: {
      about: `case-${at}`,
      sealed: "Z0tq5l0yT3pWb1JrY2hQd2xqUkVpWlRzZ0tq5l0yT3pWb1JrY2hQd2xq".repeat(3),
    },
    availableAt: fromEpochMillis(1),
  }))
}

function all(found: readonly unknown[], count: number): void {
  if (found.length !== count) throw new Error("All that is there is read")
}

/** A storage and a bare program, each on a schema of its own, which must hold the same rows in the end. */
async function onTwoSchemas<T>(measure: (storage: Storage, bare: BarePostgres) => Promise<T>): Promise<T> {
  const server = await startPostgres(18, { durable: true })
  const options = { connectionString: server.url, max: 3, pipeline: true }
  const pool = new Pool(options)
  try {
    const storage = await postgresStorage({ pool, schema: "ours" })
    await postgresStorage({ pool, schema: "bare" })
    const client = await pool.connect()
    try {
      const measured = await measure(storage, barePostgres(client))
      await sameRows(client)
      return measured
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
    await server.close()
  }
}

/** Counts the rows of each table, and what they hold. */
async function sameRows(client: PoolClient): Promise<void> {
  for (const table of ["commands", "events", "views", "view_fields", "timers", "messages"]) {
    const texts: string[] = []
    for (const schema of ["ours", "bare"]) {
      const text = `SELECT count(*), sum(octet_length(t::text)) AS size FROM ${schema}.${table} t`
      texts.push(JSON.stringify((await client.query(text)).rows))
    }
    if (texts[0] !== texts[1])
      throw new Error(`The bench compares different rows of ${table}: ${texts.join(" ")}`)
  }
}
