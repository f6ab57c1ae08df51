/**
 * Records what a release writes, so that every later one is held to reading it: the streams of the bulletin's
 * stories, and of the plays that come by what no story tells, as they are stored, the database they lie in, and one in
 * PostgreSQL of the plays alone. Run once at a release:
 * `node --conditions=onevisit-source tests/releases/record.ts 0.1.0`. What is recorded is only ever added to.
 */
import { spawnSync } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { caseOutcomes } from "./case-outcomes.ts"
import { playOn } from "./plays/index.ts"
import { readFeed } from "./read-feed.ts"
import { recordPostgres } from "./record-postgres.ts"
import { streamOutcomes } from "./stream-outcomes.ts"

const release = process.argv[2] ?? ""
const root = resolve(import.meta.dirname, "..", "..")
const streams = join(root, "tests", "fixtures", "streams", release)
const databases = join(root, "tests", "fixtures", "databases", release)
if (!/^\d+\.\d+\.\d+$/.test(release) || existsSync(streams)) {
  throw new Error("Name a release that has not been recorded yet, for example 0.2.0.")
}

const folder = mkdtempSync(join(tmpdir(), "onevisit-record-"))
const main = join(root, "examples", "bulletin", "src", "main.ts")
const played = spawnSync(process.execPath, ["--conditions=onevisit-source", main, "--keep", folder], {
  encoding: "utf8",
})
if (played.status !== 0) throw new Error("The stories do not hold; nothing was recorded.")

await playOn({ folder })
const storage = sqliteStorage(join(folder, "district.db"))
const events = await readFeed(storage)
await storage.close()

mkdirSync(streams, { recursive: true })
mkdirSync(databases, { recursive: true })
writeFileSync(join(streams, "feed.jsonl"), events.map((event) => `${JSON.stringify(event)}\n`).join(""))
writeFileSync(join(streams, "cases.json"), `${JSON.stringify(caseOutcomes(events), null, 2)}\n`)
writeFileSync(join(streams, "streams.json"), `${JSON.stringify(streamOutcomes(events), null, 2)}\n`)
for (const file of ["district.db", "district.keys"]) copyFileSync(join(folder, file), join(databases, file))
rmSync(folder, { recursive: true, force: true })
await recordPostgres(join(root, "tests", "fixtures", "postgres", release))
