/** A population in a database: the port, said in steps that an adapter's connection carries out. */
import { definePopulation, type Population } from "../ports/index.ts"
import { accept, discard } from "./accept.ts"
import { determine } from "./determine.ts"
import { readDifferences, readOutcomes } from "./read-runs.ts"
import type { SqlPopulationSettings } from "./settings.ts"
import { askHost, type Drive, query, type Steps } from "./steps.ts"
import { outcomeTableStatements, tableStatements, type Tables, tablesOf } from "./tables.ts"

/**
 * The Population port over one relation. The decisions are made by the database, in the same statement that compares them
 * with the last accepted run; `drive` carries the statements out. For authors of adapters.
 */
export function sqlPopulation(settings: SqlPopulationSettings, drive: Drive): Population {
  const tables = tablesOf(settings)
  let prepared: Promise<void> | null = null
  const prepare = (): Promise<void> => {
    // What failed once is tried again.
    prepared ??= drive(() => prepareTables(settings, tables), "transaction").catch((error: unknown) => {
      prepared = null
      throw error
    })
    return prepared
  }
  const numberOf = (programme: string): Promise<number> =>
    drive(() => numberProgramme(settings, tables, programme), "transaction")
  return definePopulation({
    id: settings.id,
    feed: () => drive(() => readFeed(settings, tables), "snapshot"),
    determine: (run, onProgress) =>
      prepare()
        .then(() => numberOf(run.programme))
        .then((programme) =>
          drive(() => determine(settings, tables, run, programme), "snapshot", onProgress),
        ),
    differences: (wanted) => prepare().then(() => drive(() => readDifferences(tables, wanted), "snapshot")),
    accept: (run) => prepare().then(() => drive(() => accept(tables, run), "transaction")),
    discard: (run) => prepare().then(() => drive(() => discard(tables, run), "transaction")),
    outcomes: ({ programme, subjects }) =>
      prepare().then(() => drive(() => readOutcomes(tables, programme, subjects), "snapshot")),
    facts: ({ facts, purpose, subjects }) =>
      drive(() => readFacts(settings, { facts, purpose, subjects }), "snapshot"),
    identify: (asked) => drive(() => askHost(() => settings.identify(asked)), "snapshot"),
  })
}

function* prepareTables(settings: SqlPopulationSettings, tables: Tables): Steps<void> {
  for (const text of tableStatements(settings, tables)) yield* query(text)
}

/** The number of a programme, which gets its table when it is first named. */
function* numberProgramme(settings: SqlPopulationSettings, tables: Tables, programme: string): Steps<number> {
  const { place, programmes } = tables
  const found = `SELECT no FROM ${programmes} WHERE programme = ${place(1)}`
  const [known] = yield* query(found, [programme])
  if (known !== undefined) return Number(known["no"])
  yield* query(`INSERT INTO ${programmes} (programme) VALUES (${place(1)}) ON CONFLICT DO NOTHING`, [
    programme,
  ])
  const [made] = yield* query(found, [programme])
  const no = Number(made?.["no"])
  for (const text of outcomeTableStatements(settings, tables, no)) yield* query(text)
  return no
}

function* readFeed({ state }: SqlPopulationSettings, { relation }: Tables) {
  const { asOf, version } = yield* askHost(state)
  const [counted] = yield* query(`SELECT count(*) AS subjects FROM ${relation}`)
  return { asOf, version, subjects: Number(counted?.["subjects"]) }
}

function* readFacts(
  { factsOf }: SqlPopulationSettings,
  asked: Parameters<Population["facts"]>[0],
): Steps<Awaited<ReturnType<Population["facts"]>>> {
  const known = yield* askHost(() => factsOf(asked))
  return known.map((values) => values ?? {})
}
