import { compileSql, lower, type SqlProgram } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import { type Database, openPostgres, openSqlite } from "../postgres/databases.fixture.ts"
import { type Bench, compareTimes, medianTime } from "./bench.ts"
import { fillResidents, handwritten, relationFor } from "./rules-sql-residents.ts"
import { bind, oldAge } from "./rules-workloads.ts"

// The old-age rule over a table of residents, decided by the program that core compiles and by the same decision
// written by hand: several ways of writing it, of which the fastest counts. Both read the same table once and yield
// status, reasons and amount of every row, three-valued, which a count takes in so that no rows travel.
//
// The table's own constraints keep every value in its range. The relation says so, and the program then checks values
// no more than a person would; for a table without them it also finds the rows that are out of range.

const ROWS = 200_000

/** Measurements of rules as SQL. */
export const benches: readonly Bench[] = [
  versusHandwritten("rules.sql.postgres.vs-handwritten", () => openPostgres(18)),
  versusHandwritten("rules.sql.sqlite.vs-handwritten", async () => openSqlite()),
]

function versusHandwritten(id: string, open: () => Promise<Database>): Bench {
  return {
    id,
    unit: "ns/row",
    goal: 0.9,
    better: "lower",
    goalOn: "ratio",
    run: async () => {
      const database = await open()
      try {
        await fillResidents(database, ROWS, { oddEvery: 1000 })
        const ours = Result.getOrThrow(
          compileSql(lower(bind(oldAge)), relationFor(database), database.dialect),
        )
        const written = handwritten(database)
        for (const theirs of written) await sameOutcomes(database, ours, theirs)
        const fastest = await fastestOf(database, written)
        const { candidate, ratio } = await compareTimes(
          () => takeIn(database, ours),
          () => takeIn(database, fastest),
          { batches: 41, warmUp: 4 },
        )
        return { value: (candidate * 1e6) / ROWS, versus: "SQL written by hand", ratio }
      } finally {
        await database.close()
      }
    },
  }
}

async function fastestOf(database: Database, programs: readonly SqlProgram[]): Promise<SqlProgram> {
  const times: number[] = []
  for (const program of programs)
    times.push(await medianTime(() => takeIn(database, program), { batches: 9, warmUp: 2 }))
  return programs[times.indexOf(Math.min(...times))] as SqlProgram
}

/** Has the database reckon every column of every row. */
async function takeIn(database: Database, { parameters, text }: SqlProgram): Promise<void> {
  const [row] = await database.query({
    text: `SELECT count(id) AS rows, max(status) AS status, max(reasons) AS reasons, max(amount) AS amount FROM (${text}) decided`,
    parameters,
    columns: [],
  })
  if (Number(row?.["rows"]) !== ROWS) throw new Error("Every row of the bench is decided")
}

/** The programs must say the same of every row, or the comparison means nothing. */
async function sameOutcomes(database: Database, ours: SqlProgram, theirs: SqlProgram): Promise<void> {
  const [row] = await database.query({
    text: `SELECT count(*) AS rows FROM (${ours.text}) ours JOIN (${theirs.text}) theirs
      ON ours.id = theirs.id AND ours.status = theirs.status AND ours.reasons = theirs.reasons AND ours.amount = theirs.amount`,
    parameters: ours.parameters,
    columns: [],
  })
  if (Number(row?.["rows"]) !== ROWS) throw new Error("The bench compares different outcomes")
}
