/** A population in a PostgreSQL database: the statements of core over the embedder's own pool of connections. */
import { type SqlPopulationOptions, sqlPopulation } from "@onevisit/core/population"
import type { Population } from "@onevisit/core/ports"
import { createHash } from "node:crypto"
import { driveOn, type PostgresPool } from "./drive-on.ts"

export interface PostgresPopulationOptions extends SqlPopulationOptions {
  /** A pool as `pg` has it, with two connections or more where the host's own answers need one. */
  readonly pool: PostgresPool
  /**
   * Subjects that one statement decides, for progress to be seen. Unless said, one statement decides everybody: that
   * is the fastest.
   */
  readonly atOnce?: number
}

/**
 * The Population port over a table or view of PostgreSQL, 14 or later. Its own tables are made where the connections'
 * search path leads, under names that begin with `prefix`. A run is one transaction that reads everything as it was when
 * it began.
 */
export function postgresPopulation({
  atOnce,
  pool,
  prefix = "population_",
  ...rest
}: PostgresPopulationOptions): Population {
  const digest = (text: string) => createHash("sha256").update(text).digest("hex")
  return sqlPopulation(
    { ...rest, prefix, atOnce: atOnce ?? null, digest, dialect: "postgres" },
    driveOn(pool),
  )
}
