// What each release wrote into PostgreSQL still opens, on the oldest and the newest version: its schema is brought up, its
// cases and documents are there under its keys, and work goes on. So does what is written now, which is recorded anew.
import { chinaCalendar } from "@onevisit/china"
import { createDistrict, fileKeys } from "@onevisit/district"
import { postgresStorage } from "@onevisit/storage-postgres"
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { Pool } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Major, startPostgres } from "../postgres/server.ts"
import { caseOutcomes, type CaseOutcome } from "./case-outcomes.ts"
import { dumpSchema } from "./dump-schema.ts"
import { settingsOver } from "./plays/ground.ts"
import { Residents } from "./plays/residents.ts"
import { playedLaw } from "./plays/law.ts"
import { readFeed } from "./read-feed.ts"
import { recordPostgres } from "./record-postgres.ts"
import { streamOutcomes } from "./stream-outcomes.ts"

const fixtures = resolve(import.meta.dirname, "..", "fixtures", "postgres")
const folder = mkdtempSync(join(tmpdir(), "onevisit-postgres-releases-"))
const now = join(folder, "now")
beforeAll(() => recordPostgres(now), 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const recorded = existsSync(fixtures) ? readdirSync(fixtures).map((release) => join(fixtures, release)) : []
const majors: readonly Major[] = [14, 18]
const each = [...recorded, now].flatMap((directory) => majors.map((major) => [directory, major] as const))

describe.each(each)("the schema in %s on PostgreSQL %i", (directory, major) => {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(directory, file), "utf8"))

  it("opens, is brought up, leads to the same, prints its documents again, and does its due work", async () => {
    const keys = join(folder, `keys-${major}`)
    cpSync(join(directory, "district.keys"), keys)
    const server = await startPostgres(major)
    const pool = new Pool({ connectionString: server.url })
    try {
      const dump = readFileSync(join(directory, "onevisit.sql"), "utf8")
      await pool.query(dump)
      const storage = await postgresStorage({ pool, acceptUnsafe: true })
      const feed = await readFeed(storage)
      expect(caseOutcomes(feed)).toEqual(json("cases.json"))
      expect(streamOutcomes(feed)).toEqual(json("streams.json"))
      // Of a dump nothing is lost, or the fixture would not show what a release has written.
      if (directory === now) expect(await dumpSchema(pool, "onevisit")).toBe(dump)

      const district = await createDistrict({
        storage,
        keys: fileKeys(keys),
        calendar: chinaCalendar(),
        law: playedLaw,
        ...settingsOver(new Residents()),
      })
      const cases = Object.entries(json("cases.json") as Readonly<Record<string, CaseOutcome>>)
      expect(cases.length).toBeGreaterThan(5)
      for (const [stream, { phase }] of cases) {
        expect((await district.intake.get(stream.slice("case:".length))).summary).toMatchObject({ phase })
      }
      expect(await district.intake.find({ limit: 1000 })).toHaveLength(cases.length)
      expect(await district.runDue()).toMatchObject({ complete: true })
      await district.close()
    } finally {
      await pool.end()
      await server.close()
    }
  })
})
