/**
 * One act, all or nothing: first everything that can conflict is tried on the side, then everything is
 * written. Between the two nothing can fail.
 */
import {
  type ActGround,
  type ActOutcome,
  meetAct,
  type StorableAct,
  type StorableView,
} from "@onevisit/core/ports"
import { type KeptEvent, pairKey, type State } from "./state.ts"

export function applyAct(state: State, act: StorableAct): ActOutcome {
  const met = meetAct(groundOf(state), act, JSON.parse)
  if (met) return met
  write(state, act)
  return { outcome: "committed", replayed: false, result: JSON.parse(act.result) }
}

function groundOf({ checkpoints, commands, streams, unique }: State): ActGround {
  return {
    command: (id) => commands.get(id),
    version: (stream) => streams.get(stream)?.length ?? 0,
    holder: (scope, key) => unique.get(pairKey(scope, key)),
    checkpoint: (name) => checkpoints.get(name) ?? 0,
  }
}

function write(state: State, act: StorableAct): void {
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
  for (const { action, holder, key, scope } of act.unique) {
    const at = pairKey(scope, key)
    if (action === "take") state.unique.set(at, holder)
    else if (state.unique.get(at) === holder) state.unique.delete(at)
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
