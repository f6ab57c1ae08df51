/**
 * Storage in memory: every guarantee of the port but durability, for tests and trials. What is kept is
 * canonical JSON text, so that nothing handed in or out is shared with the caller.
 */
import {
  type Act,
  type ActOutcome,
  composeStorable,
  type Storage,
  StorageError,
  storableCount,
  storableInstant,
  storableText,
} from "@onevisit/core/ports"
import { applyAct } from "./apply-act.ts"
import { claimMessages, settleMessages } from "./messages.ts"
import { emptyState, type State, storedEvent } from "./state.ts"
import { findViews, getView } from "./views.ts"

/**
 * A storage that lives as long as the object does.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { memoryStorage } from "@onevisit/storage-memory"
 *
 * const storage = memoryStorage()
 * assert.deepEqual(await storage.readStream({ stream: "case-1" }), [])
 * await storage.close()
 * ```
 */
export function memoryStorage(): Storage {
  let state: State | null = emptyState()
  const open = (): State => {
    if (state === null) throw new StorageError("Rejected", "The storage is closed. Make a new one.")
    return state
  }
  return {
    kind: "memory",
    commit: async (acts) => commit(open(), acts),
    readStream: async ({ stream, after = 0, limit = Number.MAX_SAFE_INTEGER }) => {
      const versions = open().streams.get(storableText(stream, "stream")) ?? []
      const from = storableCount(after, "version")
      return versions.slice(from, from + storableCount(limit, "limit")).map(storedEvent)
    },
    readFeed: async ({ after, limit }) => {
      const from = storableCount(after, "position")
      return open()
        .feed.slice(from, from + storableCount(limit, "limit"))
        .map(storedEvent)
    },
    readCheckpoint: async (name) => open().checkpoints.get(storableText(name, "checkpoint")) ?? 0,
    getView: async (query) => getView(open(), query),
    findViews: async (query) => findViews(open(), query),
    dueTimers: async ({ until, limit }) => {
      storableInstant(until)
      return [...open().timers.values()]
        .filter((timer) => timer.dueAt <= until)
        .sort((a, b) => compare(a.dueAt, b.dueAt) || compare(a.id, b.id))
        .slice(0, storableCount(limit, "limit"))
        .map(({ dueAt, id, subject }) => ({ id, dueAt, subject }))
    },
    claimMessages: async (query) => claimMessages(open(), query),
    settleMessages: async (settlements) => settleMessages(open(), settlements),
    lease: async (query) => lease(open(), query),
    close: async () => {
      state = null
    },
  }
}

function commit(state: State, acts: readonly Act[]): readonly ActOutcome[] {
  return acts.map(composeStorable).map((act) => applyAct(state, act))
}

function lease(state: State, { name, holder, now, until }: Parameters<Storage["lease"]>[0]): boolean {
  storableText(name, "lease")
  storableText(holder, "holder")
  storableInstant(now)
  storableInstant(until)
  const current = state.leases.get(name)
  if (current && current.holder !== holder && current.until > now) return false
  if (until <= now) state.leases.delete(name)
  else state.leases.set(name, { holder, until })
  return true
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
