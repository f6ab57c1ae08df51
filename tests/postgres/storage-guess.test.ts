// Acts that are written without a look first: at once where they find what was written last, and never where they do not.
import type { Act, Storage } from "@onevisit/core/ports"
import { memoryStorage } from "@onevisit/storage-memory"
import { postgresStorage } from "@onevisit/storage-postgres"
import { minute, sampleAct, sampleEvent } from "@onevisit/testkit"
import * as fc from "fast-check"
import { Pool } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type PostgresServer, startPostgres } from "./server.ts"

let server: PostgresServer
let pool: Pool
beforeAll(async () => {
  server = await startPostgres(14)
  pool = new Pool({ connectionString: server.url, max: 4 })
})
afterAll(async () => {
  await pool.end()
  await server.close()
})

let made = 0
/** Programs on one schema, and the statements that the first sends. */
async function openTwo() {
  made += 1
  const schema = `guess_${made}`
  const sent: string[] = []
  const watched = {
    query: (query: Parameters<Pool["query"]>[0]) => pool.query(query),
    connect: async () => {
      const client = await pool.connect()
      return {
        query: (query: { readonly text: string }) => {
          sent.push(query.text)
          return client.query(query)
        },
        release: (error?: Error) => client.release(error),
      }
    },
  }
  const one = await postgresStorage({ pool: watched as unknown as Pool, schema, acceptUnsafe: true })
  const other = await postgresStorage({ pool, schema, acceptUnsafe: true })
  return { one, other, sent }
}

/** An act on one of three streams with its row, whose fields come and go, its timer and what else may be met. */
const step = fc.record({
  byOther: fc.boolean(),
  stream: fc.constantFrom("a", "b"),
  /** Mostly what is there. */
  late: fc.nat({ max: 9 }).map((at) => (at === 0 ? 1 : 0)),
  row: fc.constantFrom("gone", "open", "closed", "counted"),
  hasTimer: fc.boolean(),
  key: fc.constantFrom("none", "none", "none", "none", "take", "release"),
  /** Mostly one of its own. */
  message: fc.nat({ max: 5 }),
  moves: fc.boolean(),
  again: fc.nat({ max: 9 }).map((at) => at === 0),
})
type Step = (typeof step)["generate"] extends (...given: never[]) => { readonly value: infer T } ? T : never

const INDEX = { open: { state: "open" }, closed: { state: "closed", n: 1 }, counted: { n: -5, by: null } }

function actOf(given: Step, number: number, versions: ReadonlyMap<string, number>, position: number): Act {
  const { again, hasTimer, key, late, message, moves, row, stream } = given
  const held = { scope: "s", key: "k", holder: stream }
  return sampleAct(`c-${again ? number - 1 : number}`, {
    append: [
      { stream, expectedVersion: (versions.get(stream) ?? 0) + late, events: [sampleEvent(), sampleEvent()] },
    ],
    views: [
      row === "gone"
        ? { view: "v", version: 1, key: stream, doc: null, index: {} }
        : { view: "v", version: 1, key: stream, doc: { number }, index: INDEX[row] },
    ],
    timers: [{ id: stream, dueAt: hasTimer ? minute(number) : null, subject: stream }],
    unique: key === "none" ? [] : [{ ...held, action: key }],
    messages: [
      { id: `m-${message === 0 ? "same" : number}`, port: "p", payload: number, availableAt: minute(number) },
    ],
    checkpoints: moves ? [{ name: "reader", from: position, to: position + 1 }] : [],
    result: { number },
  })
}

/** All that can be asked of a storage, but for positions, which have gaps. */
async function everything(storage: Storage) {
  const streams = await Promise.all(["a", "b", "c"].map((stream) => storage.readStream({ stream })))
  const find = (where: Readonly<Record<string, string | number | null>>) =>
    storage.findViews({ view: "v", version: 1, where, limit: 10 })
  return {
    events: streams.flat().map((event) => ({ ...event, position: 0 })),
    rows: await Promise.all(["a", "b", "c"].map((key) => storage.getView({ view: "v", version: 1, key }))),
    found: await Promise.all(
      [{ state: "open" }, { state: "closed" }, { n: 1 }, { n: -5 }, { by: null }].map(find),
    ),
    timers: await storage.dueTimers({ until: minute(10_000), limit: 10 }),
    reader: await storage.readCheckpoint("reader"),
  }
}

describe("acts on what was written last", () => {
  it("are written in one go, and looked up first where a row is not known", async () => {
    const { one, other, sent } = await openTwo()
    const act = (number: number) =>
      sampleAct(`c-${number}`, {
        append: [{ stream: "a", expectedVersion: number, events: [sampleEvent()] }],
        views: [{ view: "v", version: 1, key: "a", doc: { number }, index: { number } }],
        timers: [{ id: "a", dueAt: minute(number), subject: "a" }],
      })
    const statements = async (storage: Storage, number: number) => {
      sent.length = 0
      expect(await storage.commit([act(number)])).toMatchObject([{ outcome: "committed", replayed: false }])
      return sent.length
    }
    const atOnce = 3
    const looked = 4
    expect(await statements(one, 0)).toBe(atOnce)
    expect(await statements(one, 1)).toBe(atOnce)
    await statements(other, 2)
    expect(await statements(one, 3)).toBe(atOnce + looked)
    expect(await statements(one, 4)).toBe(atOnce)
    const found = await one.findViews({ view: "v", version: 1, range: { field: "number" }, limit: 10 })
    expect(found.rows.map(({ doc }) => doc)).toEqual([{ number: 4 }])
  })

  it("end as they would after a look, whatever another program wrote meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
        const { one, other } = await openTwo()
        const model = memoryStorage()
        const versions = new Map<string, number>()
        for (const [number, given] of steps.entries()) {
          const act = actOf(given, number, versions, await model.readCheckpoint("reader"))
          const [expected] = await model.commit([act])
          expect(await (given.byOther ? other : one).commit([act])).toEqual([expected])
          if (expected?.outcome === "committed" && !expected.replayed)
            versions.set(given.stream, (versions.get(given.stream) ?? 0) + 2)
        }
        expect(await everything(one)).toEqual(await everything(model))
      }),
      { numRuns: 25 },
    )
  })
})
