/**
 * Acts inside a transaction: what an act meets is found out before anything of it is written, so that one that meets a
 * conflict leaves nothing to undo.
 */
import { type ActGround, type ActOutcome, meetAct, type StorableAct } from "@onevisit/core/ports"
import { type Connection, storedJson } from "./connection.ts"
import { writeView } from "./view-rows.ts"

/** Applies acts in order, each on its own; `keep` says whether anything was written. */
export function applyActs(
  db: Connection,
  acts: readonly StorableAct[],
): { readonly value: readonly ActOutcome[]; readonly keep: boolean } {
  const ground = groundOn(db)
  let keep = false
  const value = acts.map((act): ActOutcome => {
    const met = meetAct(ground, act, storedJson)
    if (met) return met
    keep = true
    writeAct(db, act)
    return { outcome: "committed", replayed: false, result: storedJson(act.result) }
  })
  return { value, keep }
}

function groundOn(db: Connection): ActGround {
  return {
    command: (id) => {
      const known = db.one("SELECT digest, result FROM commands WHERE id = ?", [id])
      return known && { digest: String(known[0]), result: String(known[1]) }
    },
    version: (stream) => {
      const last = db.one("SELECT version FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1", [
        stream,
      ])
      return Number(last?.[0] ?? 0)
    },
    holder: (scope, key) => {
      const held = db.one("SELECT holder FROM unique_keys WHERE scope = ? AND key = ?", [scope, key])
      return held && String(held[0])
    },
    checkpoint: (name) => readCheckpoint(db, name),
  }
}

function writeAct(db: Connection, act: StorableAct): void {
  db.run("INSERT INTO commands (id, digest, result) VALUES (?, ?, ?)", [
    act.commandId,
    act.digest,
    act.result,
  ])
  appendEvents(db, act)
  changeKeys(db, act)
  moveCheckpoints(db, act)
  for (const view of act.views) writeView(db, view)
  writeTimers(db, act)
  addMessages(db, act)
}

function appendEvents(db: Connection, { append, commandId }: StorableAct): void {
  for (const { events, expectedVersion, stream } of append) {
    let version = expectedVersion
    for (const { actor, chain, data, occurredOn, recordedAt, type, v } of events) {
      version += 1
      db.run(
        `INSERT INTO events (stream, version, type, v, occurred_on, recorded_at, actor, data, command_id, chain)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [stream, version, type, v, occurredOn, recordedAt, actor, data, commandId, chain],
      )
    }
  }
}

function changeKeys(db: Connection, { unique }: StorableAct): void {
  for (const { action, holder, key, scope } of unique) {
    const sql =
      action === "take"
        ? "INSERT INTO unique_keys (scope, key, holder) VALUES (?, ?, ?) ON CONFLICT (scope, key) DO NOTHING"
        : "DELETE FROM unique_keys WHERE scope = ? AND key = ? AND holder = ?"
    db.run(sql, [scope, key, holder])
  }
}

function moveCheckpoints(db: Connection, { checkpoints }: StorableAct): void {
  for (const { name, to } of checkpoints) {
    db.run(
      `INSERT INTO checkpoints (name, position) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET position = excluded.position`,
      [name, to],
    )
  }
}

export function readCheckpoint(db: Connection, name: string): number {
  return Number(db.one("SELECT position FROM checkpoints WHERE name = ?", [name])?.[0] ?? 0)
}

function writeTimers(db: Connection, { timers }: StorableAct): void {
  for (const { dueAt, id, subject } of timers) {
    if (dueAt === null) db.run("DELETE FROM timers WHERE id = ?", [id])
    else {
      db.run(
        `INSERT INTO timers (id, due_at, subject) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, subject = excluded.subject`,
        [id, dueAt, subject],
      )
    }
  }
}

function addMessages(db: Connection, { messages }: StorableAct): void {
  for (const { availableAt, id, payload, port } of messages) {
    db.run(
      "INSERT INTO messages (id, port, payload, available_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
      [id, port, payload, availableAt],
    )
  }
}
