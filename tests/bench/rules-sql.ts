import { compileSql, lower, type Relation, type SqlProgram } from "@onevisit/core/rules"
import { fromEpochDay, plainDate, toEpochDay } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { type Database, openPostgres, openSqlite } from "../postgres/databases.fixture.ts"
import { type Bench, compareTimes, medianTime } from "./bench.ts"
import { type ResidentDraw, residentDraws } from "./rules-subjects.ts"
import { bind, oldAge } from "./rules-workloads.ts"

// The old-age rule over a table of residents, decided by the program that core compiles and by the same decision
// written by hand: several ways of writing it, of which the fastest counts. Both read the same table once and yield
// status, reasons and amount of every row, three-valued, which a count takes in so that no rows travel.
//
// The table's own constraints keep every value in its range. The relation says so, and the program then checks values
// no more than a person would; for a table without them it also finds the rows that are out of range.

const ROWS = 200_000
const INSERTED_AT_ONCE = 1000

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
        await fill(database)
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

function relationFor({ dialect }: Database): Relation {
  const as = dialect === "sqlite" ? "epoch-day" : "date"
  return {
    name: "residents",
    id: "id",
    odd: "odd",
    constrained: true,
    facts: {
      registeredIn: { column: "region", as: "place" },
      born: { first: "born_first", last: "born_last", as, nullMeans: "unknown" },
      died: { first: "died", last: "died", as, nullMeans: "never", unknown: "died_unknown" },
      paidElsewhere: { column: "paid", as: "boolean", nullMeans: "unknown" },
    },
  }
}

async function fill(database: Database): Promise<void> {
  const { dialect } = database
  const [whole, date, flag] =
    dialect === "sqlite" ? ["INTEGER", "INTEGER", "INTEGER"] : ["integer", "date", "boolean"]
  const [least, greatest] = ["1880-01-01", "2030-12-31"].map((text) => dayIn(dialect, text))
  await database.execute(`CREATE TABLE residents (
    id ${whole} PRIMARY KEY,
    region ${whole} CHECK (region BETWEEN 0 AND 1113),
    born_first ${date} CHECK (born_first >= ${least}),
    born_last ${date} CHECK (born_last <= ${greatest}),
    died ${date} CHECK (died BETWEEN ${least} AND ${greatest}),
    died_unknown ${flag} NOT NULL,
    paid ${flag},
    odd ${flag} NOT NULL,
    CHECK (born_first <= born_last),
    CHECK ((born_first IS NULL) = (born_last IS NULL))
  )${dialect === "sqlite" ? " STRICT" : ""}`)
  const next = residentDraws(2018)
  for (let from = 0; from < ROWS; from += INSERTED_AT_ONCE) {
    const rows = Array.from({ length: INSERTED_AT_ONCE }, (_, at) => rowOf(from + at, next(), database))
    await database.execute(`INSERT INTO residents VALUES ${rows.join(", ")}`)
  }
  if (dialect === "sqlite") return
  await database.execute("VACUUM ANALYZE residents")
  await database.execute("SET max_parallel_workers_per_gather = 0")
}

function rowOf(id: number, draw: ResidentDraw, { dialect }: Database): string {
  const day = (value: number | null) => (value === null ? "NULL" : dayIn(dialect, fromEpochDay(value)))
  const flag = (value: boolean | null) =>
    value === null ? "NULL" : dialect === "sqlite" ? String(Number(value)) : String(value)
  // One in a thousand is disputed.
  const odd = flag(id % 1000 === 999)
  const died = draw.died === "never" ? "NULL" : day(draw.died)
  const cells = [id, draw.region ?? "NULL", day(draw.bornFrom), day(draw.bornTo)]
  return `(${[...cells, died, flag(draw.died === null), flag(draw.paidElsewhere), odd].join(", ")})`
}

function dayIn(dialect: Database["dialect"], text: string): string {
  return dialect === "sqlite" ? String(toEpochDay(plainDate(text))) : `DATE '${text}'`
}

/** The decision as a person would write it, who knows how each database works. */
function handwritten({ dialect }: Database): readonly SqlProgram[] {
  const day = (text: string) => dayIn(dialect, text)
  // Keeps the database from putting the grounds in place of each of their uses.
  const fence = dialect === "sqlite" ? "LIMIT -1" : "OFFSET 0"
  const [isPaid, notPaid] = dialect === "sqlite" ? ["paid = 1", "paid = 0"] : ["paid", "NOT paid"]
  const grounds = `
      CASE WHEN region BETWEEN 2 AND 112 THEN 0 WHEN region IS NULL OR region IN (0, 1) THEN 65536 ELSE 1 END
    + CASE WHEN born_first >= ${day("1938-08-01")} THEN 2 WHEN born_last < ${day("1938-08-01")} THEN 0 ELSE 131072 END
    + CASE WHEN died_unknown THEN 262144 WHEN died IS NULL OR died >= ${day("2018-08-01")} THEN 0 ELSE 4 END
    + CASE WHEN ${notPaid} THEN 0 WHEN ${isPaid} THEN 8 ELSE 524288 END`
  const band = (born: string) =>
    `CASE WHEN ${born} < ${day("1918-08-01")} THEN 30000 WHEN ${born} < ${day("1928-08-01")} THEN 10000 ELSE 5000 END`
  const [low, high] = [band("born_last"), band("born_first")]
  const end = dialect === "sqlite" ? fence : ""
  return [
    // Odd rows have a column of their own.
    `SELECT id,
      CASE WHEN odd THEN 4 WHEN reasons & 65535 <> 0 THEN 0 WHEN reasons <> 0 THEN 2 WHEN ${low} = ${high} THEN 1 ELSE 3 END AS status,
      CASE WHEN odd THEN 0 ELSE reasons END AS reasons,
      CASE WHEN reasons = 0 AND NOT odd AND ${low} = ${high} THEN ${low} ELSE 0 END AS amount
    FROM (SELECT id, odd, born_first, born_last, ${grounds} AS reasons FROM residents ${fence}) graded ${end}`,
    // Odd rows have no reasons.
    `SELECT id,
      CASE WHEN reasons & 65535 <> 0 THEN 0 WHEN reasons <> 0 THEN 2 WHEN reasons IS NULL THEN 4 WHEN ${low} = ${high} THEN 1 ELSE 3 END AS status,
      COALESCE(reasons, 0) AS reasons,
      CASE WHEN reasons = 0 AND ${low} = ${high} THEN ${low} ELSE 0 END AS amount
    FROM (SELECT id, born_first, born_last, CASE WHEN NOT odd THEN ${grounds} END AS reasons FROM residents ${fence}) graded ${end}`,
    // The amounts are reckoned once for all rows.
    `SELECT id,
      CASE WHEN odd THEN 4 WHEN reasons & 65535 <> 0 THEN 0 WHEN reasons <> 0 THEN 2 WHEN low = high THEN 1 ELSE 3 END AS status,
      CASE WHEN odd THEN 0 ELSE reasons END AS reasons,
      CASE WHEN reasons = 0 AND NOT odd AND low = high THEN low ELSE 0 END AS amount
    FROM (SELECT id, odd, ${low} AS low, ${high} AS high, ${grounds} AS reasons FROM residents ${fence}) graded ${end}`,
  ].map((text) => ({ text, parameters: [], columns: ["id", "status", "reasons", "amount"] }))
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
