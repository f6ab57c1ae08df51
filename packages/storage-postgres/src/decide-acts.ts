/**
 * What acts do to what is known: their outcomes, and the rows to write so that all of them have happened. Acts
 * are judged in order, each on what those before it have left; one that meets a conflict leaves nothing.
 */
import { type ActGround, type ActOutcome, meetAct, type StorableAct } from "@onevisit/core/ports"
import type { KnownState } from "./known-state.ts"
import { pairKey, storedJson } from "./view-values.ts"

/** What the acts have changed, on top of what was known before them. */
export class Changes implements ActGround {
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
  const outcomes = acts.map((act): ActOutcome => {
    const met = meetAct(changes, act, storedJson)
    if (met) return met
    changes.add(act)
    return { outcome: "committed", replayed: false, result: storedJson(act.result) }
  })
  return { outcomes, changes }
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
