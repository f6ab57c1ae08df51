/** An item beside the entries that it may be, each with what speaks for it. */
import { type Agreement, compareWith, type Confidence, confidenceOf } from "./agreement.ts"
import type { CandidateIndex } from "./candidate-index.ts"
import type { DirectoryLevel } from "./directory.ts"
import type { EntryProfile, ItemProfile } from "./profile.ts"

/** An item and an entry that may be one and the same. */
export interface Pair {
  readonly item: ItemProfile
  readonly entry: EntryProfile
  readonly agreement: Agreement
  readonly confidence: Confidence
}

/** Of these entries those that the item may be; of other levels only what is surer than all of its own level. */
export function pairsOf(
  item: ItemProfile,
  entries: readonly EntryProfile[],
  index: CandidateIndex,
  level: DirectoryLevel,
): readonly Pair[] {
  const alone = index.aloneOnClauseOf(item)
  const pairs = entries.flatMap((entry): readonly Pair[] => {
    const agreement = compareWith(item, entry, alone.includes(entry))
    const confidence = confidenceOf(agreement)
    return confidence === null ? [] : [{ item, entry, agreement, confidence }]
  })
  const isOwn = ({ entry }: Pair): boolean => entry.entry.levels.includes(level)
  const surestOwn = Math.max(-1, ...pairs.filter(isOwn).map(({ confidence }) => SURENESS[confidence]))
  return pairs.filter((pair) => isOwn(pair) || SURENESS[pair.confidence] > surestOwn)
}

const SURENESS: Readonly<Record<Confidence, number>> = { possible: 0, likely: 1, certain: 2 }
