/**
 * Items that merge several entries and say so in their name: 设立、变更登记 for 设立登记 and 变更登记. The entries must
 * each be in the name for the greater part, be most of it together, and share the basis or the code.
 */
import { compareWith, isByCode, isByName } from "./agreement.ts"
import type { Assignment } from "./assign.ts"
import type { CandidateIndex } from "./candidate-index.ts"
import { sharedBigrams } from "./name-form.ts"
import type { Pair } from "./pairs.ts"
import type { EntryProfile, ItemProfile } from "./profile.ts"

/** How much of an entry's name must be in the item's, and of the item's in those of its entries, in percent. */
const MOST = 75

/** The further entries that items with a joint name carry out, as far as no item does yet. */
export function claimParts(
  items: readonly ItemProfile[],
  index: CandidateIndex,
  { contested, ofEntry, ofItem }: Assignment,
): readonly Pair[] {
  return items.flatMap((item) => {
    const own = ofItem.get(item) ?? []
    if (!item.name.isJoint || own.length > 1 || own.some(({ agreement }) => isByName(agreement))) return []
    const isOwn = (entry: EntryProfile): boolean => own.some((pair) => pair.entry === entry)
    const parts = index
      .partsOf(item, MOST)
      .filter((entry) => isOwn(entry) || (!ofEntry.has(entry) && !contested.has(entry)))
      .flatMap((entry) => partOf(item, entry) ?? [])
    const distinct = parts.filter((part) => !parts.some((other) => other !== part && isWithin(part, other)))
    const isWhole =
      distinct.length > 1 &&
      isMost(new Set(distinct.flatMap(({ covers }) => covers)).size, item.name.bigrams.size) &&
      own.every(({ entry }) => distinct.some(({ pair }) => pair.entry === entry))
    return isWhole ? distinct.flatMap(({ pair }) => (isOwn(pair.entry) ? [] : [pair])) : []
  })
}

interface Part {
  readonly pair: Pair
  /** The pairs of characters of the item's name that it accounts for. */
  readonly covers: readonly string[]
}

function partOf(item: ItemProfile, entry: EntryProfile): Part | null {
  const agreement = compareWith(item, entry, false)
  if (agreement.name === "other-item" || !(agreement.sharesBasis || isByCode(agreement))) return null
  const covers = sharedBigrams(entry.name, item.name)
  return { covers, pair: { item, entry, confidence: "likely", agreement: { ...agreement, name: "part" } } }
}

function isWithin(part: Part, other: Part): boolean {
  return part.covers.every((bigram) => other.covers.includes(bigram))
}

function isMost(some: number, of: number): boolean {
  return some * 100 >= of * MOST
}
