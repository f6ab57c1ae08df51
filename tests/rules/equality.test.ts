// Every execution against the interpreter, row by row: the published contract on columns (generated code and none),
// on SQLite and on real PostgreSQL servers.
import {
  compileColumns,
  compileSql,
  encodeRows,
  lower,
  type Outcome,
  type Status,
} from "@onevisit/core/rules"
import { executionContract, type RunRows } from "@onevisit/testkit"
import * as Result from "effect/Result"
import { afterAll, describe, it } from "vitest"
import { type Database, openPostgres, openSqlite } from "../postgres/databases.fixture.ts"
import { fillRelation } from "./relation.fixture.ts"

/** What an execution over a whole population may refuse, each by name. */
const REFUSALS = ["list-fact", "exact-range-left", "shifted-day", "too-many-grounds"]

for (const mode of ["generated", "interpreted"] as const) {
  const run: RunRows = async (bound, rows) => {
    const program = compileColumns(lower(bound), { mode })
    if (Result.isFailure(program)) return program.failure
    const { amount, reasons, status } = program.success.run(encodeRows(bound, rows))
    return rows.map((_, at) => ({
      status: (status?.[at] ?? -1) as Status,
      reasons: reasons?.[at] ?? -1,
      amount: amount[at] ?? -1,
    }))
  }
  executionContract({ name: `columns, ${mode},`, run, describe, it, mayRefuse: REFUSALS })
}

const databases = new Map<string, Promise<Database>>()
afterAll(async () => {
  for (const opened of databases.values()) await (await opened).close()
})

/** Opened once and kept for all cases. */
function keep(name: string, open: () => Promise<Database>): Promise<Database> {
  const kept = databases.get(name) ?? open()
  databases.set(name, kept)
  return kept
}

function onDatabase(name: string, open: () => Promise<Database>): RunRows {
  return async (bound, rows) => {
    const database = await keep(name, open)
    const { columns, flags, relation, rows: filled } = fillRelation(bound, rows, "residents")
    const program = compileSql(lower(bound), relation, database.dialect)
    if (Result.isFailure(program)) return program.failure
    const asBoolean = (column: string) => database.dialect === "postgres" && flags.has(column)
    const types = columns.map((column) => `${column} ${asBoolean(column) ? "BOOLEAN" : "BIGINT"}`)
    await database.execute(`CREATE TEMPORARY TABLE residents (${types.join(", ")})`)
    const values = filled.map((row) => {
      const cells = row.map((cell, at) => {
        if (cell === null) return "NULL"
        return asBoolean(columns[at] ?? "") ? `${cell === 1}` : `${cell}`
      })
      return `(${cells.join(", ")})`
    })
    try {
      await database.execute(`INSERT INTO residents VALUES ${values.join(", ")}`)
      const found = await database.query(program.success)
      return outcomesOf(found, rows.length)
    } finally {
      await database.execute("DROP TABLE residents")
    }
  }
}

function outcomesOf(found: readonly Readonly<Record<string, unknown>>[], count: number): readonly Outcome[] {
  const byId = new Map(found.map((row) => [Number(row["id"]), row]))
  if (byId.size !== count || found.length !== count) throw new Error("A row is missing, or is there twice")
  return Array.from({ length: count }, (_, id) => {
    const row = byId.get(id) ?? {}
    return {
      status: Number(row["status"]) as Status,
      reasons: Number(row["reasons"]),
      amount: Number(row["amount"]),
    }
  })
}

for (const [name, open] of [
  ["SQLite", async () => openSqlite()],
  ["PostgreSQL 14", () => openPostgres(14)],
  ["PostgreSQL 18", () => openPostgres(18)],
] as const) {
  executionContract({ name, run: onDatabase(name, open), describe, it, rules: 150, mayRefuse: REFUSALS })
}
