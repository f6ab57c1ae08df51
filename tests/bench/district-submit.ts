// What a submission costs the whole way, from what a clerk enters to what is on the disk: checks, the law, numbers, sealing
// and chaining, beside bare prepared statements that write the same rows, sealed beforehand, in as many transactions under
// the same settings, and know that nothing can conflict.
import { composeStorable, type StorableAct, type Storage } from "@onevisit/core/ports"
import { plainDate, workingDays } from "@onevisit/core/time"
import { createDistrict, fileKeys, simulatedClock } from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { clerk, identityOf, item, markedSecrets, opening, paper, settings } from "../privacy/secret-life.ts"
import { compareTimes, type Bench } from "./bench.ts"

const AT_ONCE = 20
const BATCHES = 31
const WARM_UP = 5

export const benches: readonly Bench[] = [
  {
    id: "district.submit.vs-raw",
    unit: "ms",
    goal: 0.4,
    better: "lower",
    goalOn: "ratio",
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), "onevisit-bench-"))
      const ours = await openOffice(join(folder, "ours"))
      const bare = await bareOffice(join(folder, "bare"), (BATCHES + WARM_UP) * AT_ONCE)
      try {
        const { candidate, ratio } = await compareTimes(
          async () => {
            for (let at = 0; at < AT_ONCE; at += 1) await ours.submit()
          },
          () => {
            for (let at = 0; at < AT_ONCE; at += 1) bare.write()
          },
          { batches: BATCHES, warmUp: WARM_UP },
        )
        sameRows(ours.path, bare.path)
        return { value: candidate / AT_ONCE, versus: "node:sqlite, sealed beforehand", ratio }
      } finally {
        await ours.close()
        bare.close()
        rmSync(folder, { recursive: true })
      }
    },
  },
]

interface Office {
  readonly path: string
  /** The calls of the storage that the last submission made. */
  readonly calls: () => readonly (readonly StorableAct[])[]
  readonly submit: () => Promise<unknown>
  readonly close: () => Promise<void>
}

/** A district with one applicant, who hands in again and again, and had done so once. */
async function openOffice(name: string): Promise<Office> {
  const inner = sqliteStorage(`${name}.db`)
  let calls: (readonly StorableAct[])[] = []
  const storage: Storage = {
    ...inner,
    commit: (acts) => {
      calls.push(acts.map(composeStorable))
      return inner.commit(acts)
    },
  }
  const isBare = name.endsWith("bare")
  const district = await createDistrict({
    storage: isBare ? storage : inner,
    keys: fileKeys(`${name}.keys`),
    ...settings,
    clock: simulatedClock(opening),
  })
  await district.catalogue.publish([item], { batch: "2018-07", as: clerk })
  const secrets = markedSecrets("样例", 70_000)
  const registered = await district.subjects.register(identityOf(secrets), { as: clerk })
  if (registered.outcome === "refused") throw new Error("Nobody is refused")
  const submission = {
    item: item.id,
    applicant: registered.subject,
    arrival: { channel: "window", on: plainDate("2018-07-20") },
    outlet: "hall",
    materials: [paper("form", secrets.fileName), paper("report", secrets.lateFileName)],
    examination: { supplementWithin: workingDays(5) },
  } as const
  const submit = async () => {
    calls = []
    const { outcome } = await district.intake.submit(submission, { as: clerk })
    if (outcome !== "accepted") throw new Error(`The bench measures what is ${outcome}`)
  }
  await submit()
  return { path: `${name}.db`, calls: () => calls, submit, close: () => district.close() }
}

/** The same rows for submissions that were made before, taken out again so that they can be written by hand. */
async function bareOffice(name: string, many: number) {
  const office = await openOffice(name)
  const path = `${name}-again.db`
  await (await asItStands(office.path, path)).close()
  const submissions: (readonly (readonly StorableAct[])[])[] = []
  for (let at = 0; at < many; at += 1) {
    await office.submit()
    submissions.push(office.calls())
  }
  await office.close()
  const { close, write } = bareWriter(path)
  let next = 0
  return {
    path,
    close,
    write: () => {
      for (const acts of submissions[next] ?? []) write(acts)
      next += 1
    },
  }
}

async function asItStands(from: string, to: string) {
  const storage = sqliteStorage(from)
  await storage.backup(to)
  await storage.close()
  return sqliteStorage(to)
}

/** The statements that a program would write by hand for these acts and no others; a call is one transaction. */
function bareWriter(path: string) {
  const database = new DatabaseSync(path)
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
  const [begin, commit] = ["BEGIN IMMEDIATE", "COMMIT"].map((sql) => database.prepare(sql))
  const command = database.prepare("INSERT INTO commands (id, digest, result) VALUES (?, ?, ?)")
  const event = database.prepare(
    `INSERT INTO events (stream, version, type, v, occurred_on, recorded_at, actor, data, command_id, chain)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const key = database.prepare(
    "INSERT INTO unique_keys (scope, key, holder) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  )
  const row = database.prepare(
    `INSERT INTO views (view, version, key, doc, fields) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (view, version, key) DO UPDATE SET doc = excluded.doc, fields = excluded.fields`,
  )
  const field = database.prepare(
    "INSERT INTO view_fields (view, version, field, value, key) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  )
  const timer = database.prepare("INSERT INTO timers (id, due_at, subject) VALUES (?, ?, ?)")
  const checkpoint = database.prepare(
    "INSERT INTO checkpoints (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position",
  )
  const message = database.prepare(
    "INSERT INTO messages (id, port, payload, available_at) VALUES (?, ?, ?, ?)",
  )
  const writeAct = (act: StorableAct): void => {
    command.run(act.commandId, act.digest, act.result)
    for (const { events, expectedVersion, stream } of act.append)
      for (const [at, each] of events.entries())
        event.run(
          stream,
          expectedVersion + at + 1,
          each.type,
          each.v,
          each.occurredOn,
          each.recordedAt,
          each.actor,
          each.data,
          act.commandId,
          each.chain,
        )
    for (const each of act.unique) key.run(each.scope, each.key, each.holder)
    for (const each of act.views) {
      row.run(each.view, each.version, each.key, each.doc, each.index)
      for (const [name, value] of each.fields)
        field.run(each.view, each.version, name, bound(value), each.key)
    }
    for (const { dueAt, id, subject } of act.timers) if (dueAt !== null) timer.run(id, dueAt, subject)
    for (const { name, to } of act.checkpoints) checkpoint.run(name, to)
    for (const each of act.messages) message.run(each.id, each.port, each.payload, each.availableAt)
  }
  return {
    write: (acts: readonly StorableAct[]) => {
      begin?.run()
      for (const act of acts) writeAct(act)
      commit?.run()
    },
    close: () => database.close(),
  }
}

function bound(value: string | number | boolean | null): string | number | Uint8Array {
  if (typeof value === "string" || typeof value === "number") return value
  return Buffer.from(String(value))
}

/** Both files must hold the same rows, or the comparison means nothing. */
function sameRows(ours: string, bare: string): void {
  const counts = [ours, bare].map((path) => {
    const database = new DatabaseSync(path, { readOnly: true })
    const tables = [
      "commands",
      "events",
      "views",
      "view_fields",
      "timers",
      "checkpoints",
      "unique_keys",
      "messages",
    ]
    const found = tables.map(
      (table) =>
        `${table} ${Object.values(database.prepare(`SELECT count(*) FROM ${table}`).get() ?? {})[0]}`,
    )
    database.close()
    return found.join()
  })
  if (counts[0] !== counts[1]) throw new Error(`The bench compares different rows: ${counts.join(" and ")}`)
}
