/** Finds the entries that an item may be without looking at all: by code, by name, by likeness, by a clause of their own. */
import { SIMILAR } from "./agreement.ts"
import { likenessBy } from "./name-form.ts"
import { indexOverlaps } from "./overlap.ts"
import type { EntryProfile, ItemProfile } from "./profile.ts"

export interface CandidateIndex {
  /** Those with the item's code or name, a case in brackets aside, now or formerly. */
  identifiedBy(item: ItemProfile): readonly EntryProfile[]
  /** Those with a name at least {@link SIMILAR} percent like the item's, now or formerly. */
  alikeTo(item: ItemProfile): readonly EntryProfile[]
  /** Those with so much of their name in the item's, in percent. */
  partsOf(item: ItemProfile, percent: number): readonly EntryProfile[]
  /** Those that are alone on a clause on which the item rests. */
  aloneOnClauseOf(item: ItemProfile): readonly EntryProfile[]
}

/** Each entry is found once, in whatever order. */
export function indexEntries(entries: readonly EntryProfile[]): CandidateIndex {
  const byKey = new Map<string, Set<EntryProfile>>()
  const put = (key: string, entry: EntryProfile): void => {
    const found = byKey.get(key)
    if (found === undefined) byKey.set(key, new Set([entry]))
    else found.add(entry)
  }
  for (const entry of entries) {
    for (const { codes, name } of [entry, ...entry.former]) {
      for (const code of codes) put(code, entry)
      if (name !== null) put(nameKey(name.key), entry)
    }
    for (const clause of entry.clauses) put(clause, entry)
  }
  const findOverlaps = indexOverlaps(
    entries.flatMap((entry) =>
      [entry.name, ...entry.former.flatMap(({ name }) => name ?? [])].map((name) => ({ entry, name })),
    ),
  )
  return {
    identifiedBy({ codes, name }) {
      const keys = [...codes, nameKey(name.key), nameKey(name.unqualified)]
      return unique(keys.flatMap((key) => [...(byKey.get(key) ?? [])]))
    },
    alikeTo({ name }) {
      const alike = findOverlaps(name, (shared, other) => likenessBy(shared, name, other.name) >= SIMILAR)
      return unique(alike.map(({ entry }) => entry))
    },
    partsOf({ name }, percent) {
      const parts = findOverlaps(
        name,
        (shared, { entry, name: part }) => part === entry.name && shared * 100 >= percent * part.bigrams.size,
      )
      return parts.map(({ entry }) => entry)
    },
    aloneOnClauseOf({ clauses }) {
      const resting = [...clauses].map((clause) => [...(byKey.get(clause) ?? [])])
      return unique(resting.filter(({ length }) => length === 1).flat())
    },
  }
}

function nameKey(key: string): string {
  return `name:${key}`
}

function unique(entries: readonly EntryProfile[]): readonly EntryProfile[] {
  return [...new Set(entries)]
}
