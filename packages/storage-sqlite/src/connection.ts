/**
 * One connection: its prepared statements, and the patience with other programs that write to the same file.
 * While it waits for them the thread is free.
 */
import { StorageError } from "@onevisit/core/ports"
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite"
import { setTimeout as pause } from "node:timers/promises"
import { type BackupOptions, copyDatabase, type SqliteBackup } from "./backup.ts"
import { corrupt, failureOf, isBusy } from "./sqlite-errors.ts"

/** A row as an array of columns. */
export type Columns = readonly (string | number | null)[]

type Values = readonly SQLInputValue[]

export class Connection {
  readonly #database: DatabaseSync
  readonly #busyTimeoutMs: number
  readonly #backups = new Set<Promise<unknown>>()
  readonly #statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync, busyTimeoutMs: number) {
    this.#database = database
    this.#busyTimeoutMs = busyTimeoutMs
  }

  /** Runs `work` in one transaction that is durable when the promise resolves; `keep: false` undoes it. */
  async write<T>(work: () => { readonly value: T; readonly keep: boolean }): Promise<T> {
    // From BEGIN to COMMIT nothing is awaited: a connection has one transaction at a time.
    return this.#patiently(() => {
      this.run("BEGIN IMMEDIATE")
      try {
        const { keep, value } = work()
        this.run(keep ? "COMMIT" : "ROLLBACK")
        return value
      } catch (thrown) {
        this.#undo()
        throw thrown
      }
    })
  }

  /** Runs `work`, which is one statement that reads or several that need not agree. */
  async read<T>(work: () => T): Promise<T> {
    return this.#patiently(work)
  }

  run(sql: string, values: Values = []): void {
    // `get` does what `run` does, and composes no answer of counts that nobody reads.
    this.#statement(sql).get(...values)
  }

  one(sql: string, values: Values = []): Columns | undefined {
    return this.#statement(sql).get(...values) as unknown as Columns | undefined
  }

  all(sql: string, values: Values = []): readonly Columns[] {
    return this.#statement(sql).all(...values) as unknown as readonly Columns[]
  }

  /** A copy of the file as it stands at one moment. */
  async backup(to: string, options?: BackupOptions): Promise<SqliteBackup> {
    if (!this.#database.isOpen) throw closed()
    const copied = copyDatabase(this.#database, to, options)
    this.#backups.add(copied)
    try {
      return await copied
    } finally {
      this.#backups.delete(copied)
    }
  }

  /** Closes once the backups under way are done. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#backups)
    if (this.#database.isOpen) this.#database.close()
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#database.prepare(sql)
      statement.setReturnArrays(true)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  async #patiently<T>(work: () => T): Promise<T> {
    const start = performance.now()
    for (;;) {
      if (!this.#database.isOpen) throw closed()
      try {
        return work()
      } catch (thrown) {
        if (!isBusy(thrown) || performance.now() - start > this.#busyTimeoutMs) throw failureOf(thrown)
      }
      await pause(5)
    }
  }

  #undo(): void {
    try {
      if (this.#database.isTransaction) this.run("ROLLBACK")
    } catch {
      // What made the transaction fail is what the caller must hear of; SQLite undoes it when the file is next opened.
    }
  }
}

function closed(): StorageError {
  return new StorageError("Rejected", "The storage is closed. Open the file again.")
}

/** JSON as it was written. Throws a `StorageError` with reason `Corrupt` for text that is none. */
export function storedJson(text: string | number | null | undefined): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    throw corrupt()
  }
}
