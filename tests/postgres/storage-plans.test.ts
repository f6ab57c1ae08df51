// Every statement of the storage reaches its rows through an index, whether the server has counted its rows or not.
import type { ViewQuery } from "@onevisit/core/ports"
import { postgresStorage, type PostgresQuery } from "@onevisit/storage-postgres"
import { commitAll, minute, sampleAct, sampleEvent } from "@onevisit/testkit"
import { Pool } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Major, type PostgresServer, startPostgres } from "./server.ts"

const queries: readonly Partial<ViewQuery>[] = [
  {},
  { where: { state: "open" } },
  { where: { state: "open", half: 0 } },
  { where: { state: "open", by: "k7" } },
  { range: { field: "n" } },
  { range: { field: "n", from: 3, to: 9, descending: true } },
  { range: { field: "n" }, where: { state: "open" } },
  { range: { field: "n" }, where: { by: "k7" } },
]

describe.each<Major>([14, 18])("the plans of PostgreSQL %i", (major) => {
  let server: PostgresServer
  let pool: Pool
  beforeAll(async () => {
    server = await startPostgres(major)
    pool = new Pool({ connectionString: server.url, max: 2 })
  })
  afterAll(async () => {
    await pool.end()
    await server.close()
  })

  it.each(["counted", "not counted"])("walk an index for every read, with rows %s", async (counted) => {
    const schema = `plans ${counted}`
    const storage = await postgresStorage({ pool, schema, acceptUnsafe: true })
    const views = Array.from({ length: 3000 }, (_, at) => ({
      view: "v",
      version: 1,
      key: `k${at}`,
      doc: { at },
      index: { state: "open", half: at % 2, by: `k${at}`, n: at },
    }))
    const events = Array.from({ length: 3000 }, () => sampleEvent())
    const messages = views.map(({ key }) => ({ id: key, port: "p", payload: key, availableAt: minute(0) }))
    const timers = views.map(({ key }) => ({ id: key, dueAt: minute(0), subject: key }))
    const append = [{ stream: "s", expectedVersion: 0, events }]
    await commitAll(storage, sampleAct("c1", { append, views, messages, timers }))
    if (counted === "counted") await pool.query("ANALYZE")

    const plans: string[] = []
    const explained = async (query: PostgresQuery) => {
      const { name: _, ...plain } = query
      const { rows } = await pool.query({ ...plain, text: `EXPLAIN ${plain.text}` })
      plans.push(rows.map((row) => String(Object.values(row as object)[0])).join("\n"))
      return pool.query(query)
    }
    const ours = ({ text }: PostgresQuery) => text.includes(`"${schema}".`) && !text.includes(".about")
    const observed = await postgresStorage({
      pool: {
        connect: () => pool.connect(),
        query: (query) => (ours(query) ? explained(query) : pool.query(query)),
      },
      schema,
      acceptUnsafe: true,
    })
    for (const query of queries) {
      const asked = { view: "v", version: 1, limit: 5, ...query }
      const { cursor, rows } = await observed.findViews(asked)
      expect(rows.length).toBeGreaterThan(0)
      if (cursor !== null) await observed.findViews({ ...asked, after: cursor })
    }
    await observed.getView({ view: "v", version: 1, key: "k7" })
    await observed.readStream({ stream: "s", after: 5, limit: 5 })
    await observed.readFeed({ after: 5, limit: 5 })
    await observed.dueTimers({ until: minute(1), limit: 5 })
    await observed.claimMessages({ now: minute(1), leaseUntil: minute(2), limit: 5 })
    expect(plans.length).toBeGreaterThan(25)
    expect(plans.filter((plan) => /Seq Scan on (?!pg_database)/.test(plan))).toEqual([])
    // Where rows are not counted, few are expected in a stream and among the messages, and sorted; a search never is.
    const sorts = plans.filter((plan) => /Sort/.test(plan) && (counted === "counted" || /view/.test(plan)))
    expect(sorts).toEqual([])
  })
})
