/**
 * Carries the steps of a population out on one connection. A transaction is carried out with nobody between; long steps
 * take turns with whatever else the program does, and one call after the other has its turn.
 */
import {
  databaseFailure,
  type Drive,
  hostFailure,
  type OnProgress,
  type SqlRow,
  type Step,
  type Steps,
} from "@onevisit/core/population"
import type { PortReason } from "@onevisit/core/ports"
import type { DatabaseSync } from "node:sqlite"
import { setImmediate } from "node:timers/promises"

export function driveOn(database: DatabaseSync): Drive {
  let turn: Promise<unknown> = Promise.resolve()
  return (steps, holding, onProgress = () => {}) => {
    const carried = turn.then(() =>
      holding === "transaction" ? inTransaction(database, steps()) : inTurns(database, steps(), onProgress),
    )
    turn = carried.catch(() => {})
    return carried
  }
}

async function inTurns<T>(database: DatabaseSync, steps: Steps<T>, onProgress: OnProgress): Promise<T> {
  let answer: unknown
  for (;;) {
    const next = steps.next(answer)
    if (next.done === true) return next.value
    answer = await answerTo(next.value, database, onProgress)
  }
}

async function answerTo(step: Step, database: DatabaseSync, onProgress: OnProgress): Promise<unknown> {
  switch (step.kind) {
    case "query":
      return run(database, step)
    case "host":
      return step.ask().catch((error: unknown) => {
        throw hostFailure(error)
      })
    case "progress":
      onProgress({ done: step.done, of: step.of })
      return setImmediate()
  }
}

/** From the first statement to the last nothing is awaited: a connection has one transaction at a time. */
function inTransaction<T>(database: DatabaseSync, steps: Steps<T>): T {
  attempt(() => database.exec("BEGIN IMMEDIATE"))
  try {
    let answer: readonly SqlRow[] = []
    for (;;) {
      const next = steps.next(answer)
      if (next.done === true) {
        attempt(() => database.exec("COMMIT"))
        return next.value
      }
      answer = next.value.kind === "query" ? run(database, next.value) : []
    }
  } catch (thrown) {
    if (database.isTransaction) database.exec("ROLLBACK")
    throw thrown
  }
}

function run(
  database: DatabaseSync,
  { parameters, text }: Extract<Step, { kind: "query" }>,
): readonly SqlRow[] {
  return attempt(() => {
    const statement = database.prepare(text)
    statement.setReadBigInts(true)
    return statement.all(...parameters)
  })
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    throw databaseFailure(thrown, reasonOf(thrown))
  }
}

/** By SQLite's primary result codes: https://www.sqlite.org/rescode.html */
function reasonOf(thrown: unknown): PortReason {
  const { code, errcode } = thrown as { readonly code?: unknown; readonly errcode?: unknown }
  if (code === "ERR_INVALID_STATE") return "Rejected"
  switch (Number(errcode) & 0xff) {
    case 1:
    case 3:
    case 8:
    case 23:
    case 25:
      return "Rejected"
    case 11:
    case 19:
    case 26:
      return "Corrupt"
    default:
      return "Unavailable"
  }
}
