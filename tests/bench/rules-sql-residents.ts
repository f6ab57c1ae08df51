// The table of residents of the benches of rules as SQL, and the old-age decision over it as a person would write it.
import type { Relation, SqlDialect, SqlProgram } from "@onevisit/core/rules"
import { fromEpochDay, plainDate, toEpochDay } from "@onevisit/core/time"
import { type ResidentDraw, residentDraws } from "./rules-subjects.ts"

const INSERTED_AT_ONCE = 1000

interface Dialected {
  readonly dialect: SqlDialect
}

interface Executing extends Dialected {
  readonly execute: (text: string) => Promise<void>
}

export function relationFor({ dialect }: Dialected): Relation {
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

/** A table of residents from a seed; one in `oddEvery` is disputed. */
export async function fillResidents(
  database: Executing,
  count: number,
  { oddEvery }: { readonly oddEvery: number | null },
): Promise<void> {
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
  for (let from = 0; from < count; from += INSERTED_AT_ONCE) {
    const rows = Array.from({ length: INSERTED_AT_ONCE }, (_, at) =>
      rowOf(from + at, next(), database, oddEvery),
    )
    await database.execute(`INSERT INTO residents VALUES ${rows.join(", ")}`)
  }
  if (dialect === "sqlite") return
  await database.execute("VACUUM ANALYZE residents")
  await database.execute("SET max_parallel_workers_per_gather = 0")
}

function rowOf(id: number, draw: ResidentDraw, { dialect }: Dialected, oddEvery: number | null): string {
  const day = (value: number | null) => (value === null ? "NULL" : dayIn(dialect, fromEpochDay(value)))
  const flag = (value: boolean | null) =>
    value === null ? "NULL" : dialect === "sqlite" ? String(Number(value)) : String(value)
  const odd = flag(oddEvery !== null && id % oddEvery === oddEvery - 1)
  const died = draw.died === "never" ? "NULL" : day(draw.died)
  const cells = [id, draw.region ?? "NULL", day(draw.bornFrom), day(draw.bornTo)]
  return `(${[...cells, died, flag(draw.died === null), flag(draw.paidElsewhere), odd].join(", ")})`
}

export function dayIn(dialect: SqlDialect, text: string): string {
  return dialect === "sqlite" ? String(toEpochDay(plainDate(text))) : `DATE '${text}'`
}

/** The decision as a person would write it, who knows how each database works. */
export function handwritten({ dialect }: Dialected): readonly SqlProgram[] {
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
