/**
 * How statements reach the database: through a pool in transactions of their own, or on a connection whose
 * transaction is the host's. Both reject with `StorageError` alone.
 */
import { StorageError } from "@onevisit/core/ports"
import { failureOf } from "./postgres-errors.ts"
import type { Locks } from "./locks.ts"
import type { PostgresClient, PostgresQuery, PostgresRow } from "./pool.ts"

export type Rows = readonly PostgresRow[]

/** Reads what is needed under its locks, decides, and writes or leaves everything as it is. */
export interface Work<T> {
  readonly locks: Locks
  /** What may be tried first, without reading. */
  readonly guess?: () => Guessed<T> | undefined
  read(): PostgresQuery
  decide(rows: Rows): { readonly value: T; readonly write?: PostgresQuery }
}

/** One statement that does all of a work, or nothing; `parse` then answers `undefined`, and the work is done as it is. */
export interface Guessed<T> {
  readonly write: PostgresQuery
  parse(rows: Rows): T | undefined
}

export interface Runner {
  /** One statement that only reads. */
  read(query: PostgresQuery): Promise<Rows>
  /** One statement that writes, whole or not at all; repeated where another was in the way. */
  change(query: PostgresQuery): Promise<Rows>
  transact<T>(work: Work<T>): Promise<T>
}

/** Sends one statement. */
export async function ask(client: Pick<PostgresClient, "query">, query: PostgresQuery): Promise<Rows> {
  try {
    return (await client.query(query)).rows
  } catch (thrown) {
    throw failureOf(thrown)
  }
}

/** Sends statements in order, without waiting between them where the connection can; rejects with the first failure. */
export async function askAll(
  client: PostgresClient,
  queries: readonly PostgresQuery[],
): Promise<readonly Rows[]> {
  const answers: Rows[] = []
  if (client.pipeline !== true) {
    for (const query of queries) answers.push(await ask(client, query))
    return answers
  }
  for (const answer of await Promise.allSettled(queries.map((query) => ask(client, query)))) {
    if (answer.status === "rejected") throw answer.reason
    answers.push(answer.value)
  }
  return answers
}

export function closed(): StorageError {
  return new StorageError("Rejected", "The storage is closed. Open it again.")
}
