// Databases to run a program on: SQLite in memory, and the PostgreSQL servers of this folder.
import type { Relation, SqlDialect, SqlProgram } from "@onevisit/core/rules"
import { fromEpochDay } from "@onevisit/core/time"
import { DatabaseSync } from "node:sqlite"
import { Client } from "pg"
import type { Cell, ColumnKind, RandomRelation } from "./random-relation.fixture.ts"
import { startPostgres, type Major } from "./server.ts"

/** A row of a program's outcome. */
export interface ResultRow {
  readonly id: number
  readonly status: number
  readonly reasons: number
  readonly amount: bigint
}

export interface Database {
  readonly name: string
  readonly dialect: SqlDialect
  /** Runs statements that return nothing. */
  readonly execute: (text: string) => Promise<void>
  readonly query: (program: SqlProgram) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly close: () => Promise<void>
}

/** SQLite in memory. */
export function openSqlite(): Database {
  const database = new DatabaseSync(":memory:")
  return {
    name: "SQLite",
    dialect: "sqlite",
    execute: async (text) => database.exec(text),
    query: async ({ parameters, text }) => {
      const statement = database.prepare(text)
      statement.setReadBigInts(true)
      return statement.all(...parameters) as Record<string, unknown>[]
    },
    close: async () => database.close(),
  }
}

/** A PostgreSQL of its own. */
export async function openPostgres(major: Major): Promise<Database> {
  const server = await startPostgres(major)
  const client = new Client({ connectionString: server.url })
  await client.connect()
  return {
    name: `PostgreSQL ${major}`,
    dialect: "postgres",
    execute: async (text) => void (await client.query(text)),
    query: async ({ parameters, text }) =>
      (await client.query<Record<string, unknown>>(text, [...parameters])).rows,
    close: async () => {
      await client.end()
      await server.close()
    },
  }
}

/** The outcome of a program on rows that are put into the database for it, in the order of their ids. */
export async function runOn(
  database: Database,
  { columns, relation, rows }: RandomRelation,
  program: SqlProgram,
): Promise<readonly ResultRow[]> {
  const table = quote(nameOf(relation))
  const names = Object.keys(columns)
  const types = names.map((name) => `${quote(name)} ${typeOf(columns[name] as ColumnKind, database.dialect)}`)
  const values = rows.map(
    (row) =>
      `(${names.map((name) => literal(row[name] ?? null, columns[name] as ColumnKind, database.dialect)).join(", ")})`,
  )
  await database.execute(`CREATE TABLE ${table} (${types.join(", ")})`)
  try {
    await database.execute(`INSERT INTO ${table} VALUES ${values.join(", ")}`)
    const found = await database.query(program)
    return found
      .map((row) => ({
        id: Number(row["id"]),
        status: Number(row["status"] ?? -1),
        reasons: Number(row["reasons"] ?? -1),
        amount: BigInt((row["amount"] as bigint | string | undefined) ?? -1n),
      }))
      .sort((a, b) => a.id - b.id)
  } finally {
    await database.execute(`DROP TABLE ${table}`)
  }
}

function nameOf({ name }: Relation): string {
  return typeof name === "string" ? name : name.table
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function typeOf(kind: ColumnKind, dialect: SqlDialect): string {
  const types = {
    postgres: { whole: "bigint", small: "integer", day: "date", flag: "boolean" },
    sqlite: { whole: "INTEGER", small: "INTEGER", day: "TEXT", flag: "INTEGER" },
  } as const
  return types[dialect][kind]
}

function literal(cell: Cell, kind: ColumnKind, dialect: SqlDialect): string {
  if (cell === null) return "NULL"
  if (kind === "day") return `'${fromEpochDay(Number(cell))}'`
  if (typeof cell === "boolean") return dialect === "postgres" ? String(cell) : cell ? "1" : "0"
  return String(cell)
}
