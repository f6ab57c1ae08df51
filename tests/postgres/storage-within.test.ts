// A storage in a transaction that the host has begun: the host's rows and the storage's are written together or not at all.
import { commitAll, commitOne, minute, sampleAct, sampleEvent } from "@onevisit/testkit"
import type { PoolClient } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type PostgresServer, startPostgres } from "./server.ts"
import { type Schemas, schemasOn } from "./storage-schemas.fixture.ts"

let server: PostgresServer
let schemas: Schemas
beforeAll(async () => {
  server = await startPostgres(18)
  schemas = schemasOn(server, {}, false)
  await schemas.pool.query("CREATE TABLE host (note text)")
})
afterAll(async () => {
  await schemas.close()
  await server.close()
})

const act = (stream: string, expectedVersion = 0) =>
  sampleAct(`${stream}-${expectedVersion}`, {
    append: [{ stream, expectedVersion, events: [sampleEvent()] }],
    views: [{ view: "v", version: 1, key: stream, doc: { stream }, index: { stream } }],
    messages: [{ id: `message ${stream}`, port: "p", payload: {}, availableAt: minute(0) }],
  })
const notes = async () => (await schemas.pool.query("SELECT note FROM host ORDER BY note")).rows

async function onClient(work: (client: PoolClient) => Promise<void>, begin = "BEGIN"): Promise<void> {
  const client = await schemas.pool.connect()
  try {
    await client.query(begin)
    await work(client)
  } finally {
    await client.query("ROLLBACK")
    client.release()
  }
}

describe("a storage within a transaction of the host", () => {
  it("shows others nothing before the host commits, and everything after", async () => {
    const storage = await schemas.make()
    await onClient(async (client) => {
      const joined = storage.within(client)
      await client.query("INSERT INTO host VALUES ('kept')")
      expect(await commitOne(joined, act("s"))).toMatchObject({ outcome: "committed", replayed: false })
      expect(await joined.readStream({ stream: "s" })).toHaveLength(1)
      expect(await joined.getView({ view: "v", version: 1, key: "s" })).not.toBeNull()
      expect(await storage.readStream({ stream: "s" })).toEqual([])
      expect(await storage.getView({ view: "v", version: 1, key: "s" })).toBeNull()
      await joined.close()
      await client.query("COMMIT")
    })
    expect(await storage.readStream({ stream: "s" })).toHaveLength(1)
    expect(await notes()).toContainEqual({ note: "kept" })
    expect(await commitOne(storage, act("s"))).toMatchObject({ outcome: "committed", replayed: true })
  })

  it("has written nothing once the host rolls back", async () => {
    const storage = await schemas.make()
    await onClient(async (client) => {
      await client.query("INSERT INTO host VALUES ('dropped')")
      await commitAll(storage.within(client), act("s"), act("t"))
    })
    expect(await storage.readFeed({ after: 0, limit: 9 })).toEqual([])
    expect(await notes()).not.toContainEqual({ note: "dropped" })
    await commitAll(storage, act("s"))
  })

  it("leaves the host's transaction as it was where an act conflicts or cannot be stored", async () => {
    const storage = await schemas.make()
    await commitAll(storage, act("taken"))
    await onClient(async (client) => {
      const joined = storage.within(client)
      await commitAll(joined, act("before"))
      await client.query("INSERT INTO host VALUES ('goes on')")
      expect(await commitOne(joined, { ...act("taken"), commandId: "other" })).toMatchObject({
        outcome: "conflict",
      })
      const long = Array.from({ length: 9000 }, (_, at) =>
        String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000)),
      ).join("")
      await expect(commitOne(joined, act(long))).rejects.toMatchObject({ reason: "Rejected" })
      await commitAll(joined, act("after"))
      await client.query("COMMIT")
    })
    expect((await storage.readFeed({ after: 0, limit: 9 })).map(({ stream }) => stream)).toEqual([
      "taken",
      "before",
      "after",
    ])
    expect(await notes()).toContainEqual({ note: "goes on" })
  })

  it("takes calls that are not awaited one after the other", async () => {
    const storage = await schemas.make()
    await onClient(async (client) => {
      const joined = storage.within(client)
      const outcomes = await Promise.all([0, 1, 2].map(async () => commitOne(joined, act("one"))))
      expect(outcomes.map((one) => one.outcome === "committed" && one.replayed)).toEqual([false, true, true])
      const messages = await joined.claimMessages({ now: minute(1), leaseUntil: minute(2), limit: 5 })
      expect(
        await joined.settleMessages(messages.map(({ id, lease }) => ({ id, lease, outcome: "done" }))),
      ).toEqual([true])
      await client.query("COMMIT")
    })
    expect(await storage.claimMessages({ now: minute(9), leaseUntil: minute(10), limit: 5 })).toEqual([])
  })

  it("refuses a connection without a transaction, and one whose transaction does not see what others commit", async () => {
    const storage = await schemas.make()
    const client = await schemas.pool.connect()
    await expect(commitOne(storage.within(client), act("s"))).rejects.toMatchObject({
      _tag: "StorageError",
      reason: "Rejected",
      message: expect.stringContaining("Begin one"),
    })
    client.release()
    await onClient(async (snapshot) => {
      await expect(commitOne(storage.within(snapshot), act("s"))).rejects.toMatchObject({
        reason: "Rejected",
        message: expect.stringContaining("READ COMMITTED"),
      })
    }, "BEGIN ISOLATION LEVEL REPEATABLE READ")
    expect(await storage.readFeed({ after: 0, limit: 9 })).toEqual([])
  })

  it("makes the host's commit durable where its connection would not", async () => {
    const storage = await schemas.make()
    await onClient(async (client) => {
      await client.query("SET LOCAL synchronous_commit = off")
      await commitAll(storage.within(client), act("s"))
      expect((await client.query("SHOW synchronous_commit")).rows).toEqual([{ synchronous_commit: "on" }])
      await client.query("SET LOCAL synchronous_commit = remote_apply")
      await commitAll(storage.within(client), act("t"))
      expect((await client.query("SHOW synchronous_commit")).rows).toEqual([
        { synchronous_commit: "remote_apply" },
      ])
    })
  })
})
