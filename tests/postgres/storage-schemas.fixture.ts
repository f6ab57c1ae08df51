// Storages in schemas of their own, on one server, through pools of the two kinds: with statements sent ahead and without.
import {
  type PostgresStorage,
  postgresStorage,
  type PostgresStorageOptions,
} from "@onevisit/storage-postgres"
import { Pool } from "pg"
import type { PostgresServer } from "./server.ts"

export interface Schemas {
  /** A fresh storage in a schema of its own. */
  readonly make: (options?: PostgresStorageOptions) => Promise<PostgresStorage>
  /** The schema of a storage. */
  readonly schemaOf: (storage: object) => string
  /** Another storage on the schema of one that was made here. */
  readonly again: (storage: object, options?: PostgresStorageOptions) => Promise<PostgresStorage>
  readonly pool: Pool
  readonly close: () => Promise<void>
}

/** Opens a pool on a server; `pipeline` as the pools of `postgresStorage` have it themselves. */
export function schemasOn(
  server: PostgresServer,
  defaults: PostgresStorageOptions = {},
  pipeline = true,
): Schemas {
  const options = { connectionString: server.url, max: 8, pipeline }
  const pool = new Pool(options)
  const schemas = new WeakMap<object, string>()
  let made = 0
  const open = async (schema: string, options: PostgresStorageOptions = {}) => {
    const storage = await postgresStorage({ pool, schema, acceptUnsafe: true, ...defaults, ...options })
    schemas.set(storage, schema)
    return storage
  }
  const schemaOf = (storage: object) => schemas.get(storage) ?? ""
  return {
    make: (options) => {
      made += 1
      return open(`onevisit_${made}`, options)
    },
    schemaOf,
    again: (storage, options) => open(schemaOf(storage), options),
    pool,
    close: () => pool.end(),
  }
}
