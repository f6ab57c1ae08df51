/** Says of an assignment what each item is, with the evidence, what differs, and what nobody carries out. */
import { compareIds } from "../catalogue.ts"
import type {
  AlignedItem,
  Alignment,
  AlignmentDifference,
  AlignmentLink,
  ItemAlignment,
  UncarriedEntry,
} from "./alignment.ts"
import type { Assignment } from "./assign.ts"
import { differencesFrom, isOfIdentity } from "./differences.ts"
import type { DirectoryLevel } from "./directory.ts"
import { composeEvidence } from "./evidence.ts"
import { groupBy } from "./group-by.ts"
import type { Pair } from "./pairs.ts"
import type { EntryProfile, ItemProfile } from "./profile.ts"

export interface Assigned {
  readonly items: readonly ItemProfile[]
  readonly entries: readonly EntryProfile[]
  readonly assignment: Assignment
  readonly candidates: ReadonlyMap<ItemProfile, readonly Pair[]>
  readonly level: DirectoryLevel
}

export function composeOutcome(assigned: Assigned): Pick<Alignment, "items" | "uncarried"> {
  const { assignment, candidates, entries, items, level } = assigned
  const asked = groupBy([...candidates.values()].flat(), ({ entry }) => entry)
  return {
    items: items.map((item) => outcomeOf(item, assigned)),
    uncarried: entries.flatMap((profile): readonly UncarriedEntry[] => {
      const { id, levels, name } = profile.entry
      return assignment.ofEntry.has(profile) || !levels.includes(level)
        ? []
        : [{ entry: id, name, candidates: idsOf(asked.get(profile) ?? []) }]
    }),
  }
}

function outcomeOf(item: ItemProfile, { assignment, candidates, level }: Assigned): ItemAlignment {
  const { ofEntry, ofItem } = assignment
  const { edition, id, name } = item.item
  const aligned: AlignedItem = { item: id, edition, name }
  const own = ofItem.get(item) ?? []
  const [pair] = own
  if (pair === undefined) {
    const open = candidates.get(item)
    return open === undefined
      ? { ...aligned, kind: "none" }
      : { ...aligned, kind: "ambiguous", candidates: open.map(linkOf) }
  }
  if (own.length > 1) {
    const links = own.map(linkOf).toSorted((a, b) => compareIds(a.entry, b.entry))
    return { ...aligned, kind: "merged", links }
  }
  const link = linkOf(pair)
  const differences = differencesFrom(item, pair.entry, level)
  const besides = (ofEntry.get(pair.entry) ?? []).filter((other) => other !== pair)
  return besides.length === 0
    ? { ...aligned, kind: kindOf(differences), link, differences }
    : {
        ...aligned,
        kind: "split",
        link,
        besides: idsOf(besides),
        differences: differences.filter((difference) => !isOfIdentity(difference)),
      }
}

function kindOf(
  differences: readonly AlignmentDifference[],
): "same" | "renamed" | "moved-code" | "renamed-and-moved" {
  const isRenamed = differences.some(({ code }) => code === "name-differs")
  const isMoved = differences.some(({ code }) => code === "code-differs")
  if (isRenamed) return isMoved ? "renamed-and-moved" : "renamed"
  return isMoved ? "moved-code" : "same"
}

function idsOf(pairs: readonly Pair[]): readonly string[] {
  return pairs.map(({ item }) => item.item.id).toSorted()
}

function linkOf({ agreement, confidence, entry }: Pair): AlignmentLink {
  return {
    entry: entry.entry.id,
    name: entry.entry.name,
    confidence,
    evidence: composeEvidence(agreement),
  }
}
