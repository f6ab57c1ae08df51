/**
 * What an act meets in what is stored, decided once for all storages: that its command is known, or what it conflicts with
 * (guarantees 2 and 3, unique keys, checkpoints). Nothing is written for it: an act that meets nothing can be written whole.
 */
import type { StorableAct } from "./storable.ts"
import type { ActOutcome, ConflictOn } from "./storage.ts"

/** As much of what is stored as an act is judged by; as it is now, so that of acts in one call each sees those before it. */
export interface ActGround {
  /** A command that has taken effect. */
  command(id: string): { readonly digest: string; readonly result: string } | undefined
  /** 0 for a stream that does not exist. */
  version(stream: string): number
  holder(scope: string, key: string): string | undefined
  /** 0 where there is none. */
  checkpoint(name: string): number
}

/**
 * The outcome of an act that is not to be written, `undefined` for one that is. `parse` reads a result as it was stored.
 */
export function meetAct(
  ground: ActGround,
  act: StorableAct,
  parse: (result: string) => unknown,
): ActOutcome | undefined {
  const known = ground.command(act.commandId)
  if (known) {
    return known.digest === act.digest
      ? { outcome: "committed", replayed: true, result: parse(known.result) }
      : { outcome: "conflict", on: { kind: "command", commandId: act.commandId } }
  }
  const on = streamConflict(ground, act) ?? keyConflict(ground, act) ?? checkpointConflict(ground, act)
  return on && { outcome: "conflict", on }
}

function streamConflict(ground: ActGround, { append }: StorableAct): ConflictOn | undefined {
  const grown = new Map<string, number>()
  for (const { events, expectedVersion, stream } of append) {
    const actualVersion = grown.get(stream) ?? ground.version(stream)
    if (actualVersion !== expectedVersion) return { kind: "stream", stream, actualVersion }
    grown.set(stream, actualVersion + events.length)
  }
  return undefined
}

function keyConflict(ground: ActGround, { unique }: StorableAct): ConflictOn | undefined {
  const staged = new Map<string, string | undefined>()
  for (const { action, holder, key, scope } of unique) {
    const at = JSON.stringify([scope, key])
    const current = staged.has(at) ? staged.get(at) : ground.holder(scope, key)
    if (action === "release") staged.set(at, current === holder ? undefined : current)
    else if (current === undefined || current === holder) staged.set(at, holder)
    else return { kind: "key", scope, key, holder: current }
  }
  return undefined
}

function checkpointConflict(ground: ActGround, { checkpoints }: StorableAct): ConflictOn | undefined {
  const moved = new Map<string, number>()
  for (const { from, name, to } of checkpoints) {
    const actual = moved.get(name) ?? ground.checkpoint(name)
    if (actual !== from) return { kind: "checkpoint", name, actual }
    moved.set(name, to)
  }
  return undefined
}
