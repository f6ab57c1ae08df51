import type { Act } from "@onevisit/core/ports"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { compareTimes, type Bench } from "./bench.ts"
import { commitNew, sampleBatches, sampleCommands, sampleStream } from "./storage-acts.ts"

// What the storage costs above its driver: the same acts of the same cases are committed by the storage and by bare
// prepared statements that know beforehand that nothing can conflict. Both keep the same tables under the same settings,
// and each commit is one transaction that is on the disk when it ends.

const ACTS_A_ROUND = 60
const ACTS_A_BATCH = 200
const EVENTS_A_STREAM = 60
const READS_A_ROUND = 40

export const benches: readonly Bench[] = [
  {
    id: "storage.sqlite.commit.vs-raw",
    unit: "µs",
    goal: 0.7,
    better: "lower",
    goalOn: "ratio",
    run: () =>
      onTwoFiles(async (storage, bare) => {
        const ours = sampleCommands()
        const theirs = sampleCommands()
        const { candidate, ratio } = await compareTimes(
          async () => {
            for (let at = 0; at < ACTS_A_ROUND; at += 1) await commitNew(storage, [ours.next().value])
          },
          () => {
            for (let at = 0; at < ACTS_A_ROUND; at += 1) bare.write([theirs.next().value])
          },
          { batches: 41, warmUp: 8 },
        )
        return { value: (candidate / ACTS_A_ROUND) * 1000, versus: "node:sqlite", ratio }
      }),
  },
  {
    id: "storage.sqlite.batch-commit.vs-raw",
    unit: "µs",
    goal: 0.7,
    better: "lower",
    goalOn: "ratio",
    run: () =>
      onTwoFiles(async (storage, bare) => {
        const ours = sampleBatches(ACTS_A_BATCH)
        const theirs = sampleBatches(ACTS_A_BATCH)
        const { candidate, ratio } = await compareTimes(
          () => commitNew(storage, ours.next().value),
          () => bare.write(theirs.next().value),
          { batches: 61, warmUp: 10 },
        )
        return { value: (candidate / ACTS_A_BATCH) * 1000, versus: "node:sqlite", ratio }
      }),
  },
  {
    id: "storage.sqlite.read-stream.vs-raw",
    unit: "µs",
    goal: 0.6,
    better: "lower",
    goalOn: "ratio",
    run: () =>
      onTwoFiles(async (storage, bare) => {
        const acts = sampleStream(EVENTS_A_STREAM)
        const stream = acts[0]?.append[0]?.stream ?? ""
        await commitNew(storage, acts)
        bare.write(acts)
        const { candidate, ratio } = await compareTimes(
          async () => {
            for (let at = 0; at < READS_A_ROUND; at += 1) all(await storage.readStream({ stream }))
          },
          () => {
            for (let at = 0; at < READS_A_ROUND; at += 1) all(bare.read(stream))
          },
          { batches: 101, warmUp: 20 },
        )
        return { value: (candidate / READS_A_ROUND) * 1000, versus: "node:sqlite", ratio }
      }),
  },
]

function all(events: readonly unknown[]): void {
  if (events.length !== EVENTS_A_STREAM) throw new Error("A stream is read whole")
}

type Bare = Awaited<ReturnType<typeof bareProgram>>

/** A storage and a bare program, each on a file of its own, which must hold the same rows in the end. */
async function onTwoFiles<T>(
  measure: (storage: ReturnType<typeof sqliteStorage>, bare: Bare) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "onevisit-bench-"))
  const [ours, theirs] = [join(folder, "ours.db"), join(folder, "bare.db")]
  const storage = sqliteStorage(ours)
  const bare = await bareProgram(theirs)
  try {
    const measured = await measure(storage, bare)
    sameRows(ours, theirs)
    return measured
  } finally {
    await storage.close()
    bare.close()
    rmSync(folder, { recursive: true })
  }
}

/** The statements that a program would write by hand for these acts and no others. */
async function bareProgram(path: string) {
  await sqliteStorage(path).close()
  const database = new DatabaseSync(path)
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
  const begin = database.prepare("BEGIN IMMEDIATE")
  const commit = database.prepare("COMMIT")
  const command = database.prepare("INSERT INTO commands (id, digest, result) VALUES (?, ?, ?)")
  const event = database.prepare(
    `INSERT INTO events (stream, version, type, v, occurred_on, recorded_at, actor, data, command_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const row = database.prepare(
    `INSERT INTO views (view, version, key, doc, fields) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (view, version, key) DO UPDATE SET doc = excluded.doc, fields = excluded.fields`,
  )
  const field = database.prepare(
    "INSERT INTO view_fields (view, version, field, value, key) VALUES (?, ?, ?, ?, ?)",
  )
  const gone = database.prepare(
    "DELETE FROM view_fields WHERE view = ? AND version = ? AND field = ? AND value = ? AND key = ?",
  )
  const timer = database.prepare(
    `INSERT INTO timers (id, due_at, subject) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, subject = excluded.subject`,
  )
  const stored = database.prepare(
    `SELECT stream, version, position, command_id, type, v, occurred_on, recorded_at, actor, data, chain
     FROM events WHERE stream = ? ORDER BY version`,
  )
  const writeAct = ({ append, commandId, digest, result, timers = [], views = [] }: Act): void => {
    command.run(commandId, digest, JSON.stringify(result))
    for (const { events, expectedVersion, stream } of append) {
      let version = expectedVersion
      for (const { actor, data, occurredOn, recordedAt, type, v } of events) {
        version += 1
        const text = JSON.stringify(data)
        event.run(stream, version, type, v, occurredOn, recordedAt, JSON.stringify(actor), text, commandId)
      }
    }
    for (const { doc, index, key, version, view } of views) {
      row.run(view, version, key, JSON.stringify(doc), JSON.stringify(index))
      const step = Number(String(index["state"]).slice("step-".length))
      if (step > 0) {
        gone.run(view, version, "state", `step-${step - 1}`, key)
        field.run(view, version, "state", `step-${step}`, key)
      } else
        for (const [name, value] of Object.entries(index))
          field.run(view, version, name, value as string, key)
    }
    for (const { dueAt, id, subject } of timers) timer.run(id, dueAt, subject)
  }
  return {
    /** One transaction. */
    write: (acts: readonly Act[]) => {
      begin.run()
      for (const act of acts) writeAct(act)
      commit.run()
    },
    /** Rows as objects, their JSON read: of no use otherwise. */
    read: (stream: string) =>
      stored.all(stream).map((row) => ({
        ...row,
        actor: JSON.parse(String(row["actor"])) as unknown,
        data: JSON.parse(String(row["data"])) as unknown,
      })),
    close: () => database.close(),
  }
}

/** Both files must hold the same rows, or the comparison means nothing. */
function sameRows(ours: string, bare: string): void {
  const counts = [ours, bare].map((path) => {
    const database = new DatabaseSync(path, { readOnly: true })
    const tables = ["commands", "events", "views", "view_fields", "timers"]
    const found = tables.map(
      (table) => Object.values(database.prepare(`SELECT count(*) FROM ${table}`).get() ?? {})[0],
    )
    database.close()
    return found.join()
  })
  if (counts[0] !== counts[1]) throw new Error("The bench compares different rows")
}
