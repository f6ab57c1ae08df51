/**
 * Storage in one SQLite file, on Node's own driver. Every write is one transaction with a write-ahead log
 * flushed to the disk before the promise resolves; several programs on one machine may use the same file.
 */
import {
  composeStorable,
  parseViewQuery,
  type Storage,
  storableCount,
  storableInstant,
  storableText,
  type StoredEvent,
} from "@onevisit/core/ports"
import type { BackupOptions, SqliteBackup } from "./backup.ts"
import { applyActs, readCheckpoint } from "./commit.ts"
import { type Columns, Connection, storedJson } from "./connection.ts"
import { claimMessages, settleMessage, takeLease } from "./messages.ts"
import { type Check, openDatabase } from "./open-database.ts"
import { findViews } from "./find-views.ts"
import { getView } from "./view-rows.ts"

export interface SqliteStorageOptions {
  /** How long to wait for another program that writes, before a call fails as `Unavailable`. 5000 ms unless told. */
  readonly busyTimeoutMs?: number
  /**
   * How much of a file is read through at opening: `whole`, only its `header`, or `by-size`, which is the
   * whole file up to 64 MiB. Damage that is not found at opening is found when it is met.
   */
  readonly check?: Check
}

export interface SqliteStorage extends Storage {
  /**
   * Copies the file as it stands at one moment to a new file, while this and other programs go on writing; resolves when
   * the copy is read through and on the disk. What another program writes meanwhile makes it begin anew.
   *
   * Rejects with `StorageError`: `Rejected` where there is a file of this name or no folder for it, `Unavailable` where the
   * disk is full. Keys and the bytes of materials are no part of it: back them up apart, keys in another place.
   */
  backup(to: string, options?: BackupOptions): Promise<SqliteBackup>
}

/**
 * Opens the file, or makes it where there is none; its folder must exist. A file of an older release is
 * brought up to this one.
 *
 * Throws `StorageError`: `Corrupt` for a file that is damaged, cut short, empty or no database, `Rejected`
 * for one that belongs to another program or a newer release or may not be used, `Unavailable` while another
 * program holds it. The file is then as it was.
 */
export function sqliteStorage(path: string, options: SqliteStorageOptions = {}): SqliteStorage {
  const { busyTimeoutMs = 5000, check = "by-size" } = options
  const db = new Connection(openDatabase(path, { check }), busyTimeoutMs)
  return {
    kind: "sqlite",
    commit: async (acts) => {
      const storable = acts.map(composeStorable)
      return storable.length === 0 ? [] : db.write(() => applyActs(db, storable))
    },
    readStream: async ({ after = 0, limit = Number.MAX_SAFE_INTEGER, stream }) => {
      storableText(stream, "stream")
      const values = [stream, storableCount(after, "version"), storableCount(limit, "limit")]
      const sql = `${SELECT_EVENTS} WHERE stream = ? AND version > ? ORDER BY version LIMIT ?`
      return db.read(() => db.all(sql, values).map(storedEvent))
    },
    readFeed: async ({ after, limit }) => {
      const values = [storableCount(after, "position"), storableCount(limit, "limit")]
      return db.read(() =>
        db.all(`${SELECT_EVENTS} WHERE position > ? ORDER BY position LIMIT ?`, values).map(storedEvent),
      )
    },
    readCheckpoint: async (name) => {
      storableText(name, "checkpoint")
      return db.read(() => readCheckpoint(db, name))
    },
    getView: async ({ key, version, view }) => {
      storableText(view, "view")
      storableText(key, "view key")
      return db.read(() => getView(db, view, storableCount(version, "view version"), key))
    },
    findViews: async (query) => {
      const after = parseViewQuery(query)
      return db.read(() => findViews(db, query, after))
    },
    dueTimers: async ({ limit, until }) => {
      const values = [storableInstant(until), storableCount(limit, "limit")]
      const sql = "SELECT id, due_at, subject FROM timers WHERE due_at <= ? ORDER BY due_at, id LIMIT ?"
      return db.read(() =>
        db.all(sql, values).map(([id, dueAt, subject]) => ({
          id: String(id),
          dueAt: String(dueAt) as StoredEvent["recordedAt"],
          subject: String(subject),
        })),
      )
    },
    claimMessages: async (claim) => {
      storableInstant(claim.now)
      storableInstant(claim.leaseUntil)
      storableCount(claim.limit, "limit")
      return db.write(() => {
        const value = claimMessages(db, claim)
        return { value, keep: value.length > 0 }
      })
    },
    settleMessages: async (settlements) => {
      for (const settlement of settlements) {
        storableText(settlement.id, "message id")
        if (settlement.outcome === "retry") storableInstant(settlement.availableAt)
        if (settlement.outcome === "dead") storableText(settlement.reason, "reason")
      }
      if (settlements.length === 0) return []
      return db.write(() => {
        const value = settlements.map((settlement) => settleMessage(db, settlement))
        return { value, keep: value.includes(true) }
      })
    },
    lease: async (lease) => {
      storableText(lease.name, "lease")
      storableText(lease.holder, "holder")
      storableInstant(lease.now)
      storableInstant(lease.until)
      return db.write(() => {
        const value = takeLease(db, lease)
        return { value, keep: value }
      })
    },
    backup: (to, backupOptions) => db.backup(to, backupOptions),
    close: () => db.close(),
  }
}

const SELECT_EVENTS =
  "SELECT stream, version, position, command_id, type, v, occurred_on, recorded_at, actor, data, chain FROM events"

function storedEvent(columns: Columns): StoredEvent {
  const [stream, version, position, commandId, type, v, occurredOn, recordedAt, actor, data, chain] = columns
  return {
    stream: String(stream),
    version: Number(version),
    position: Number(position),
    commandId: String(commandId),
    type: String(type),
    v: Number(v),
    occurredOn: String(occurredOn) as StoredEvent["occurredOn"],
    recordedAt: String(recordedAt) as StoredEvent["recordedAt"],
    actor: storedJson(actor) as StoredEvent["actor"],
    data: storedJson(data),
    ...(chain === null ? {} : { chain: String(chain) }),
  }
}
