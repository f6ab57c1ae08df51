/** Statements through a pool: each transaction is the storage's own, and repeated where another was in the way. */
import { setTimeout as pause } from "node:timers/promises"
import { type Locks, type LockSpaces, takeLocks } from "./locks.ts"
import { failureOf, isAnswer, isRace } from "./postgres-errors.ts"
import type { PooledClient, PostgresPool, PostgresQuery } from "./pool.ts"
import type { TransactionSetting } from "./probe.ts"
import { ask, askAll, closed, type Rows, type Runner, type Work } from "./runner.ts"

export interface PoolRunnerOptions {
  readonly locks: LockSpaces
  /** Whether writers go one after the other. */
  readonly oneWriter: boolean
  readonly busyTimeoutMs: number
  /** The settings that the server knows. */
  readonly settings: ReadonlySet<TransactionSetting>
}

/** How often what others were in the way of is tried. */
const ATTEMPTS = 6
/** A program that stopped in the middle of a transaction holds nothing for longer. */
const LONGEST_IDLE_MS = 30_000

export class PoolRunner implements Runner {
  readonly #pool: PostgresPool
  readonly #options: PoolRunnerOptions
  readonly #opening: string
  #closed = false

  constructor(pool: PostgresPool, options: PoolRunnerOptions) {
    this.#pool = pool
    this.#options = options
    this.#opening = composeOpening(options)
  }

  async read(query: PostgresQuery): Promise<Rows> {
    if (this.#closed) throw closed()
    return ask(this.#pool, query)
  }

  async change(query: PostgresQuery): Promise<Rows> {
    return patiently(() => this.read(query))
  }

  async transact<T>(work: Work<T>): Promise<T> {
    return patiently(() => this.#onClient((client) => this.#tryOnce(client, work)))
  }

  close(): void {
    this.#closed = true
  }

  async #tryOnce<T>(client: PooledClient, { decide, guess, locks, read }: Work<T>): Promise<T> {
    const guessed = guess?.()
    if (guessed) {
      const [, answer = []] = await askAll(client, [this.#begin(locks), guessed.write, COMMIT])
      const value = guessed.parse(answer)
      if (value !== undefined) return value
    }
    const [, rows = []] = await askAll(client, [this.#begin(locks), read()])
    const { value, write } = decide(rows)
    await (write === undefined ? ask(client, ROLLBACK) : askAll(client, [write, COMMIT]))
    return value
  }

  #begin(things: Locks): PostgresQuery {
    const { locks, oneWriter } = this.#options
    return { text: `${this.#opening}${takeLocks(locks, things, oneWriter)}` }
  }

  async #onClient<T>(work: (client: PooledClient) => Promise<T>): Promise<T> {
    if (this.#closed) throw closed()
    const client = await this.#pool.connect().catch((thrown: unknown) => {
      throw failureOf(thrown)
    })
    // A connection that breaks says so to whoever has it, besides failing the statement.
    client.on?.("error", ignore)
    let broken: Error | undefined
    try {
      return await work(client)
    } catch (thrown) {
      broken = await undo(client, thrown)
      throw thrown
    } finally {
      client.off?.("error", ignore)
      client.release(broken)
    }
  }
}

/**
 * How a transaction begins, up to the columns that take its locks. Plans are made once and are to stay good while tables grow from nothing to millions of rows,
 * so that those which read a whole table are never taken.
 */
function composeOpening({ busyTimeoutMs, settings }: PoolRunnerOptions): string {
  const chosen: Readonly<Record<TransactionSetting, string | number>> = {
    lock_timeout: busyTimeoutMs,
    idle_in_transaction_session_timeout: LONGEST_IDLE_MS,
    enable_seqscan: "off",
    enable_hashjoin: "off",
    enable_mergejoin: "off",
    plan_cache_mode: "force_generic_plan",
  }
  // One statement for all, with the locks that follow: each by itself costs the server as much as a write.
  const set = [...settings].map((name) => `set_config('${name}', '${chosen[name]}', true), `)
  return `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT ${set.join("")}`
}

const COMMIT = { text: "COMMIT" }
const ROLLBACK = { text: "ROLLBACK" }

/** Why the connection is of no use to anybody any more; nothing where its transaction was undone. */
async function undo(client: PooledClient, thrown: unknown): Promise<Error | undefined> {
  const { cause } = (thrown ?? {}) as { readonly cause?: unknown }
  if (cause !== undefined && !isAnswer(cause)) return thrown as Error
  return ask(client, ROLLBACK).then(
    () => undefined,
    (failure: Error) => failure,
  )
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (thrown) {
      if (!isRace((thrown as Error).cause) || attempt === ATTEMPTS) throw thrown
    }
    await pause(5 * 2 ** attempt)
  }
}

function ignore(): void {}
