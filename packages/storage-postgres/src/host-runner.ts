/**
 * Statements on a connection whose transaction is the host's. Each act is a savepoint: one that fails leaves
 * the transaction as it was. Calls go one after the other, for a connection has one savepoint at a time.
 */
import { StorageError } from "@onevisit/core/ports"
import { type LockSpaces, takeLocks } from "./locks.ts"
import type { PostgresClient, PostgresQuery } from "./pool.ts"
import { ask, askAll, type Rows, type Runner, type Work } from "./runner.ts"
import { prepared } from "./statement.ts"

export interface HostRunnerOptions {
  readonly locks: LockSpaces
  /** Whether writers go one after the other. */
  readonly oneWriter: boolean
}

export class HostRunner implements Runner {
  readonly #client: PostgresClient
  readonly #options: HostRunnerOptions
  #last: Promise<unknown> = Promise.resolve()

  constructor(client: PostgresClient, options: HostRunnerOptions) {
    this.#client = client
    this.#options = options
  }

  async read(query: PostgresQuery): Promise<Rows> {
    return this.#inTurn(() => ask(this.#client, query))
  }

  async change(query: PostgresQuery): Promise<Rows> {
    return this.#inTurn(() =>
      this.#inSavepoint(async () => {
        const [, answer = []] = await askAll(this.#client, [SAVEPOINT, query])
        return { value: answer, keep: true }
      }),
    )
  }

  async transact<T>({ decide, locks, read }: Work<T>): Promise<T> {
    const lock = { text: `SELECT ${takeLocks(this.#options.locks, locks, this.#options.oneWriter)}` }
    return this.#inTurn(() =>
      this.#inSavepoint(async () => {
        const answers = await askAll(this.#client, [SAVEPOINT, ISOLATION, lock, read()])
        checkIsolation(answers[1] ?? [])
        const { value, write } = decide(answers[3] ?? [])
        if (write) await ask(this.#client, write)
        return { value, keep: write !== undefined }
      }),
    )
  }

  async #inSavepoint<T>(work: () => Promise<{ readonly value: T; readonly keep: boolean }>): Promise<T> {
    try {
      const { keep, value } = await work()
      await askAll(this.#client, keep ? [RELEASE] : [UNDO, RELEASE])
      return value
    } catch (thrown) {
      // Where even this fails, the host hears of it when it commits.
      await askAll(this.#client, [UNDO, RELEASE]).catch(() => {})
      throw thrown
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => {})
    return turn
  }
}

const SAVEPOINT = { text: "SAVEPOINT onevisit" }
const UNDO = { text: "ROLLBACK TO SAVEPOINT onevisit" }
const RELEASE = { text: "RELEASE SAVEPOINT onevisit" }
const ISOLATION = prepared("SELECT current_setting('transaction_isolation') AS isolation")

/** Others must be seen once their locks are given back, which an older snapshot would hide. */
function checkIsolation(rows: Rows): void {
  if (rows[0]?.["isolation"] === "read committed") return
  throw new StorageError(
    "Rejected",
    "A storage joins transactions of isolation level READ COMMITTED alone. Begin one of that level.",
  )
}
