/** A district on SQLite whose log is signed by day, and a hand that writes into its file past the district. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { chainOf } from "@onevisit/core/audit"
import { system } from "@onevisit/core/identity"
import type { Storage, StoredEvent } from "@onevisit/core/ports"
import { instant } from "@onevisit/core/time"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import { hashSuites } from "../receipts/index.ts"

const as = system("test")

/** Five days of four subjects each, every one corrected a day later; signed by day, and a day that is not over. */
export async function signedDistrict() {
  const folder = mkdtempSync(join(tmpdir(), "onevisit-audit-"))
  const keys = memoryKeys()
  const clock = simulatedClock(instant("2018-07-20T01:30:00.000Z"))
  const path = join(folder, "district.db")
  const district = await createDistrict({ storage: sqliteStorage(path), keys, clock })
  const known: Parameters<District["subjects"]["correct"]>[0][] = []
  for (let day = 0; day < 5; day += 1) {
    for (let each = 0; each < 4; each += 1) {
      const identity = { kind: "enterprise", name: `样例${day}-${each}`, identifiers: [] } as const
      const registered = await district.subjects.register(identity, { as })
      if (registered.outcome === "registered") known.push(registered.subject)
      const before = known[known.length - 5]
      if (before) await district.subjects.correct(before, { ...identity, name: `样例${day}` }, { as })
    }
    clock.advance({ days: 1 })
    await district.runDue()
  }
  // What is done after the last root.
  for (const subject of known.slice(0, 3)) {
    const identity = { kind: "enterprise", name: "样例", identifiers: [] } as const
    await district.subjects.correct(subject, identity, { as })
    await district.subjects.register(identity, { as })
  }
  const knownRoot = await district.audit.latestRoot()
  await district.close()
  const storage = sqliteStorage(path)
  const db = new DatabaseSync(path)
  db.exec("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY")
  db.exec("CREATE TEMP TABLE sound AS SELECT * FROM events")
  db.exec("CREATE TEMP TABLE signed AS SELECT * FROM checkpoints")
  /** What comes of a storage that was written into; it is made sound again. */
  const tampered = async <T>(change: (db: DatabaseSync) => void, look: (storage: Storage) => Promise<T>) => {
    db.exec("BEGIN")
    change(db)
    db.exec("COMMIT")
    try {
      return await look(storage)
    } finally {
      db.exec("BEGIN; DELETE FROM events; INSERT INTO events SELECT * FROM sound")
      db.exec("DELETE FROM checkpoints; INSERT INTO checkpoints SELECT * FROM signed; COMMIT")
    }
  }
  return {
    clock,
    db,
    folder,
    keys,
    knownRoot,
    storage,
    tampered,
    remove: () => {
      db.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Rows as SQLite has them, in the order of the feed. */
export interface Row {
  readonly position: number
  readonly stream: string
  readonly version: number
  readonly chain: string
}

export function rowsOf(db: DatabaseSync): readonly Row[] {
  return db.prepare("SELECT * FROM events ORDER BY position").all() as unknown as readonly Row[]
}

/** Makes the chain of a stream anew from `version` on: what somebody does who knows how chains are made. */
export function rechain(db: DatabaseSync, stream: string): void {
  const rows = db.prepare("SELECT * FROM events WHERE stream = ? ORDER BY version").all(stream)
  let previous: string | null = null
  for (const row of rows as unknown as readonly Readonly<Record<string, string & number>>[]) {
    const event = {
      stream,
      version: row["version"],
      type: row["type"],
      v: row["v"],
      occurredOn: row["occurred_on"],
      recordedAt: row["recorded_at"],
      actor: JSON.parse(row["actor"] ?? ""),
      data: JSON.parse(row["data"] ?? ""),
      commandId: row["command_id"],
    } as unknown as StoredEvent
    previous = chainOf(hashSuites["sha-256"], previous, event)
    db.prepare("UPDATE events SET chain = ? WHERE position = ?").run(previous, row["position"] ?? 0)
  }
}
