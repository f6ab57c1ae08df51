// What it costs to carry notices: each claimed, its address opened, its text composed, handed to a channel that answers at
// once, put on record and settled; beside the storage alone claiming and settling as many messages, by as many lanes.
import { system, type SubjectId } from "@onevisit/core/identity"
import { defineTemplate } from "@onevisit/core/notices"
import { type Channel, defineChannel, type Keys, type NewMessage, type Storage } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import { createDistrict, type District, fileKeys, memoryKeys, simulatedClock } from "@onevisit/district"
import { postgresStorage } from "@onevisit/storage-postgres"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Pool } from "pg"
import { startPostgres } from "../postgres/server.ts"
import { compareTimes, type Bench } from "./bench.ts"

const LANES = 8
const A_ROUND = 64
const ROUNDS = { batches: 31, warmUp: 6 }
const PEOPLE = 50

export const benches: readonly Bench[] = [
  {
    id: "outbox.sqlite.vs-claim",
    unit: "µs",
    goal: 0.5,
    better: "lower",
    goalOn: "ratio",
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), "onevisit-bench-"))
      try {
        return await compareWithClaims(
          sqliteStorage(join(folder, "ours.db")),
          sqliteStorage(join(folder, "bare.db")),
          fileKeys(join(folder, "keys")),
        )
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  },
  {
    id: "outbox.postgres.vs-claim",
    unit: "µs",
    goal: 0.5,
    better: "lower",
    goalOn: "ratio",
    run: async () => {
      const server = await startPostgres(18, { durable: true })
      const pool = new Pool({ connectionString: server.url, max: LANES + 1, pipeline: true })
      const folder = mkdtempSync(join(tmpdir(), "onevisit-bench-"))
      try {
        return await compareWithClaims(
          await postgresStorage({ pool, schema: "ours" }),
          await postgresStorage({ pool, schema: "bare" }),
          fileKeys(join(folder, "keys")),
        )
      } finally {
        await pool.end()
        await server.close()
        rmSync(folder, { recursive: true })
      }
    },
  },
  {
    id: "outbox.memory",
    unit: "times",
    goal: 1.2,
    better: "lower",
    run: async () => ({ value: (await peakHeap(100_000)) / (await peakHeap(10_000)) }),
  },
]

async function compareWithClaims(storage: Storage, bare: Storage, keys: Keys) {
  const many = (ROUNDS.batches + ROUNDS.warmUp) * A_ROUND
  const { district, handed } = await openDistrict(storage, keys)
  await owe(district, await people(district), many)
  const messages = Array.from({ length: many }, (_, at): NewMessage => {
    const id = `notice:019a0000-0000-7000-8000-${String(at).padStart(12, "0")}`
    return { id: `${id}/0`, port: "notice", payload: { notice: id, round: 0 }, availableAt: start }
  })
  await bare.commit([{ commandId: "messages", digest: "", append: [], messages, result: null }])
  const { candidate, ratio } = await compareTimes(
    async () => {
      const { messages: counts } = await district.runDue({ limit: A_ROUND })
      if (counts.done !== A_ROUND) throw new Error("Every message is sent")
    },
    () => claimAll(bare),
    ROUNDS,
  )
  if (handed() !== many) throw new Error("Every message is sent once")
  await district.close()
  await bare.close()
  return { value: (candidate / A_ROUND) * 1000, versus: "the storage's claim and settle", ratio }
}

/** As many messages claimed and settled one by one, as work that is due is, by as many lanes. */
async function claimAll(storage: Storage): Promise<void> {
  let left = A_ROUND
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const claim = {
        now: start,
        leaseUntil: instant("2018-07-20T02:01:00.000Z"),
        limit: 1,
        ports: ["notice"],
      }
      const [claimed] = await storage.claimMessages(claim)
      if (claimed === undefined) throw new Error("There is one for everybody")
      await storage.settleMessages([{ id: claimed.id, lease: claimed.lease, outcome: "done" }])
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

const start = instant("2018-07-20T02:00:00.000Z")
const template = defineTemplate({
  kind: "supplement-due",
  fields: { item: { kind: "words", longest: 20 }, dueOn: { kind: "date" } },
  title: text("材料补交提醒", "Documents are due"),
  body: {
    zh: "“{item}”还有材料待补交，请在{dueOn}前补齐。",
    en: "{item} lacks documents: hand them in by {dueOn}.",
  },
})

async function openDistrict(storage: Storage, keys: Keys) {
  let handed = 0
  const channel: Channel = defineChannel({
    id: "sms",
    addresses: "mobile",
    can: { repeats: false, reports: [], disturbs: false },
    review: () => [],
    send: async () => {
      handed += 1
      return { status: "sent" as const }
    },
  })
  const district = await createDistrict({
    storage,
    keys,
    clock: simulatedClock(start),
    channels: [channel],
    outbox: {
      templates: [template],
      ladders: { standard: [{ way: "channel", channel: "sms", waitMinutes: 60 }] },
      lanes: LANES,
    },
  })
  return { district, handed: () => handed }
}

async function people(district: District): Promise<readonly SubjectId[]> {
  const registered = await district.subjects.registerAll(
    Array.from({ length: PEOPLE }, (_, at) => ({
      identity: {
        kind: "natural-person" as const,
        name: "样例甲",
        identifiers: [],
        phone: `120${String(at).padStart(8, "0")}`,
      },
    })),
    { as: system("bench") },
  )
  return registered.flatMap((one) => (one.outcome === "refused" ? [] : [one.subject]))
}

async function owe(district: District, recipients: readonly SubjectId[], many: number): Promise<void> {
  const values = { item: text("样例证书", "Sample certificate"), dueOn: plainDate("2018-07-30") }
  for (let at = 0; at < many; at += 1) {
    const recipient = recipients[at % recipients.length] as SubjectId
    const owed = { obligation: `bench-${at}`, kind: "supplement-due", about: `case:${at}`, recipient, values }
    await district.notices.owe(owed, { as: system("bench") })
  }
}

/** The most that stood on the heap while so many messages left, in bytes. */
async function peakHeap(many: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "onevisit-bench-"))
  try {
    const { district } = await openDistrict(sqliteStorage(join(folder, "ours.db")), memoryKeys())
    await owe(district, await people(district), many)
    let peak = 0
    for (let left = many; left > 0; left -= 1000) {
      await district.runDue({ limit: 1000 })
      globalThis.gc?.()
      peak = Math.max(peak, process.memoryUsage().heapUsed)
    }
    await district.close()
    return peak
  } finally {
    rmSync(folder, { recursive: true })
  }
}
