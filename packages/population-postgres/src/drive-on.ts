/** Carries the steps of a population out on connections of a pool, a transaction for each call that needs one. */
import {
  databaseFailure,
  type Drive,
  type Holding,
  hostFailure,
  type OnProgress,
  type Step,
  type Steps,
} from "@onevisit/core/population"
import { PopulationError, type PortReason } from "@onevisit/core/ports"

/** As much of a `pg` pool as is used. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>
}

export interface PostgresClient {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>
  /** Gives the connection back; with an error it is closed. */
  release(error?: Error): void
}

export function driveOn(pool: PostgresPool): Drive {
  return async (steps, holding, onProgress = () => {}) => {
    const connection = new Connection(pool, holding)
    try {
      const value = await carryOut(steps(), connection, onProgress)
      await connection.end("COMMIT")
      return value
    } catch (thrown) {
      await connection.end("ROLLBACK")
      throw databaseFailure(thrown, reasonOf(thrown))
    }
  }
}

async function carryOut<T>(steps: Steps<T>, connection: Connection, onProgress: OnProgress): Promise<T> {
  let answer: unknown
  for (;;) {
    const next = steps.next(answer)
    if (next.done === true) return next.value
    answer = await answerTo(next.value, connection, onProgress)
  }
}

async function answerTo(step: Step, connection: Connection, onProgress: OnProgress): Promise<unknown> {
  switch (step.kind) {
    case "query":
      return connection.query(step.text, [...step.parameters])
    case "host":
      return step.ask().catch((error: unknown) => {
        throw hostFailure(error)
      })
    case "progress":
      return onProgress({ done: step.done, of: step.of })
  }
}

/** Taken from the pool when a statement first needs it. */
class Connection {
  readonly #pool: PostgresPool
  readonly #begin: string
  #client: PostgresClient | null = null

  constructor(pool: PostgresPool, holding: Holding) {
    this.#pool = pool
    this.#begin = holding === "snapshot" ? "BEGIN ISOLATION LEVEL REPEATABLE READ" : "BEGIN"
  }

  async query(text: string, values: unknown[]): Promise<readonly Record<string, unknown>[]> {
    if (this.#client === null) {
      this.#client = await this.#pool.connect()
      await this.#client.query(this.#begin)
    }
    return (await this.#client.query(text, values)).rows
  }

  async end(how: "COMMIT" | "ROLLBACK"): Promise<void> {
    const client = this.#client
    if (client === null) return
    if (how === "COMMIT") await client.query(how)
    this.#client = null
    if (how === "COMMIT") return client.release()
    // A connection that cannot be rolled back is of no use to anybody.
    await client.query(how).then(
      () => client.release(),
      (error: unknown) => client.release(error instanceof Error ? error : new Error("not rolled back")),
    )
  }
}

/** By SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
function reasonOf(thrown: unknown): PortReason {
  if (thrown instanceof PopulationError) return thrown.reason
  const code = String((thrown as { readonly code?: unknown } | null)?.code ?? "")
  // Names, types and rights that do not fit.
  if (/^(42|22|28|3D|3F|0A)/.test(code)) return "Rejected"
  return code.startsWith("XX") ? "Corrupt" : "Unavailable"
}
