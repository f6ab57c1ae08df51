import type { ViewQuery } from "@onevisit/core/ports"
import { commitAll, minute, sampleAct } from "@onevisit/testkit"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { SQLInputValue } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { type Columns, Connection } from "./connection.ts"
import { findViews } from "./find-views.ts"
import { claimMessages } from "./messages.ts"
import { openDatabase } from "./open-database.ts"
import { sqliteStorage } from "./sqlite-storage.ts"

const root = mkdtempSync(join(tmpdir(), "onevisit-plans-"))
const path = join(root, "plans.db")
afterAll(() => rmSync(root, { recursive: true }))

/** Keeps the plan of every statement that reads. */
class Observed extends Connection {
  readonly plans: string[] = []

  override all(sql: string, values: readonly SQLInputValue[] = []): readonly Columns[] {
    if (!sql.startsWith("EXPLAIN"))
      this.plans.push(...super.all(`EXPLAIN QUERY PLAN ${sql}`, values).map((row) => String(row[3])))
    return super.all(sql, values)
  }
}

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

describe("the search in a view", () => {
  it("walks an index for every shape of query, sorts nothing and never reads all rows", async () => {
    const storage = sqliteStorage(path)
    const views = Array.from({ length: 1500 }, (_, at) => ({
      view: "v",
      version: 1,
      key: `k${at}`,
      doc: { at },
      index: { state: "open", half: at % 2, by: `k${at}`, n: at },
    }))
    await commitAll(storage, sampleAct("c1", { views }))
    await storage.close()
    const db = new Observed(openDatabase(path, { check: "header" }), 100)
    for (const query of queries) {
      const { rows, cursor } = findViews(db, { view: "v", version: 1, limit: 5, ...query }, undefined)
      expect(rows.length).toBeGreaterThan(0)
      if (cursor !== null)
        findViews(
          db,
          { view: "v", version: 1, limit: 5, ...query },
          { key: "k1", ...(query.range && { value: 4 }) },
        )
    }
    claimMessages(db, { now: minute(0), leaseUntil: minute(1), limit: 1 })
    expect(db.plans.length).toBeGreaterThan(20)
    expect(db.plans.filter((plan) => /SCAN (?!json_each)|TEMP B-TREE/.test(plan))).toEqual([])
    await db.close()
  })
})
