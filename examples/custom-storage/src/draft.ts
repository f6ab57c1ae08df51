/**
 * Changes that are not written yet, laid over what is kept: an act is tried on a draft of its own, which is
 * dropped when the act meets a conflict and becomes part of the draft below when it does not.
 */
import type { Change } from "./key-value-file.ts"

/** Something to look values up in. */
export interface Readable {
  get(table: string, key: string): unknown
}

// #region draft
export class Draft implements Readable {
  readonly #below: Readable
  readonly #changes = new Map<string, Change>()

  constructor(below: Readable) {
    this.#below = below
  }

  get(table: string, key: string): unknown {
    const changed = this.#changes.get(JSON.stringify([table, key]))
    return changed === undefined ? this.#below.get(table, key) : (changed.value ?? undefined)
  }

  set(table: string, key: string, value: unknown): void {
    this.#changes.set(JSON.stringify([table, key]), { table, key, value })
  }

  /** The last change of each key, in the order in which the keys were first changed. */
  changes(): readonly Change[] {
    return [...this.#changes.values()]
  }

  /** Takes over what was changed in a draft above this one. */
  take(draft: Draft): void {
    for (const { key, table, value } of draft.changes()) this.set(table, key, value)
  }
}
// #endregion draft
