// A month's sweep of 1.2 million residents where they are, beside SQL written by hand that computes the same differences
// into a table: several ways of writing it, of which the fastest counts. One resident in a hundred has changed since the
// last month; both sides find out who is missing, and both take away again what they found, so that they can be repeated.
import type { Population } from "@onevisit/core/ports"
import { checkRule, type Rule, type SqlDialect } from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import { postgresPopulation } from "@onevisit/population-postgres"
import { sqlitePopulation } from "@onevisit/population-sqlite"
import * as Result from "effect/Result"
import { DatabaseSync } from "node:sqlite"
import { Pool } from "pg"
import { startPostgres } from "../postgres/server.ts"
import { type Bench, compareTimes, medianTime } from "./bench.ts"
import { dayIn, fillResidents, handwritten, relationFor } from "./rules-sql-residents.ts"
import { oldAge } from "./rules-workloads.ts"

const ROWS = 1_200_000
const OURS = "population_"

type Row = Readonly<Record<string, unknown>>

interface Swept {
  readonly dialect: SqlDialect
  readonly execute: (text: string) => Promise<void>
  readonly query: (text: string, parameters?: readonly (bigint | string)[]) => Promise<readonly Row[]>
  readonly population: Population
  readonly close: () => Promise<void>
}

/** Measurements of sweeps as SQL. */
export const benches: readonly Bench[] = [
  versusHandwritten("sweep.sqlite.vs-handwritten", openSqlite),
  versusHandwritten("sweep.postgres.vs-handwritten", openPostgres),
]

function versusHandwritten(id: string, open: () => Promise<Swept>): Bench {
  return {
    id,
    unit: "ns/row",
    goal: 0.77,
    better: "lower",
    goalOn: "ratio",
    run: async () => {
      const swept = await open()
      try {
        const rule = Result.getOrThrowWith(checkRule(oldAge.definition, oldAge.world), (refused) => refused)
        await fillResidents(swept, ROWS, { oddEvery: null })
        await sweepJuly(swept, rule)
        await swept.execute(changesOf(swept.dialect))
        const ways = byHand(swept.dialect)
        await swept.execute(handTables)
        await sameDifferences(swept, rule, ways)
        const times: number[] = []
        for (const way of ways)
          times.push(await medianTime(() => sweepByHand(swept, way), { batches: 3, warmUp: 1 }))
        const fastest = ways[times.indexOf(Math.min(...times))] as readonly string[]
        let runs = 0
        const { candidate, ratio } = await compareTimes(
          () => sweepOurs(swept, rule, `august-${(runs += 1)}`),
          () => sweepByHand(swept, fastest),
          { batches: 11, warmUp: 2 },
        )
        return { value: (candidate * 1e6) / ROWS, versus: "SQL written by hand", ratio }
      } finally {
        await swept.close()
      }
    },
  }
}

const host = {
  id: "residents",
  ids: "integer",
  state: async () => ({ asOf: plainDate("2018-08-01"), version: "1" }),
  factsOf: async ({ subjects }: { readonly subjects: readonly string[] }) => subjects.map(() => null),
  identify: async ({ subjects }: { readonly subjects: readonly string[] }) => subjects.map(() => null),
} as const

async function openSqlite(): Promise<Swept> {
  const database = new DatabaseSync(":memory:")
  return {
    dialect: "sqlite",
    execute: async (text) => database.exec(text),
    query: async (text, parameters = []) => database.prepare(text).all(...parameters),
    population: sqlitePopulation({ ...host, database, relation: relationFor({ dialect: "sqlite" }) }),
    close: async () => database.close(),
  }
}

async function openPostgres(): Promise<Swept> {
  const server = await startPostgres(18)
  const pool = new Pool({ connectionString: server.url, max: 2, options: "-c work_mem=64MB" })
  return {
    dialect: "postgres",
    execute: async (text) => void (await pool.query(text)),
    query: async (text, parameters = []) => (await pool.query<Row>(text, [...parameters])).rows,
    population: postgresPopulation({ ...host, pool, relation: relationFor({ dialect: "postgres" }) }),
    close: async () => {
      await pool.end()
      await server.close()
    },
  }
}

async function sweepJuly({ execute, population, dialect }: Swept, rule: Rule): Promise<void> {
  const run = { run: "july", programme: "old-age", rule, month: month("2018-07"), purpose: "bench" } as const
  await population.determine({ ...run, scope: "all" })
  await population.accept("july")
  // What the first run found is of no use any more, and in nobody's way.
  await execute(`DELETE FROM ${OURS}changes`)
  if (dialect === "postgres") await execute(`VACUUM ANALYZE ${OURS}changes`)
}

async function sweepOurs({ population }: Swept, rule: Rule, run: string): Promise<void> {
  const august = month("2018-08")
  await population.determine({
    run,
    programme: "old-age",
    rule,
    month: august,
    scope: "all",
    purpose: "bench",
  })
  await population.discard(run)
}

/** One in a hundred: deaths, payments elsewhere, places that are not known any more. */
function changesOf(dialect: SqlDialect): string {
  const yes = dialect === "sqlite" ? "1" : "TRUE"
  const no = dialect === "sqlite" ? "0" : "FALSE"
  return `UPDATE residents SET died = ${dayIn(dialect, "2018-07-15")}, died_unknown = ${no} WHERE id % 300 = 7;
    UPDATE residents SET paid = ${yes} WHERE id % 300 = 107;
    UPDATE residents SET region = NULL WHERE id % 300 = 207;
    ${dialect === "postgres" ? "" : "ANALYZE"}`
}

const handTables = `
  CREATE TABLE hand_outcomes (id integer PRIMARY KEY, status integer NOT NULL, reasons bigint NOT NULL, amount bigint NOT NULL);
  INSERT INTO hand_outcomes SELECT id, status, reasons, amount FROM ${OURS}outcomes_1;
  CREATE TABLE hand_differences (id integer PRIMARY KEY, kind integer NOT NULL, before_status integer, before_reasons bigint,
    before_amount bigint, after_status integer, after_reasons bigint, after_amount bigint);
  ANALYZE`

/** The statements of each way to go about it. */
function byHand(dialect: SqlDialect): readonly (readonly string[])[] {
  const kind = `CASE
    WHEN d.status = 1 THEN CASE WHEN o.status = 1 THEN 2 ELSE 1 END
    WHEN d.status = 0 THEN CASE WHEN o.status = 1 THEN 3 ELSE 5 END
    ELSE 4 END`
  const columns = "o.status, o.reasons, o.amount, d.status, d.reasons, d.amount"
  const differs = `CASE d.status
    WHEN 1 THEN o.status IS DISTINCT FROM 1 OR o.amount <> d.amount
    WHEN 0 THEN o.status <> 0
    ELSE o.status IS DISTINCT FROM d.status OR o.reasons <> d.reasons END`
  const gone =
    "SELECT o.id, 4, o.status, o.reasons, o.amount, 255, 0, 0 FROM hand_outcomes o WHERE o.status = 1"
  return handwritten({ dialect }).flatMap(({ text }) => {
    const decided = `INSERT INTO hand_differences SELECT d.id, ${kind}, ${columns} FROM (${text}) d LEFT JOIN hand_outcomes o ON o.id = d.id WHERE ${differs}`
    return [
      [
        decided,
        `INSERT INTO hand_differences ${gone} AND NOT EXISTS (SELECT 1 FROM residents r WHERE r.id = o.id)`,
      ],
      [
        `INSERT INTO hand_differences SELECT COALESCE(d.id, o.id), ${kind}, ${columns} FROM (${text}) d FULL JOIN hand_outcomes o ON o.id = d.id
          WHERE CASE WHEN d.id IS NULL THEN o.status = 1 ELSE ${differs} END`,
      ],
      // Where nobody is new and there are as many as before, nobody is missing.
      [decided, "SELECT (SELECT count(*) FROM residents), (SELECT count(*) FROM hand_outcomes)"],
    ]
  })
}

async function sweepByHand({ execute }: Swept, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await execute(statement)
  await execute("DELETE FROM hand_differences")
}

/** Every way must find what ours finds, or the comparison means nothing. */
async function sameDifferences(
  swept: Swept,
  rule: Rule,
  ways: readonly (readonly string[])[],
): Promise<void> {
  const run = { run: "once", programme: "old-age", rule, month: month("2018-08"), purpose: "bench" } as const
  const { differences } = await swept.population.determine({ ...run, scope: "all" })
  const expected = Object.values(differences).reduce((sum, many) => sum + many, 0)
  for (const way of ways) {
    for (const statement of way) await swept.execute(statement)
    const [found] =
      await swept.query(`SELECT (SELECT count(*) FROM hand_differences) AS theirs, count(*) AS same
      FROM ${OURS}changes c JOIN hand_differences h ON h.id = c.id AND h.kind = c.kind AND h.after_status = c.after_status
      AND h.after_reasons = c.after_reasons AND h.after_amount = c.after_amount AND h.before_status = c.before_status`)
    if (
      Number(found?.["same"]) !== expected ||
      Number(found?.["theirs"]) !== expected ||
      expected < ROWS / 1000
    )
      throw new Error(
        `The bench compares different differences: ${JSON.stringify({ found: { ...found }, expected }, (_, v) => (typeof v === "bigint" ? Number(v) : v))}`,
      )
    await swept.execute("DELETE FROM hand_differences")
  }
  await swept.population.discard("once")
}
