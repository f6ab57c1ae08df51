/**
 * One act, all or nothing: first everything that can conflict is tried on the side, then everything is
 * written. Between the two nothing can fail.
 */
import type { ActOutcome, ConflictOn, StorableAct, StorableView } from "@onevisit/core/ports"
import { type KeptEvent, pairKey, type State } from "./state.ts"

export function applyAct(state: State, act: StorableAct): ActOutcome {
  const known = state.commands.get(act.commandId)
  if (known) {
    return known.digest === act.digest
      ? { outcome: "committed", replayed: true, result: JSON.parse(known.result) }
      : { outcome: "conflict", on: { kind: "command", commandId: act.commandId } }
  }
  const holders = new Map<string, string | null>()
  const on =
    findStreamConflict(state, act) ?? tryKeys(state, act, holders) ?? findCheckpointConflict(state, act)
  if (on) return { outcome: "conflict", on }
  write(state, act, holders)
  return { outcome: "committed", replayed: false, result: JSON.parse(act.result) }
}

function findStreamConflict(state: State, act: StorableAct): ConflictOn | undefined {
  const grown = new Map<string, number>()
  for (const { events, expectedVersion, stream } of act.append) {
    const actualVersion = grown.get(stream) ?? state.streams.get(stream)?.length ?? 0
    if (actualVersion !== expectedVersion) return { kind: "stream", stream, actualVersion }
    grown.set(stream, actualVersion + events.length)
  }
  return undefined
}

/** Fills `holders` with what the keys of the act will have become; `null` for a key given back. */
function tryKeys(
  state: State,
  act: StorableAct,
  holders: Map<string, string | null>,
): ConflictOn | undefined {
  for (const { action, holder, key, scope } of act.unique) {
    const at = pairKey(scope, key)
    const staged = holders.get(at)
    const current = staged === undefined ? state.unique.get(at) : (staged ?? undefined)
    if (action === "release") {
      if (current === holder) holders.set(at, null)
    } else if (current === undefined || current === holder) holders.set(at, holder)
    else return { kind: "key", scope, key, holder: current }
  }
  return undefined
}

function findCheckpointConflict(state: State, act: StorableAct): ConflictOn | undefined {
  const moved = new Map<string, number>()
  for (const { from, name, to } of act.checkpoints) {
    const actual = moved.get(name) ?? state.checkpoints.get(name) ?? 0
    if (actual !== from) return { kind: "checkpoint", name, actual }
    moved.set(name, to)
  }
  return undefined
}

function write(state: State, act: StorableAct, holders: ReadonlyMap<string, string | null>): void {
  const { commandId } = act
  state.commands.set(commandId, { digest: act.digest, result: act.result })
  for (const { events, stream } of act.append) {
    const versions = state.streams.get(stream) ?? []
    for (const event of events) {
      const position = state.feed.length + 1
      const kept: KeptEvent = { ...event, stream, version: versions.length + 1, position, commandId }
      versions.push(kept)
      state.feed.push(kept)
    }
    if (versions.length > 0) state.streams.set(stream, versions)
  }
  for (const [at, holder] of holders) {
    if (holder === null) state.unique.delete(at)
    else state.unique.set(at, holder)
  }
  for (const view of act.views) writeView(state, view)
  for (const { dueAt, id, subject } of act.timers) {
    if (dueAt === null) state.timers.delete(id)
    else state.timers.set(id, { id, dueAt, subject })
  }
  for (const message of act.messages) {
    if (state.messages.has(message.id)) continue
    state.messages.set(message.id, {
      ...message,
      attempt: 0,
      leaseUntil: null,
      state: "waiting",
      reason: null,
    })
  }
  for (const { name, to } of act.checkpoints) state.checkpoints.set(name, to)
}

function writeView(state: State, { doc, index, key, version, view }: StorableView): void {
  const at = pairKey(view, String(version))
  const rows = state.views.get(at) ?? new Map()
  if (doc === null) rows.delete(key)
  else rows.set(key, { key, doc, index: JSON.parse(index) })
  state.views.set(at, rows)
}
