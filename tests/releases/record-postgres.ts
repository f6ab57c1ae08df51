/** Plays a district in PostgreSQL and keeps it: its schema as SQL text, its keys, and what its streams lead to. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { postgresStorage } from "@onevisit/storage-postgres"
import { Pool } from "pg"
import { startPostgres } from "../postgres/server.ts"
import { caseOutcomes } from "./case-outcomes.ts"
import { dumpSchema } from "./dump-schema.ts"
import { playOn } from "./plays/index.ts"
import { readFeed } from "./read-feed.ts"
import { streamOutcomes } from "./stream-outcomes.ts"

/** Into a directory that is made: `onevisit.sql`, `district.keys`, `cases.json` and `streams.json`. */
export async function recordPostgres(directory: string): Promise<void> {
  mkdirSync(directory, { recursive: true })
  // What the oldest version has written, all can read.
  const server = await startPostgres(14)
  const pool = new Pool({ connectionString: server.url })
  try {
    const openStorage = () => postgresStorage({ pool, acceptUnsafe: true })
    await playOn({ folder: directory, openStorage })
    const events = await readFeed(await openStorage())
    writeFileSync(join(directory, "onevisit.sql"), await dumpSchema(pool, "onevisit"))
    writeFileSync(join(directory, "cases.json"), `${JSON.stringify(caseOutcomes(events), null, 2)}\n`)
    writeFileSync(join(directory, "streams.json"), `${JSON.stringify(streamOutcomes(events), null, 2)}\n`)
  } finally {
    await pool.end()
    await server.close()
  }
}
