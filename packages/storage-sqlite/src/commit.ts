/**
 * One act inside a transaction: it writes as it checks, and the caller undoes it when it meets a conflict.
 */
import type { ActOutcome, ConflictOn, StorableAct } from "@onevisit/core/ports"
import { type Connection, storedJson } from "./connection.ts"
import { writeView } from "./view-rows.ts"

/** Applies acts in order, each on its own; `keep` says whether anything was written. */
export function applyActs(
  db: Connection,
  acts: readonly StorableAct[],
): { readonly value: readonly ActOutcome[]; readonly keep: boolean } {
  const [only] = acts
  if (only !== undefined && acts.length === 1) {
    const outcome = applyAct(db, only)
    return { value: [outcome], keep: wrote(outcome) }
  }
  const outcomes = acts.map((act) => {
    db.run("SAVEPOINT act")
    const outcome = applyAct(db, act)
    if (!wrote(outcome)) db.run("ROLLBACK TO act")
    db.run("RELEASE act")
    return outcome
  })
  return { value: outcomes, keep: outcomes.some(wrote) }
}

function wrote(outcome: ActOutcome): boolean {
  return outcome.outcome === "committed" && !outcome.replayed
}

function applyAct(db: Connection, act: StorableAct): ActOutcome {
  const known = db.one("SELECT digest, result FROM commands WHERE id = ?", [act.commandId])
  if (known) {
    return known[0] === act.digest
      ? { outcome: "committed", replayed: true, result: storedJson(known[1]) }
      : { outcome: "conflict", on: { kind: "command", commandId: act.commandId } }
  }
  db.run("INSERT INTO commands (id, digest, result) VALUES (?, ?, ?)", [
    act.commandId,
    act.digest,
    act.result,
  ])
  const on = appendEvents(db, act) ?? changeKeys(db, act) ?? moveCheckpoints(db, act)
  if (on) return { outcome: "conflict", on }
  for (const view of act.views) writeView(db, view)
  writeTimers(db, act)
  addMessages(db, act)
  return { outcome: "committed", replayed: false, result: storedJson(act.result) }
}

function appendEvents(db: Connection, { append, commandId }: StorableAct): ConflictOn | undefined {
  for (const { events, expectedVersion, stream } of append) {
    const last = db.one("SELECT version FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1", [stream])
    let version = Number(last?.[0] ?? 0)
    if (version !== expectedVersion) return { kind: "stream", stream, actualVersion: version }
    for (const { actor, chain, data, occurredOn, recordedAt, type, v } of events) {
      version += 1
      db.run(
        `INSERT INTO events (stream, version, type, v, occurred_on, recorded_at, actor, data, command_id, chain)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [stream, version, type, v, occurredOn, recordedAt, actor, data, commandId, chain],
      )
    }
  }
  return undefined
}

function changeKeys(db: Connection, { unique }: StorableAct): ConflictOn | undefined {
  for (const { action, holder, key, scope } of unique) {
    if (action === "release") {
      db.run("DELETE FROM unique_keys WHERE scope = ? AND key = ? AND holder = ?", [scope, key, holder])
      continue
    }
    const held = db.one("SELECT holder FROM unique_keys WHERE scope = ? AND key = ?", [scope, key])
    if (held === undefined) {
      db.run("INSERT INTO unique_keys (scope, key, holder) VALUES (?, ?, ?)", [scope, key, holder])
    } else if (held[0] !== holder) return { kind: "key", scope, key, holder: String(held[0]) }
  }
  return undefined
}

function moveCheckpoints(db: Connection, { checkpoints }: StorableAct): ConflictOn | undefined {
  for (const { from, name, to } of checkpoints) {
    const actual = readCheckpoint(db, name)
    if (actual !== from) return { kind: "checkpoint", name, actual }
    db.run(
      `INSERT INTO checkpoints (name, position) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET position = excluded.position`,
      [name, to],
    )
  }
  return undefined
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
