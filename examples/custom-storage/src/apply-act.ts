/** One act on a draft: whatever can conflict first, then all that it writes. */
import type { ActOutcome, ConflictOn, StorableAct } from "@onevisit/core/ports"
import { Draft, type Readable } from "./draft.ts"
import { type Command, keyOf, type Message, tables } from "./tables.ts"

// #region apply-act
/** What becomes of the act, and its changes; without any where it is a repetition or meets a conflict. */
export function applyAct(below: Readable, act: StorableAct): { outcome: ActOutcome; changes?: Draft } {
  const known = below.get(tables.commands, act.commandId) as Command | undefined
  if (known !== undefined) {
    const outcome: ActOutcome =
      known.digest === act.digest
        ? { outcome: "committed", replayed: true, result: JSON.parse(known.result) }
        : { outcome: "conflict", on: { kind: "command", commandId: act.commandId } }
    return { outcome }
  }
  const draft = new Draft(below)
  const on = appendEvents(draft, act) ?? changeKeys(draft, act) ?? moveCheckpoints(draft, act)
  if (on !== undefined) return { outcome: { outcome: "conflict", on } }
  writeViews(draft, act)
  writeTimers(draft, act)
  addMessages(draft, act)
  draft.set(tables.commands, act.commandId, { digest: act.digest, result: act.result } satisfies Command)
  const outcome: ActOutcome = { outcome: "committed", replayed: false, result: JSON.parse(act.result) }
  return { outcome, changes: draft }
}
// #endregion apply-act

// #region append
function appendEvents(draft: Draft, { append, commandId }: StorableAct): ConflictOn | undefined {
  for (const { events, expectedVersion, stream } of append) {
    let version = Number(draft.get(tables.versions, stream) ?? 0)
    if (version !== expectedVersion) return { kind: "stream", stream, actualVersion: version }
    for (const event of events) {
      version += 1
      const position = Number(draft.get(tables.last, "position") ?? 0) + 1
      draft.set(tables.events, String(position), { ...event, stream, version, position, commandId })
      draft.set(tables.positions, keyOf(stream, version), position)
      draft.set(tables.last, "position", position)
    }
    if (events.length > 0) draft.set(tables.versions, stream, version)
  }
  return undefined
}
// #endregion append

function changeKeys(draft: Draft, { unique }: StorableAct): ConflictOn | undefined {
  for (const { action, holder, key, scope } of unique) {
    const at = keyOf(scope, key)
    const held = draft.get(tables.holders, at) as string | undefined
    if (action === "release") {
      if (held === holder) draft.set(tables.holders, at, null)
    } else if (held === undefined) draft.set(tables.holders, at, holder)
    else if (held !== holder) return { kind: "key", scope, key, holder: held }
  }
  return undefined
}

function moveCheckpoints(draft: Draft, { checkpoints }: StorableAct): ConflictOn | undefined {
  for (const { from, name, to } of checkpoints) {
    const actual = Number(draft.get(tables.checkpoints, name) ?? 0)
    if (actual !== from) return { kind: "checkpoint", name, actual }
    draft.set(tables.checkpoints, name, to)
  }
  return undefined
}

function writeViews(draft: Draft, { views }: StorableAct): void {
  for (const { doc, index, key, version, view } of views)
    draft.set(tables.rowsOf(view, version), key, doc === null ? null : { doc, index })
}

function writeTimers(draft: Draft, { timers }: StorableAct): void {
  for (const { dueAt, id, subject } of timers)
    draft.set(tables.timers, id, dueAt === null ? null : { dueAt, subject })
}

/** A message that is done stays, without its payload, so that its id stays known. */
function addMessages(draft: Draft, { messages }: StorableAct): void {
  for (const { availableAt, id, payload, port } of messages) {
    if (draft.get(tables.messages, id) !== undefined) continue
    const fresh: Message = { port, payload, availableAt, attempt: 0, leaseUntil: null, state: "waiting" }
    draft.set(tables.messages, id, fresh)
  }
}
