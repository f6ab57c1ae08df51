import { populationContract, type PopulationContract, sampleFeed, sampleTable } from "@onevisit/testkit"
import { DatabaseSync } from "node:sqlite"
import { describe, it } from "vitest"
import { sqlitePopulation } from "./sqlite-population.ts"

const kept = { dialect: "sqlite", ids: "integer", days: "epoch-day" } as const

function maker(
  table: ReturnType<typeof sampleTable>,
  {
    atOnce,
    found,
    ids,
  }: { readonly ids: "integer" | "text"; readonly found: "column" | "since"; readonly atOnce: number },
): PopulationContract["make"] {
  return (rows, state) => {
    const feed = sampleFeed(rows, state)
    const database = new DatabaseSync(":memory:")
    database.exec(table.create)
    database.exec(table.put(rows, 1))
    let version = 1
    const open = () =>
      sqlitePopulation({
        ...feed,
        id: "residents",
        database,
        relation: table.relation,
        ids,
        atOnce,
        changes: found === "column" ? { column: "version" } : { since: feed.changedSince },
      })
    return {
      population: open(),
      reopen: open,
      reads: feed.reads,
      change: (change) => {
        feed.change(change)
        version += 1
        if (change.put.length > 0) database.exec(table.put(change.put, version))
        if (change.remove.length > 0) database.exec(table.remove(change.remove))
      },
    }
  }
}

populationContract({
  name: "a population in SQLite with numbers as ids and a column of versions",
  make: maker(sampleTable(kept), { ids: "integer", found: "column", atOnce: 25 }),
  describe,
  it,
})
populationContract({
  name: "a population in SQLite with texts as ids whose host names the changes",
  make: maker(sampleTable({ ...kept, ids: "text", days: "date" }), {
    ids: "text",
    found: "since",
    atOnce: 65_536,
  }),
  describe,
  it,
})
