// Opening a schema: it is made once, brought up in order, and refused by name where it is another's.
import { postgresStorage } from "@onevisit/storage-postgres"
import { commitAll, sampleAct, sampleEvent } from "@onevisit/testkit"
import { Pool } from "pg"
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

const act = sampleAct("c1", { append: [{ stream: "s", expectedVersion: 0, events: [sampleEvent()] }] })
const open = (schema: string, options = {}) =>
  postgresStorage({ pool: schemas.pool, schema, acceptUnsafe: true, ...options })
const refuses = async (opening: Promise<unknown>, reason: string, word: string) => {
  const failure: unknown = await opening.catch((thrown: unknown) => thrown)
  expect(failure).toMatchObject({ _tag: "StorageError", reason })
  expect((failure as Error).message).toContain(word)
}
const tables = async (schema: string) =>
  (
    await schemas.pool.query("SELECT table_name FROM information_schema.tables WHERE table_schema = $1", [
      schema,
    ])
  ).rows.length

describe("a schema that is opened", () => {
  it("is made by one of many programs that open it at the same time, and used by all", async () => {
    const storages = await Promise.all(Array.from({ length: 8 }, () => open("at once")))
    for (const storage of storages) expect(storage.fallbacks).toEqual([])
    const outcomes = await Promise.all(storages.map((storage) => storage.commit([act])))
    expect(outcomes.flat().filter((one) => one.outcome === "committed" && !one.replayed)).toHaveLength(1)
  })

  it("may have been made beforehand, empty, by someone with more rights", async () => {
    await schemas.pool.query('CREATE SCHEMA "Bezirk ""1"" \'样例\'"')
    const storage = await open(`Bezirk "1" '样例'`)
    await commitAll(storage, act)
    expect(await storage.readFeed({ after: 0, limit: 9 })).toHaveLength(1)
  })

  it("is refused when it is another program's, and is not written to", async () => {
    await schemas.pool.query("CREATE SCHEMA other; CREATE TABLE other.notes (note text)")
    await refuses(open("other"), "Rejected", "another program")
    await schemas.pool.query(
      "CREATE SCHEMA alike; CREATE TABLE alike.about (program text, version int, feed text)",
    )
    await refuses(open("alike"), "Rejected", "another program")
    await schemas.pool.query("INSERT INTO alike.about VALUES ('other', 1, 'horizon')")
    await refuses(open("alike"), "Rejected", "another program")
    expect([await tables("other"), await tables("alike")]).toEqual([1, 1])
  })

  it("is refused when a newer release has written it", async () => {
    await open("newer")
    await schemas.pool.query("UPDATE newer.about SET version = 99")
    await refuses(open("newer"), "Rejected", "newer release")
  })

  it("is refused where it was made to keep the feed in another way", async () => {
    await open("looked at")
    await refuses(open("looked at", { dialect: "opengauss" }), "Rejected", "dialect")
    const storage = await open("one by one", { dialect: "opengauss" })
    expect(storage.fallbacks).toEqual(["position-lock", "waiting-claims"])
    await commitAll(storage, act)
    // Whoever sees the locks keeps to the way of those who do not.
    const other = await open("one by one")
    await commitAll(
      other,
      sampleAct("c2", { append: [{ stream: "t", expectedVersion: 0, events: [sampleEvent()] }] }),
    )
    expect(await storage.readFeed({ after: 0, limit: 9 })).toHaveLength(2)
  })

  it("is corrupt when a table is missing", async () => {
    const storage = await open("damaged")
    await schemas.pool.query("DROP TABLE damaged.timers")
    await expect(
      storage.commit([{ ...act, timers: [{ id: "t", dueAt: null, subject: "s" }] }]),
    ).rejects.toMatchObject({
      reason: "Corrupt",
    })
  })
})

describe("a server that does not keep what is promised", () => {
  it("is refused when it does not flush, unless that is accepted", async () => {
    await refuses(open("unsafe", { acceptUnsafe: false }), "Rejected", "fsync")
    expect(await tables("unsafe")).toBe(0)
  })

  it("is refused when its database holds no UTF8", async () => {
    await schemas.pool.query("CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0")
    const url = new URL(server.url)
    url.pathname = "/ascii"
    await refuses(postgresStorage({ connection: url.href, acceptUnsafe: true }), "Rejected", "UTF8")
  })

  it("is refused by name when it does not let the program in, and unavailable when it is not there", async () => {
    const wrong = new URL(server.url)
    wrong.password = "guess"
    await refuses(postgresStorage({ connection: wrong.href }), "Rejected", "rights")
    const gone = new URL(server.url)
    gone.port = "1"
    await refuses(postgresStorage({ connection: gone.href }), "Unavailable", "cannot be reached")
    await schemas.pool.query("CREATE ROLE reader LOGIN PASSWORD 'reader'")
    const reader = new URL(server.url)
    reader.username = reader.password = "reader"
    await refuses(postgresStorage({ connection: reader.href, acceptUnsafe: true }), "Rejected", "rights")
  })
})

describe("a storage with a pool of its own", () => {
  it("is opened by a connection string, in the schema onevisit, and ends its connections when it is closed", async () => {
    const storage = await postgresStorage({ connection: server.url, acceptUnsafe: true })
    await commitAll(storage, act)
    const again = await postgresStorage({ connection: server.url, acceptUnsafe: true })
    expect(await again.readStream({ stream: "s" })).toHaveLength(1)
    await storage.close()
    await storage.close()
    await again.close()
    expect(await tables("onevisit")).toBeGreaterThan(8)
    const count =
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE query LIKE '%\"onevisit\"%' AND pid <> pg_backend_pid()"
    await expect.poll(async () => (await schemas.pool.query<{ count: number }>(count)).rows[0]?.count).toBe(0)
  })

  it("leaves a pool that was handed in as it is", async () => {
    const pool = new Pool({ connectionString: server.url, max: 1 })
    const storage = await postgresStorage({ pool, schema: "handed in", acceptUnsafe: true })
    await storage.close()
    expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }])
    await pool.end()
  })
})
