// Populations in PostgreSQL: the contract, on the oldest and the newest version, each test in a schema of its own.
import { postgresPopulation } from "@onevisit/population-postgres"
import { populationContract, sampleFeed, sampleTable } from "@onevisit/testkit"
import { Pool } from "pg"
import { afterAll, beforeAll, describe, it } from "vitest"
import { type Major, type PostgresServer, startPostgres } from "./server.ts"

interface Way {
  readonly major: Major
  readonly ids: "text" | "integer"
  readonly days: "date" | "epoch-day"
  readonly found: "column" | "since"
  readonly atOnce?: number
}

const ways: readonly Way[] = [
  { major: 14, ids: "text", days: "date", found: "since" },
  { major: 18, ids: "integer", days: "epoch-day", found: "column", atOnce: 25 },
]

for (const { atOnce, days, found, ids, major } of ways) {
  describe(`PostgreSQL ${major}`, () => {
    let server: PostgresServer
    const pools: Pool[] = []
    let made = 0
    beforeAll(async () => {
      server = await startPostgres(major)
    })
    afterAll(async () => {
      await Promise.all(pools.map((pool) => pool.end()))
      await server.close()
    })

    populationContract({
      name: `a population with ids as ${ids}, whose changes are found by ${found}`,
      describe,
      it,
      make: async (rows, state) => {
        made += 1
        const schema = `population_${made}`
        const pool = new Pool({
          connectionString: server.url,
          options: `-c search_path=${schema}`,
          max: 3,
          idleTimeoutMillis: 200,
        })
        pools.push(pool)
        const table = sampleTable({ dialect: "postgres", ids, days })
        await pool.query(`CREATE SCHEMA ${schema}; ${table.create}; ${table.put(rows, 1)}`)
        const feed = sampleFeed(rows, state)
        let version = 1
        const open = () =>
          postgresPopulation({
            ...feed,
            id: "residents",
            pool,
            relation: table.relation,
            ids,
            ...(atOnce === undefined ? {} : { atOnce }),
            changes: found === "column" ? { column: "version" } : { since: feed.changedSince },
          })
        return {
          population: open(),
          reopen: open,
          reads: feed.reads,
          change: async (change) => {
            feed.change(change)
            version += 1
            if (change.put.length > 0) await pool.query(table.put(change.put, version))
            if (change.remove.length > 0) await pool.query(table.remove(change.remove))
          },
        }
      },
    })
  })
}
