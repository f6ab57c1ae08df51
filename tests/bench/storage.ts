import { system } from "@onevisit/core/identity"
import type { Act, Storage } from "@onevisit/core/ports"
import { addDays, fromEpochMillis, plainDate } from "@onevisit/core/time"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { compareTimes, type Bench } from "./bench.ts"

// What the storage costs above its driver: the same acts of the same cases, already sealed, are committed by
// the storage and by bare prepared statements that know beforehand that nothing can conflict. Both keep the
// same tables under the same settings, and each act is one transaction that is on the disk when it ends.

const ACTS_A_BATCH = 60
/** A case is received, corrected and decided: three acts on one stream, one view row and one timer. */
const ACTS_A_CASE = 3

export const benches: readonly Bench[] = [
  {
    id: "storage.sqlite.commit.vs-raw",
    unit: "µs",
    goal: 0.6,
    better: "lower",
    goalOn: "ratio",
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), "onevisit-bench-"))
      const storage = sqliteStorage(join(folder, "ours.db"))
      const bare = await bareWriter(join(folder, "bare.db"))
      try {
        const ours = sampleCommands()
        const theirs = sampleCommands()
        const { candidate, ratio } = await compareTimes(
          async () => {
            for (let at = 0; at < ACTS_A_BATCH; at += 1) await commitOne(storage, ours.next().value)
          },
          () => {
            for (let at = 0; at < ACTS_A_BATCH; at += 1) bare.write(theirs.next().value)
          },
          { batches: 41, warmUp: 8 },
        )
        sameRows(join(folder, "ours.db"), join(folder, "bare.db"))
        return { value: (candidate / ACTS_A_BATCH) * 1000, versus: "node:sqlite", ratio }
      } finally {
        await storage.close()
        bare.close()
        rmSync(folder, { recursive: true })
      }
    },
  },
]

async function commitOne(storage: Storage, act: Act): Promise<void> {
  const [outcome] = await storage.commit([act])
  if (outcome?.outcome !== "committed" || outcome.replayed) throw new Error("Every act of the bench commits")
}

function* sampleCommands(): Generator<Act, never> {
  for (let number = 0; ; number += 1) {
    for (let step = 0; step < ACTS_A_CASE; step += 1) yield sampleCommand(number, step)
  }
}

/** One stream, two events, one view row of three fields, one timer, as `intake` writes them. */
function sampleCommand(number: number, step: number): Act {
  const stream = `case-019a0000-0000-7000-8000-${String(number).padStart(12, "0")}`
  const now = fromEpochMillis(1_532_050_200_000 + number * 60_000 + step)
  const on = addDays(plainDate("2018-07-20"), number % 300)
  const envelope = (field: string) => ({
    sealed: 1,
    suite: "aes-256-gcm/sha-256",
    subject: `subject-${number}`,
    context: `${stream}/${field}`,
    nonce: "q83vEjRWeJCrze8S",
    ciphertext: "Z0tq5l0yT3pWb1JrY2hQd2xqUkVpWlRzZ0tq5l0yT3pWb1JrY2hQd2xq",
    tag: "AAECAwQFBgcICQoLDA0ODw==",
  })
  const event = (type: string, data: unknown) => ({
    type,
    v: 1,
    occurredOn: on,
    recordedAt: now,
    actor: system("bench"),
    data,
  })
  const answers = { applicant: envelope("applicant"), phone: envelope("phone") }
  return {
    commandId: `command-${number}-${step}`,
    digest: "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    append: [
      {
        stream,
        expectedVersion: step * 2,
        events: [
          event("MaterialsSubmitted", { answers, materials: ["plan", "charter", "accounts"], copies: 2 }),
          event("CaseChecked", { step, shortfalls: [{ material: "accounts", lack: "seal" }], until: on }),
        ],
      },
    ],
    views: [
      {
        view: "cases",
        version: 1,
        key: stream,
        doc: { stream, step, item: "tech-centre", dueOn: on, applicant: envelope("row") },
        index: { dueOn: on, item: "tech-centre", state: `step-${step}` },
      },
    ],
    timers: [
      {
        id: `${stream}/due`,
        dueAt: fromEpochMillis(1_532_050_200_000 + number * 60_000 + step * 86_400_000),
        subject: stream,
      },
    ],
    result: { case: stream, version: step * 2 + 2 },
  }
}

/** The statements that a program would write by hand for these acts and no others. */
async function bareWriter(
  path: string,
): Promise<{ readonly write: (act: Act) => void; readonly close: () => void }> {
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
  const write = ({ append, commandId, digest, result, timers = [], views = [] }: Act): void => {
    begin.run()
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
    commit.run()
  }
  return { write, close: () => database.close() }
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
