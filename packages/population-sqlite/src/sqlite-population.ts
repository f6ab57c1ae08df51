/** A population in a SQLite database: the statements of core on `node:sqlite`. */
import { type SqlPopulationOptions, sqlPopulation } from "@onevisit/core/population"
import type { Population } from "@onevisit/core/ports"
import { createHash } from "node:crypto"
import { DatabaseSync } from "node:sqlite"
import { driveOn } from "./drive-on.ts"

export interface SqlitePopulationOptions extends SqlPopulationOptions {
  /** The database that has the relation, or the path of its file, which is then opened and closed here. */
  readonly database: DatabaseSync | string
  /** Subjects that one statement decides; between two statements others have their turn. 65 536 unless said. */
  readonly atOnce?: number
}

export interface SqlitePopulation extends Population {
  /** Closes a database that was opened here; does nothing to one that was handed in. */
  close(): void
}

const AT_ONCE = 65_536
/** Milliseconds to wait for another who writes to the same file. */
const BUSY_TIMEOUT = 5000

/**
 * The Population port over a table or view of a SQLite database. Its own tables stand beside it, under names that begin
 * with `prefix`. Throws what `node:sqlite` throws where the file cannot be opened.
 */
export function sqlitePopulation({
  atOnce = AT_ONCE,
  database,
  prefix = "population_",
  ...rest
}: SqlitePopulationOptions): SqlitePopulation {
  const opened =
    typeof database === "string" ? new DatabaseSync(database, { timeout: BUSY_TIMEOUT }) : database
  const digest = (text: string) => createHash("sha256").update(text).digest("hex")
  const population = sqlPopulation({ ...rest, prefix, atOnce, digest, dialect: "sqlite" }, driveOn(opened))
  return {
    ...population,
    close: () => {
      if (typeof database === "string" && opened.isOpen) opened.close()
    },
  }
}
