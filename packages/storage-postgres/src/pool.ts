/** As much of a `pg` pool as is used, and the pool that is made where only a connection string is given. */
import { StorageError } from "@onevisit/core/ports"

/** A statement as `pg` takes it; one with a name is prepared once on each connection. */
export interface PostgresQuery {
  readonly text: string
  readonly values?: unknown[]
  readonly name?: string
}

/** A row by the names of its columns. */
export type PostgresRow = Readonly<Record<string, unknown>>

/** A connection, as a pool hands it out or as the host has it. */
export interface PostgresClient {
  query(query: PostgresQuery): Promise<{ readonly rows: readonly PostgresRow[] }>
  /** Whether statements may be sent before the answers to earlier ones have come (`pipeline` of `pg`). */
  readonly pipeline?: boolean
}

/** A connection that is given back; with an error it is closed. */
export interface PooledClient extends PostgresClient {
  release(error?: Error): void
  on?(event: "error", listener: (error: Error) => void): unknown
  off?(event: "error", listener: (error: Error) => void): unknown
}

/** A pool as `pg` has it, or another of the same shape. */
export interface PostgresPool {
  connect(): Promise<PooledClient>
  query(query: PostgresQuery): Promise<{ readonly rows: readonly PostgresRow[] }>
  end?(): Promise<void>
}

/** Makes a pool of `pg` that sends statements without waiting for each answer. Throws `StorageError` where `pg` is not installed. */
export async function makePool(connection: string): Promise<PostgresPool> {
  const { Pool } = await import("pg").then(
    (module) => module.default,
    (cause: unknown) => {
      const message = "A connection string needs the package pg. Install it, or hand in a pool of your own."
      throw new StorageError("Rejected", message, { cause })
    },
  )
  const options = { connectionString: connection, keepAlive: true, pipeline: true }
  const pool = new Pool(options)
  // A connection that breaks while nobody uses it is replaced when one is asked for.
  pool.on("error", () => {})
  return pool
}
