import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inspect } from "node:util"
import { StorageError } from "@onevisit/core/ports"
import { createDistrict, fileKeys, simulatedClock } from "@onevisit/district"
import { postgresStorage } from "@onevisit/storage-postgres"
import { memoryFiles } from "@onevisit/testkit"
import { Pool } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type PostgresServer, startPostgres } from "../postgres/server.ts"
import { huntBelow, huntFor } from "./identifier-hunt.ts"
import { beRefused, goWrong, lookFor } from "./many-errors.ts"
import { liveAsMany, personOf } from "./many-people.ts"
import { recordRules } from "./record-life.ts"
import { opening, settings } from "./secret-life.ts"

const MANY = 2000
/** Those who come later, and one whom no district hears of. */
const [LATER, PLANTED] = [MANY, MANY + 20]

/** A server that tells and leaves all it can: each statement with its values, also when it fails; rows that were replaced; its WAL. */
const TELLING = [
  "log_statement=all",
  "log_min_duration_statement=0",
  "log_parameter_max_length_on_error=-1",
  "log_error_verbosity=verbose",
  "full_page_writes=on",
  "autovacuum=off",
  "wal_keep_size=1GB",
]

/** Ways in which a server refuses a row and tells what stands in it: what makes it do so, and what ends it. */
const refusals: readonly (readonly [begin: string, end: string])[] = [
  ["ALTER TABLE onevisit.unique_keys RENAME TO away", "ALTER TABLE onevisit.away RENAME TO unique_keys"],
  [
    "ALTER TABLE onevisit.events ADD CONSTRAINT nothing CHECK (false) NOT VALID",
    "ALTER TABLE onevisit.events DROP CONSTRAINT nothing",
  ],
  [
    `CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'told: %', NEW USING ERRCODE = '22000'; END $$;
     CREATE TRIGGER tell BEFORE INSERT ON onevisit.events FOR EACH ROW EXECUTE FUNCTION tell()`,
    "DROP TRIGGER tell ON onevisit.events; DROP FUNCTION tell()",
  ],
]

let server: PostgresServer
let pool: Pool
const folder = mkdtempSync(join(tmpdir(), "onevisit-many-"))
const said: (readonly [where: string, value: unknown])[] = []
const heard = (where: string, value: unknown): void => void said.push([where, value])
beforeAll(async () => {
  server = await startPostgres(18, { settings: TELLING })
  pool = new Pool({ connectionString: server.url, max: 8 })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

/** Two programs on one schema, whose tables compress nothing, so that nothing hides. */
async function openTwo() {
  const clock = simulatedClock(opening)
  const open = async () =>
    createDistrict({
      ...settings,
      clock,
      records: recordRules,
      files: memoryFiles(),
      storage: await postgresStorage({ pool, acceptUnsafe: true }),
      keys: fileKeys(join(folder, "district.keys")),
      retrying: { attempts: 2 },
      onLog: (record) => heard("a log record", record),
      onSpan: (span) => heard("a span", span),
    })
  const first = await open()
  const { rows } = await pool.query<{ alter: string }>(
    `SELECT format('ALTER TABLE %I.%I ALTER %I SET STORAGE EXTERNAL', table_schema, table_name, column_name) AS alter
     FROM information_schema.columns WHERE table_schema = 'onevisit' AND data_type = 'text'`,
  )
  for (const { alter } of rows) await pool.query(alter)
  return [first, await open()] as const
}

/** Puts somebody into the same server by other statements, each value in another way; the file that the row lies in. */
async function plant(): Promise<string> {
  const [number, code, phone, , , name, address] = personOf(PLANTED).known.map(([, value]) => value)
  await pool.query("CREATE TABLE planted (number text, said jsonb, code bytea)")
  const values = [number, JSON.stringify({ name }), Buffer.from(`${code}`)]
  await pool.query("INSERT INTO planted VALUES ($1, $2, $3)", values)
  await pool.query(`SELECT '${phone}'`)
  await expect(pool.query("SELECT $1::integer", [address])).rejects.toThrow("invalid input")
  const { rows } = await pool.query<{ path: string }>("SELECT pg_relation_filepath('planted') AS path")
  return rows[0]?.path ?? ""
}

/** By what was found: the files of tables, the WAL, the log. */
function placesOf(found: readonly string[]): Readonly<Record<string, ReadonlySet<string>>> {
  const places: Record<string, Set<string>> = {}
  for (const each of found) {
    const [file = "", name = ""] = each.split(": ")
    places[name] ??= new Set()
    places[name].add(file.startsWith("pg_wal/") ? "pg_wal" : file)
  }
  return places
}

/** What must have gone wrong on the way. */
const failures = [
  "AlreadyExists",
  "CommandIdReused",
  "IdentifiersDisagree",
  "InvalidInput",
  "NotAuthorised",
  "StaleVersion",
  "StorageError Corrupt",
  "StorageError Rejected",
  "StorageError Unavailable",
  "UnknownItem",
]
function nameOf(value: unknown): string {
  if (value instanceof StorageError) return `${value.name} ${value.reason}`
  if (value instanceof Error) return value.name
  const { refusal } = (value ?? {}) as { readonly refusal?: { readonly _tag: string } }
  return refusal?._tag ?? ""
}

describe("the identifiers of thousands of people, on a server that logs each statement", () => {
  it(
    "stand neither in a file of its data nor in its log, where those of other tables and statements are found",
    { timeout: 240_000 },
    async () => {
      const districts = await openTwo()
      const lived = await liveAsMany(districts[0], MANY)
      await lookFor(districts, heard)
      await goWrong(districts, LATER, heard)
      for (const [at, [begin, end]] of refusals.entries()) {
        await pool.query(begin)
        await beRefused(districts[0], personOf(LATER + 10 + at), heard)
        await pool.query(end)
      }
      const path = await plant()
      await pool.query("CHECKPOINT")
      for (const district of districts) await district.close()
      await pool.end()
      await server.kill()

      const later = Array.from({ length: PLANTED - LATER + 1 }, (_, at) => personOf(LATER + at))
      const known = new Map([...lived, ...later.flatMap((person) => person.known)])
      expect(known.size).toBe((PLANTED + 1) * 7)
      // What is sealed stands where a secret would: this part of it is found there.
      const hunt = huntFor(new Map([...known, ["sealed", "ciphertext"]]))
      const log = readFileSync(join(server.folder, "log"))
      const inLog = hunt(log).map((name) => `log: ${name}`)
      const { sealed, ...planted } = placesOf([...huntBelow(join(server.folder, "data"), hunt), ...inLog])
      expect(planted).toEqual({
        [`number of ${PLANTED}`]: new Set([path, "pg_wal", "log"]),
        [`name of ${PLANTED}`]: new Set([path, "pg_wal", "log"]),
        [`code of ${PLANTED}`]: new Set([path, "pg_wal", "log"]),
        [`phone of ${PLANTED}`]: new Set(["log"]),
        [`address of ${PLANTED}`]: new Set(["log"]),
      })
      expect(new Set([...(sealed ?? [])].map((place) => place.split("/")[0]))).toEqual(
        new Set(["base", "pg_wal", "log"]),
      )

      const whatFailed = said.map(([, value]) => nameOf(value))
      expect(whatFailed).toEqual(expect.arrayContaining(failures))
      for (const error of ["42P01", "23514", "22000"]) expect(log.includes(`ERROR:  ${error}: `)).toBe(true)
      const isSearch = ([where]: readonly [string, unknown]) => where.startsWith("searched")
      const inWords = (values: unknown) =>
        hunt(Buffer.from(inspect(values, { depth: null, maxArrayLength: null, maxStringLength: null })))
      expect(inWords(said.filter((each) => !isSearch(each)))).toEqual(["sealed"])
      // Who is searched for is shown masked, but for an organisation's name, which is public.
      const shown = inWords(said.filter(isSearch))
      expect(shown.filter((name) => !name.startsWith("name of "))).toEqual([])
    },
  )
})
