/** The contract's feed as its host holds it: what is known of whom, who has changed since a version, and what was read. */
import type { SubjectIdentity } from "@onevisit/core/identity"
import type { FactValues } from "@onevisit/core/rules"
import type { FeedVersion, PopulationChange, PopulationRow } from "./sample-people.ts"

interface Asked {
  readonly subjects: readonly string[]
  readonly facts: readonly string[]
  readonly purpose: string
}

export interface SampleFeed {
  readonly state: () => Promise<FeedVersion>
  readonly factsOf: (asked: Asked) => Promise<readonly (FactValues | null)[]>
  readonly identify: (asked: {
    readonly subjects: readonly string[]
  }) => Promise<readonly (SubjectIdentity | null)[]>
  readonly changedSince: (version: string) => Promise<readonly string[] | null>
  /** The same without waiting. */
  readonly changedNow: (version: string) => readonly string[] | null
  readonly reads: () => readonly Asked[]
  /** The rows as they are now, in the order in which they first came. */
  readonly rows: () => readonly PopulationRow[]
  readonly change: (change: PopulationChange) => void
}

export function sampleFeed(rows: readonly PopulationRow[], state: FeedVersion): SampleFeed {
  const people = new Map(rows.map((row) => [row.id, row]))
  const changes: { readonly from: string; readonly ids: readonly string[] }[] = []
  const reads: Asked[] = []
  let now = state
  const changedNow = (version: string): readonly string[] | null => {
    if (version === now.version) return []
    const at = changes.findIndex(({ from }) => from === version)
    return at === -1 ? null : changes.slice(at).flatMap(({ ids }) => ids)
  }
  return {
    state: async () => now,
    factsOf: async (asked) => {
      reads.push(asked)
      return asked.subjects.map((subject) => {
        const row = people.get(subject)
        if (row === undefined) return null
        return Object.fromEntries(Object.entries(row.facts).filter(([fact]) => asked.facts.includes(fact)))
      })
    },
    identify: async ({ subjects }) =>
      subjects.map((subject) =>
        people.has(subject) ? { kind: "natural-person", name: subject, identifiers: [] } : null,
      ),
    changedNow,
    changedSince: async (version) => changedNow(version),
    reads: () => reads,
    rows: () => [...people.values()],
    change: ({ put, remove, state: next }) => {
      changes.push({ from: now.version, ids: [...put.map(({ id }) => id), ...remove] })
      for (const id of remove) people.delete(id)
      for (const row of put) people.set(row.id, row)
      now = next
    },
  }
}
