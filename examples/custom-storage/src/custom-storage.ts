/**
 * A storage on a key-value store on a file, as a district might write one on what it has: durable when `commit`
 * resolves, for one program at a time, and no larger than memory.
 */
import {
  type ActOutcome,
  composeStorable,
  defineStorage,
  type Storage,
  storableCount,
  storableInstant,
  storableText,
  type StoredEvent,
} from "@onevisit/core/ports"
import { applyAct } from "./apply-act.ts"
import { Draft } from "./draft.ts"
import { guarded, openFile } from "./failures.ts"
import { findViews, shown } from "./find-views.ts"
import type { KeyValueFile } from "./key-value-file.ts"
import { claimMessages, compare, settleMessages, takeLease } from "./messages.ts"
import { type KeptEvent, keyOf, type Row, tables, type Timer } from "./tables.ts"

/**
 * Opens the file, or makes it where there is none; its folder must exist.
 * Rejects with `StorageError`: `Corrupt` for a file that is damaged, `Unavailable` while another program holds it.
 */
export async function customStorage(path: string): Promise<Storage> {
  const kept = await openFile(path)
  const { closed, inTurn, reading } = guarded(kept)

  return defineStorage({
    kind: "key-value-file",
    // #region commit
    commit: async (acts) => {
      const storable = acts.map(composeStorable)
      return inTurn(() => {
        const call = new Draft(kept)
        const outcomes = storable.map((act): ActOutcome => {
          const { changes, outcome } = applyAct(call, act)
          if (changes) call.take(changes)
          return outcome
        })
        return { answer: outcomes, changes: call.changes() }
      })
    },
    // #endregion commit
    // #region read
    readStream: async ({ after = 0, limit = Number.MAX_SAFE_INTEGER, stream }) =>
      reading(() => {
        const last = Number(kept.get(tables.versions, storableText(stream, "stream")) ?? 0)
        const until = Math.min(last, storableCount(after, "version") + storableCount(limit, "limit"))
        const events: StoredEvent[] = []
        for (let version = after + 1; version <= until; version += 1)
          events.push(eventAt(kept, Number(kept.get(tables.positions, keyOf(stream, version)))))
        return events
      }),
    readFeed: async ({ after, limit }) =>
      reading(() => {
        const last = Number(kept.get(tables.last, "position") ?? 0)
        const until = Math.min(last, storableCount(after, "position") + storableCount(limit, "limit"))
        const events: StoredEvent[] = []
        for (let position = after + 1; position <= until; position += 1) events.push(eventAt(kept, position))
        return events
      }),
    // #endregion read
    readCheckpoint: async (name) =>
      reading(() => Number(kept.get(tables.checkpoints, storableText(name, "checkpoint")) ?? 0)),
    getView: async ({ key, version, view }) =>
      reading(() => {
        const table = tables.rowsOf(storableText(view, "view"), storableCount(version, "view version"))
        const row = kept.get(table, storableText(key, "view key"))
        return row === undefined ? null : shown(key, row as Row)
      }),
    findViews: async (query) => reading(() => findViews(kept, query)),
    dueTimers: async ({ limit, until }) =>
      reading(() => {
        storableInstant(until)
        return [...kept.entries(tables.timers)]
          .map(([id, timer]) => ({ id, ...(timer as Timer) }))
          .filter(({ dueAt }) => dueAt <= until)
          .sort((a, b) => compare(a.dueAt, b.dueAt) || compare(a.id, b.id))
          .slice(0, storableCount(limit, "limit"))
      }),
    claimMessages: async (claim) => {
      storableInstant(claim.now)
      storableInstant(claim.leaseUntil)
      storableCount(claim.limit, "limit")
      return inTurn(() => claimMessages(kept, claim))
    },
    settleMessages: async (settlements) => {
      for (const one of settlements) {
        if (one.outcome === "retry") storableInstant(one.availableAt)
        if (one.outcome === "dead") storableText(one.reason, "reason")
      }
      return inTurn(() => settleMessages(kept, settlements))
    },
    lease: async (asked) => {
      for (const text of [asked.name, asked.holder]) storableText(text, "lease")
      for (const at of [asked.now, asked.until]) storableInstant(at)
      return inTurn(() => takeLease(kept, asked))
    },
    close: closed,
  })
}

// #region event-at
/** Fresh objects at every call, so that a reader may do with them what they like. */
function eventAt(kept: KeyValueFile, position: number): StoredEvent {
  const { actor, chain, data, ...event } = kept.get(tables.events, String(position)) as KeptEvent
  // An event that came without `chain` is read back without one.
  const chained = chain === null ? {} : { chain }
  return { ...event, ...chained, actor: JSON.parse(actor), data: JSON.parse(data) }
}
// #endregion event-at
