/** What an item that carries out nothing may be, for a person to say. */
import { compareIds } from "../catalogue.ts"
import { fitOf } from "./agreement.ts"
import type { Assignment } from "./assign.ts"
import type { CandidateIndex } from "./candidate-index.ts"
import type { DirectoryLevel } from "./directory.ts"
import { type Pair, pairsOf } from "./pairs.ts"
import type { ItemProfile } from "./profile.ts"

/** How many candidates are named of an item: more help nobody to decide. */
const MOST_CANDIDATES = 5

/**
 * The candidates of each item that has any, the likeliest first. An entry that some item carries out is in question
 * only by its code or name; likeness and a clause in common are no news then.
 */
export function openCandidates(
  items: readonly ItemProfile[],
  index: CandidateIndex,
  level: DirectoryLevel,
  { ofEntry, ofItem }: Assignment,
): ReadonlyMap<ItemProfile, readonly Pair[]> {
  const open = new Map<ItemProfile, readonly Pair[]>()
  for (const item of items) {
    if (ofItem.has(item)) continue
    const free = [...index.alikeTo(item), ...index.aloneOnClauseOf(item)].filter(
      (entry) => !ofEntry.has(entry),
    )
    const entries = [...new Set([...index.identifiedBy(item), ...free])]
    const pairs = pairsOf(item, entries, index, level).toSorted(likeliestFirst)
    if (pairs.length > 0) open.set(item, pairs.slice(0, MOST_CANDIDATES))
  }
  return open
}

function likeliestFirst(a: Pair, b: Pair): number {
  return (
    fitOf(b.agreement, b.confidence) - fitOf(a.agreement, a.confidence) ||
    b.agreement.likeness - a.agreement.likeness ||
    compareIds(a.entry.entry.id, b.entry.entry.id)
  )
}
