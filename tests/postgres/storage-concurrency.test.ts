// Many writers at once, connections that break, and hosts in each other's way: nothing is lost, nothing comes twice.
import type { Storage } from "@onevisit/core/ports"
import { commitAll, commitOne, minute, sampleAct, sampleEvent } from "@onevisit/testkit"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type PostgresServer, startPostgres } from "./server.ts"
import { type Schemas, schemasOn } from "./storage-schemas.fixture.ts"

let server: PostgresServer
let schemas: Schemas
beforeAll(async () => {
  server = await startPostgres(18)
  schemas = schemasOn(server)
})
afterAll(async () => {
  await schemas.close()
  await server.close()
})

const WRITERS = 64
const act = (id: string, ...streams: readonly (readonly [string, number])[]) =>
  sampleAct(id, {
    append: streams.map(([stream, expectedVersion]) => ({
      stream,
      expectedVersion,
      events: [sampleEvent(id)],
    })),
  })

/** Writes as a district does: reads the version, and tries again when another was first. */
async function appendPatiently(storage: Storage, id: string, stream: string): Promise<void> {
  for (;;) {
    const { length } = await storage.readStream({ stream })
    if ((await commitOne(storage, act(id, [stream, length]))).outcome === "committed") return
  }
}

async function wholeFeed(storage: Storage): Promise<readonly string[]> {
  const events = await storage.readFeed({ after: 0, limit: 10_000 })
  const positions = events.map(({ position }) => position)
  expect(positions).toEqual(positions.toSorted((a, b) => a - b))
  return events.map(({ commandId }) => commandId)
}

const deadlocks = async () => {
  await schemas.pool.query("SELECT pg_stat_clear_snapshot()")
  return Number(
    (await schemas.pool.query("SELECT sum(deadlocks) AS count FROM pg_stat_database")).rows[0]?.count,
  )
}

describe("sixty-four writers", () => {
  it("on one stream lose nothing", async () => {
    const storage = await schemas.make()
    await Promise.all(Array.from({ length: WRITERS }, (_, at) => appendPatiently(storage, `c${at}`, "s")))
    expect(new Set(await wholeFeed(storage)).size).toBe(WRITERS)
    expect((await storage.readStream({ stream: "s" })).map(({ version }) => version)).toEqual(
      Array.from({ length: WRITERS }, (_, at) => at + 1),
    )
  })

  it("on many streams, each on several in an order of its own, end without a deadlock", async () => {
    const storage = await schemas.make()
    const before = await deadlocks()
    const write = async (at: number) => {
      const streams = [at % 7, (at * 3 + 1) % 7, (at * 5 + 2) % 7].map((stream) => `s${stream}`)
      const distinct = [...new Set(streams)]
      for (;;) {
        const lengths = await Promise.all(
          distinct.map(async (stream) => (await storage.readStream({ stream })).length),
        )
        const parts = distinct.map((stream, each) => [stream, lengths[each] ?? 0] as const)
        const more = { timers: distinct.map((id) => ({ id, dueAt: minute(at), subject: id })) }
        if ((await commitOne(storage, { ...act(`c${at}`, ...parts), ...more })).outcome === "committed")
          return
      }
    }
    await Promise.all(Array.from({ length: WRITERS }, (_, at) => write(at)))
    expect(new Set(await wholeFeed(storage)).size).toBe(WRITERS)
    expect(await deadlocks()).toBe(before)
  })

  it("with many acts in a call do not stand in the way of those with few for ever", async () => {
    const storage = await schemas.make()
    const many = (writer: number) =>
      Array.from({ length: 40 }, (_, at) => act(`many ${writer}-${at}`, [`m${writer}-${at}`, 0]))
    await Promise.all([
      ...Array.from({ length: 8 }, (_, writer) => commitAll(storage, ...many(writer))),
      ...Array.from({ length: 56 }, (_, at) => commitAll(storage, act(`few ${at}`, [`f${at}`, 0]))),
    ])
    expect(await wholeFeed(storage)).toHaveLength(8 * 40 + 56)
  })

  it("of four programs write beside each other, and keep what they said when one is killed", async () => {
    const storage = await schemas.make()
    const start = (name: string, count: number) =>
      spawn(
        process.execPath,
        [
          "--conditions=onevisit-source",
          join(import.meta.dirname, "storage-writer.fixture.ts"),
          server.url,
          schemas.schemaOf(storage),
          name,
          String(count),
        ],
        { stdio: ["ignore", "pipe", "inherit"] },
      )
    const killed = start("killed", 100_000)
    const said: string[] = []
    killed.stdout.on("data", (chunk: Buffer) => {
      said.push(...chunk.toString().trim().split("\n"))
      if (said.length > 20) killed.kill("SIGKILL")
    })
    const others = ["a", "b", "c"].map((name) => start(name, 25))
    for (const each of others) each.stdout.resume()
    await Promise.all([killed, ...others].map((program) => once(program, "close")))
    for (const name of ["a", "b", "c"]) expect(await storage.readStream({ stream: name })).toHaveLength(25)
    expect((await storage.readStream({ stream: "killed" })).length).toBeGreaterThanOrEqual(said.length)
    await expect.poll(() => storage.feedWaitsFor()).toEqual([])
    await wholeFeed(storage)
  })
})

describe("a connection that breaks", () => {
  it("makes a call unavailable and the next go on, and the same act takes effect once", async () => {
    const storage = await schemas.make()
    const first = act("c", ["s", 0])
    const client = await schemas.pool.connect()
    client.on("error", () => {})
    await client.query("BEGIN")
    await commitAll(storage.within(client), act("before", ["s", 0]))
    const waiting = commitOne(storage, first).catch((thrown: unknown) => thrown)
    await expect
      .poll(async () =>
        Number((await schemas.pool.query("SELECT count(*) FROM pg_locks WHERE NOT granted")).rows[0]?.count),
      )
      .toBe(1)
    // Not the host's as well: were that to end first, this one would have its turn, and all that it needs is sent.
    await schemas.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'",
    )
    expect(await waiting).toMatchObject({ _tag: "StorageError", reason: "Unavailable" })
    client.release(true)
    await expect
      .poll(async () => (await commitOne(storage, first).catch(() => ({ outcome: "" }))).outcome)
      .toBe("committed")
    expect(await wholeFeed(storage)).toEqual(["c"])
  })

  it("is unavailable while another writes for longer than it may wait", async () => {
    const storage = await schemas.make({ busyTimeoutMs: 50 })
    const client = await schemas.pool.connect()
    await client.query("BEGIN")
    await commitAll(storage.within(client), act("first", ["s", 0]))
    await expect(commitOne(storage, act("second", ["s", 1]))).rejects.toMatchObject({ reason: "Unavailable" })
    await commitAll(storage, act("elsewhere", ["t", 0]))
    await client.query("COMMIT")
    client.release()
    await commitAll(storage, act("second", ["s", 1]))
  })
})

describe("two hosts in each other's way", () => {
  it("do not wait for ever: one is told to roll back, the other goes on", async () => {
    const storage = await schemas.make()
    const clients = await Promise.all([schemas.pool.connect(), schemas.pool.connect()])
    const work = clients.map(async (client, at) => {
      await client.query("BEGIN")
      const joined = storage.within(client)
      await commitAll(joined, act(`first ${at}`, [`s${at}`, 0]))
      await new Promise((resolve) => setTimeout(resolve, 100))
      return commitOne(joined, act(`second ${at}`, [`s${1 - at}`, 0]))
        .then(
          async ({ outcome }) => {
            await client.query("COMMIT")
            return outcome
          },
          async (thrown: { readonly reason: string }) => {
            await client.query("ROLLBACK")
            return thrown.reason
          },
        )
        .finally(() => client.release())
    })
    expect((await Promise.all(work)).toSorted()).toEqual(["Unavailable", "committed"])
  })
})
