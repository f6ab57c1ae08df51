/**
 * What writers hold until their transaction ends, as advisory locks of PostgreSQL.
 *
 * - **The gate**: shared by writers of a few things; alone for one that writes many, or where writers have to go one
 *   after the other.
 * - **A thing**: one lock for each stream, key, row and so on that an act reads or writes, taken in rising order, so that
 *   no two writers ever wait for each other. Two things may share a lock: then one waits for nothing.
 * - **The horizon**: how far the feed had got when the writer took its positions; see `feed.ts`.
 */
import type { StorableAct } from "@onevisit/core/ports"

/** The first of the two numbers of each kind of lock, made from the schema's name. */
export interface LockSpaces {
  readonly gate: number
  readonly things: number
  readonly horizon: number
}

export function lockSpaces(schema: string): LockSpaces {
  const space = (kind: string) => hash(`onevisit/${kind}/${schema}`)
  return { gate: space("gate"), things: space("things"), horizon: space("horizon") }
}

/** With more things than this a writer takes the gate for itself: the server has room for so many locks only. */
const MOST_LOCKS = 64

/** Locks in the order to take them, or the gate alone, which stands for all. */
export type Locks = readonly number[] | "gate"

/** The columns of a SELECT that takes locks, in their order. */
export function takeLocks(spaces: LockSpaces, things: Locks, oneWriter: boolean): string {
  if (oneWriter || things === "gate") return `pg_advisory_xact_lock(${spaces.gate}, 0)`
  const each = things.map((thing) => `, pg_advisory_xact_lock(${spaces.things}, ${thing})`)
  return `pg_advisory_xact_lock_shared(${spaces.gate}, 0)${each.join("")}`
}

/** The locks of everything the acts touch. */
export function locksOf(acts: readonly StorableAct[]): Locks {
  if (acts.length > MOST_LOCKS) return "gate"
  const things = acts.flatMap((act) => [
    `command ${act.commandId}`,
    ...act.append.map(({ stream }) => `stream ${stream}`),
    ...act.unique.map(({ key, scope }) => `key ${JSON.stringify([scope, key])}`),
    ...act.checkpoints.map(({ name }) => `checkpoint ${name}`),
    ...act.views.map(({ key, version, view }) => `row ${JSON.stringify([view, version, key])}`),
    ...act.timers.map(({ id }) => `timer ${id}`),
    ...act.messages.map(({ id }) => `message ${id}`),
  ])
  return lockOrder(things)
}

export function lockOrder(things: readonly string[]): Locks {
  const locks = new Set(things.map(hash))
  return locks.size > MOST_LOCKS ? "gate" : [...locks].sort((a, b) => a - b)
}

/** FNV-1a, as a signed number of 32 bits. */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  return sum | 0
}
