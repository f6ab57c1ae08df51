/**
 * What acts do to what is known: their outcomes, and the rows to write so that all of them have happened. Acts
 * are judged in order, each on what those before it have left; one that meets a conflict leaves nothing.
 */
import type { ActOutcome, ConflictOn, StorableAct } from "@onevisit/core/ports"
import type { KnownState } from "./known-state.ts"
import { pairKey, storedJson } from "./view-values.ts"

/** What the acts have changed, on top of what was known before them. */
export class Changes {
  readonly acts: StorableAct[] = []
  readonly #known: KnownState
  readonly #commands = new Map<string, { readonly digest: string; readonly result: string }>()
  readonly #streams = new Map<string, number>()
  /** By `pairKey`; `null` for a key given back. */
  readonly holders = new Map<
    string,
    { readonly scope: string; readonly key: string; holder: string | null }
  >()
  readonly checkpoints = new Map<string, number>()

  constructor(known: KnownState) {
    this.#known = known
  }

  command(id: string): { readonly digest: string; readonly result: string } | undefined {
    return this.#commands.get(id) ?? this.#known.commands.get(id)
  }

  version(stream: string): number {
    return this.#streams.get(stream) ?? this.#known.streams.get(stream) ?? 0
  }

  holder(scope: string, key: string): string | undefined {
    const at = pairKey(scope, key)
    const changed = this.holders.get(at)
    return changed === undefined ? this.#known.holders.get(at) : (changed.holder ?? undefined)
  }

  checkpoint(name: string): number {
    return this.checkpoints.get(name) ?? this.#known.checkpoints.get(name) ?? 0
  }

  /** Takes over an act that meets no conflict. */
  add(act: StorableAct): void {
    this.acts.push(act)
    this.#commands.set(act.commandId, act)
    for (const { events, stream } of act.append)
      this.#streams.set(stream, this.version(stream) + events.length)
    for (const { action, holder, key, scope } of act.unique) {
      if (action === "release" && this.holder(scope, key) !== holder) continue
      this.holders.set(pairKey(scope, key), { scope, key, holder: action === "take" ? holder : null })
    }
    for (const { name, to } of act.checkpoints) this.checkpoints.set(name, to)
  }
}

/** Judges acts in order; hands back their outcomes and what they change together. */
export function decideActs(
  known: KnownState,
  acts: readonly StorableAct[],
): { readonly outcomes: readonly ActOutcome[]; readonly changes: Changes } {
  const changes = new Changes(known)
  return { outcomes: acts.map((act) => decideAct(changes, act)), changes }
}

function decideAct(changes: Changes, act: StorableAct): ActOutcome {
  const known = changes.command(act.commandId)
  if (known) {
    return known.digest === act.digest
      ? { outcome: "committed", replayed: true, result: storedJson(known.result) }
      : { outcome: "conflict", on: { kind: "command", commandId: act.commandId } }
  }
  const on = streamConflict(changes, act) ?? keyConflict(changes, act) ?? checkpointConflict(changes, act)
  if (on) return { outcome: "conflict", on }
  changes.add(act)
  return { outcome: "committed", replayed: false, result: storedJson(act.result) }
}

function streamConflict(changes: Changes, { append }: StorableAct): ConflictOn | undefined {
  const grown = new Map<string, number>()
  for (const { events, expectedVersion, stream } of append) {
    const actualVersion = grown.get(stream) ?? changes.version(stream)
    if (actualVersion !== expectedVersion) return { kind: "stream", stream, actualVersion }
    grown.set(stream, actualVersion + events.length)
  }
  return undefined
}

function keyConflict(changes: Changes, { unique }: StorableAct): ConflictOn | undefined {
  const staged = new Map<string, string | undefined>()
  for (const { action, holder, key, scope } of unique) {
    const at = pairKey(scope, key)
    const current = staged.has(at) ? staged.get(at) : changes.holder(scope, key)
    if (action === "release") staged.set(at, current === holder ? undefined : current)
    else if (current === undefined || current === holder) staged.set(at, holder)
    else return { kind: "key", scope, key, holder: current }
  }
  return undefined
}

function checkpointConflict(changes: Changes, { checkpoints }: StorableAct): ConflictOn | undefined {
  const moved = new Map<string, number>()
  for (const { from, name, to } of checkpoints) {
    const actual = moved.get(name) ?? changes.checkpoint(name)
    if (actual !== from) return { kind: "checkpoint", name, actual }
    moved.set(name, to)
  }
  return undefined
}

/** The last that the acts say of each row. */
export function lastBy<T>(
  acts: readonly StorableAct[],
  list: (act: StorableAct) => readonly T[],
  key: (item: T) => string,
): readonly T[] {
  return [...new Map(acts.flatMap(list).map((item) => [key(item), item])).values()]
}

/** The first that the acts say of each row. */
export function firstBy<T>(
  acts: readonly StorableAct[],
  list: (act: StorableAct) => readonly T[],
  key: (item: T) => string,
): readonly T[] {
  return [
    ...new Map(
      acts
        .flatMap(list)
        .toReversed()
        .map((item) => [key(item), item]),
    ).values(),
  ].toReversed()
}
