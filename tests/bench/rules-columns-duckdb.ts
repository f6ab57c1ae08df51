// The old-age rule in DuckDB over the same residents: one thread, a table in memory, status, reasons and amount of
// every row, three-valued. Two ways to write it, and two to have every row evaluated; the bench takes the fastest.
import type { DuckDBConnection } from "@duckdb/node-api"
import { type LoopOutput, type Places, allocateLoopOutput } from "./rules-columns-bench.ts"
import type { ResidentColumns } from "./rules-columns-data.ts"

const CHUNK = 2048

export interface DuckDbRule {
  /** Every way that was tried, by name. */
  readonly ways: readonly (readonly [name: string, run: () => Promise<void>])[]
  /** What a way answers, row by row. */
  answers(name: string): Promise<LoopOutput>
  close(): void
}

/** Fills a table and prepares the queries. */
export async function oldAgeInDuckDb(columns: ResidentColumns, places: Places): Promise<DuckDbRule> {
  const { DuckDBInstance } = await import("@duckdb/node-api")
  const instance = await DuckDBInstance.create(":memory:")
  const connection = await instance.connect()
  await connection.run("SET threads = 1")
  await fillTable(connection, columns)
  const queries = composeQueries(places)
  const ways = Object.entries(queries).flatMap(([name, query]) => [
    [`${name}, into a table`, `CREATE OR REPLACE TEMP TABLE outcome AS ${query}`] as const,
    [`${name}, into sums`, `SELECT sum(status), sum(reasons), sum(amount) FROM (${query})`] as const,
  ])
  return {
    ways: ways.map(([name, sql]) => [name, async () => void (await connection.run(sql))]),
    answers: (name) => readOutcome(connection, queries[name.split(",")[0] ?? ""] ?? "", columns.rows),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function fillTable(connection: DuckDBConnection, columns: ResidentColumns): Promise<void> {
  const { DuckDBDataChunk, INTEGER, USMALLINT, UTINYINT } = await import("@duckdb/node-api")
  await connection.run(
    `CREATE TABLE resident (place USMALLINT, born_first INTEGER, born_last INTEGER, died_first INTEGER,
      died_last INTEGER, paid UTINYINT)`,
  )
  const { bornFirst, bornLast, diedFirst, diedLast, paidElsewhere, region, rows, valid } = columns
  const parts = [
    [region, valid.registeredIn],
    [bornFirst, valid.born],
    [bornLast, valid.born],
    [diedFirst, valid.died],
    [diedLast, valid.died],
    [paidElsewhere, valid.paidElsewhere],
  ] as const
  const types = [USMALLINT, INTEGER, INTEGER, INTEGER, INTEGER, UTINYINT]
  const appender = await connection.createAppender("resident")
  for (let start = 0; start < rows; start += CHUNK) {
    const chunk = DuckDBDataChunk.create(types)
    chunk.setColumns(
      parts.map(([values, bits]) =>
        Array.from({ length: Math.min(CHUNK, rows - start) }, (_, at) => {
          const row = start + at
          return (((bits[row >> 3] as number) >> (row & 7)) & 1) === 1 ? (values[row] as number) : null
        }),
      ),
    )
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

/** NULL is unknown; a place above the district may be in it or not. */
function composeQueries({ from, last, to }: Places): Readonly<Record<string, string>> {
  const above = [...last.keys()].filter((place) => place < from && (last[place] as number) >= from)
  const amount = (born: string) =>
    `CASE WHEN ${born} <= -18782 THEN 30000 WHEN ${born} <= -15129 THEN 10000 ELSE 5000 END`
  const outcome = (reasons: string) => `
    SELECT CASE WHEN reasons & 65535 <> 0 THEN 0 WHEN reasons <> 0 THEN 2 WHEN lo = hi THEN 1 ELSE 3 END::UTINYINT AS status,
      reasons, CASE WHEN reasons = 0 AND lo = hi THEN lo ELSE 0 END::DOUBLE AS amount
    FROM (SELECT (${reasons})::UINTEGER AS reasons, ${amount("born_first")} AS lo, ${amount("born_last")} AS hi FROM resident)`
  return {
    cases: outcome(`
      CASE WHEN place BETWEEN ${from} AND ${to} THEN 0 WHEN place IS NULL OR place IN (${above.join()}) THEN 65536 ELSE 1 END
      | CASE WHEN born_last <= -11477 THEN 0 WHEN born_first > -11477 THEN 2 ELSE 131072 END
      | CASE WHEN died_first >= 17744 THEN 0 WHEN died_last < 17744 THEN 4 ELSE 262144 END
      | CASE WHEN paid = 0 THEN 0 WHEN paid = 1 THEN 8 ELSE 524288 END`),
    arithmetic: outcome(`
      coalesce((place NOT BETWEEN ${from} AND ${to})::INTEGER
        + 65535 * (place IN (${above.join()}))::INTEGER, 65536)
      + coalesce((born_first > -11477)::INTEGER * 2
        + 131072 * (born_first <= -11477 AND born_last > -11477)::INTEGER, 131072)
      + coalesce((died_last < 17744)::INTEGER * 4
        + 262144 * (died_last >= 17744 AND died_first < 17744)::INTEGER, 262144)
      + coalesce(paid::INTEGER * 8, 524288)`),
  }
}

async function readOutcome(connection: DuckDBConnection, query: string, rows: number): Promise<LoopOutput> {
  const output = allocateLoopOutput(rows)
  const result = await connection.run(query)
  let row = 0
  for (const chunk of await result.fetchAllChunks()) {
    const [status = [], reasons = [], amount = []] = chunk.getColumns()
    status.forEach((each, at) => {
      output.status[row] = Number(each)
      output.reasons[row] = Number(reasons[at])
      output.amount[row] = Number(amount[at])
      row += 1
    })
  }
  if (row !== rows) throw new Error(`DuckDB answers ${row} rows of ${rows}.`)
  return output
}
