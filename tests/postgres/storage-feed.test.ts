// The feed while writers are late: nothing ever turns up behind what was read, and who holds it up is known.
import type { Storage } from "@onevisit/core/ports"
import { commitAll, commitOne, sampleAct, sampleEvent } from "@onevisit/testkit"
import type { PoolClient } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type PostgresServer, startPostgres } from "./server.ts"
import { type Schemas, schemasOn } from "./storage-schemas.fixture.ts"

let server: PostgresServer
let schemas: Schemas
beforeAll(async () => {
  server = await startPostgres(14)
  schemas = schemasOn(server)
})
afterAll(async () => {
  await schemas.close()
  await server.close()
})

const act = (stream: string, expectedVersion = 0) =>
  sampleAct(`${stream}-${expectedVersion}`, {
    append: [{ stream, expectedVersion, events: [sampleEvent()] }],
  })
const readFrom = async (storage: Storage, after: number) =>
  (await storage.readFeed({ after, limit: 1000 })).map(({ position, stream }) => ({ position, stream }))
const streamsFrom = async (storage: Storage, after: number) =>
  (await readFrom(storage, after)).map(({ stream }) => stream)

async function inTransaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await schemas.pool.connect()
  try {
    await client.query("BEGIN")
    await work(client)
  } finally {
    await client.query("ROLLBACK")
    client.release()
  }
}

describe("a feed with a writer that has not committed", () => {
  it("stands still before it, shows everything in order once it commits, and says meanwhile who it is", async () => {
    const storage = await schemas.make()
    await commitAll(storage, act("early"))
    await inTransaction(async (client) => {
      await commitAll(storage.within(client), act("late"))
      await commitAll(storage, act("quick"), act("quicker"))
      expect(await streamsFrom(storage, 0)).toEqual(["early"])
      const [waited, ...others] = await storage.feedWaitsFor()
      expect(others).toEqual([])
      const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")
      expect(waited).toMatchObject({ process: rows[0]?.pid, openForSeconds: 0 })
      const [early] = await readFrom(storage, 0)
      await client.query("COMMIT")
      expect(await streamsFrom(storage, early?.position ?? 0)).toEqual(["late", "quick", "quicker"])
    })
    expect(await storage.feedWaitsFor()).toEqual([])
  })

  it("goes on where a writer gives up, with a gap", async () => {
    const storage = await schemas.make()
    await inTransaction(async (client) => {
      await commitAll(storage.within(client), act("given up"))
      await commitAll(storage, act("quick"))
      expect(await streamsFrom(storage, 0)).toEqual([])
    })
    expect(await streamsFrom(storage, 0)).toEqual(["quick"])
  })

  it("does not wait for transactions of other programs, however much they write, nor for those of other schemas", async () => {
    const storage = await schemas.make()
    const other = await schemas.make()
    await inTransaction(async (client) => {
      await client.query("CREATE TABLE host (id bigint); INSERT INTO host SELECT generate_series(1, 100)")
      await commitAll(other.within(client), act("elsewhere"))
      await commitAll(storage, act("here"))
      expect(await streamsFrom(storage, 0)).toEqual(["here"])
    })
  })

  it("stands still as well where the horizon lies beyond 32 bits", async () => {
    const storage = await schemas.make()
    const schema = schemas.schemaOf(storage)
    for (const start of [2 ** 31 - 2, 2 ** 32 - 2, 2 ** 45]) {
      await schemas.pool.query(`SELECT setval('${schema}.positions', $1)`, [start])
      await inTransaction(async (client) => {
        const before = (await readFrom(storage, 0)).length
        await commitAll(storage, act(`early ${start}`))
        await commitAll(storage.within(client), act(`late ${start}`))
        for (const at of [0, 1, 2, 3]) await commitAll(storage, act(`quick ${start}`, at))
        expect(await streamsFrom(storage, 0)).toHaveLength(before + 1)
        await client.query("COMMIT")
        expect(await streamsFrom(storage, 0)).toHaveLength(before + 6)
      })
    }
  })

  it("never goes back over what was read, with many writers of which some are slow or give up", async () => {
    const storage = await schemas.make()
    const work = { done: false }
    const slow = async (name: string) => {
      for (let at = 0; at < 15; at += 1) {
        const client = await schemas.pool.connect()
        await client.query("BEGIN")
        await commitAll(storage.within(client), act(`${name} ${at}`))
        await new Promise((resolve) => setTimeout(resolve, 3 * (at % 4)))
        await client.query(at % 3 === 0 ? "ROLLBACK" : "COMMIT")
        client.release()
      }
    }
    const quick = async (name: string) => {
      for (let at = 0; at < 60; at += 1) await commitOne(storage, act(name, at))
    }
    const writing = Promise.all([slow("a"), slow("b"), quick("c"), quick("d")]).finally(
      () => (work.done = true),
    )
    const seen: { readonly position: number; readonly stream: string }[] = []
    const readOn = async () => seen.push(...(await readFrom(storage, seen.at(-1)?.position ?? 0)))
    while (!work.done) await readOn()
    await writing
    await readOn()
    expect(seen).toEqual(await readFrom(storage, 0))
    expect(seen).toHaveLength(2 * 10 + 2 * 60)
  })
})
