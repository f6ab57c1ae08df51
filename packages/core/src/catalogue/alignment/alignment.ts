/** What aligning items with a directory yields: for each item what it is there, and the entries nobody carries out. */
import type { Finding, Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { Confidence } from "./agreement.ts"
import type { DirectoryLevel, ItemDirectory } from "./directory.ts"
import type { AlignmentEvidence } from "./evidence.ts"

/** The place and day for which items are aligned. */
export interface AlignmentScope {
  readonly on: PlainDate
  /** The level of the authorities whose items these are: its entries are owed, those of other levels are not. */
  readonly level: DirectoryLevel
  /** Names of the place and of those it lies in, which local names may have in front. */
  readonly places: readonly string[]
}

export interface Alignment {
  readonly directory: ItemDirectory["kind"]
  readonly on: PlainDate
  /** One for each item in force on the day, by id. */
  readonly items: readonly ItemAlignment[]
  /** The entries owed at the level that no item carries out, by id. */
  readonly uncarried: readonly UncarriedEntry[]
}

/** What an item is in the directory. */
export type ItemAlignment = AlignedItem &
  (
    | {
        /**
         * One item, one entry: renamed where the names differ in more than writing, the code moved where one that
         * both state differs.
         */
        readonly kind: "same" | "renamed" | "moved-code" | "renamed-and-moved"
        readonly link: AlignmentLink
        readonly differences: readonly AlignmentDifference[]
      }
    | {
        /** Several items carry out one entry: they have split it, or it was merged since. */
        readonly kind: "split"
        readonly link: AlignmentLink
        /** The other items, by id. */
        readonly besides: readonly string[]
        /** All but of name and codes. */
        readonly differences: readonly AlignmentDifference[]
      }
    | {
        /** The item carries out several entries: it has merged them, or they were split since. */
        readonly kind: "merged"
        /** By id. */
        readonly links: readonly AlignmentLink[]
      }
    | {
        /** A person has to say which of these it is, if any; the likeliest first. */
        readonly kind: "ambiguous"
        readonly candidates: readonly AlignmentLink[]
      }
    | { readonly kind: "none" }
  )

export interface AlignedItem {
  readonly item: string
  readonly edition: string
  readonly name: Text
}

/** An entry that an item carries out or may carry out, and what says so. */
export interface AlignmentLink {
  readonly entry: string
  readonly name: Text
  readonly confidence: Confidence
  readonly evidence: readonly AlignmentEvidence[]
}

/** A field in which an item and its entry differ. The path is the item's; `null` where one side says nothing. */
export interface AlignmentDifference extends Finding {
  readonly local: Text | null
  readonly listed: Text | null
}

export interface UncarriedEntry {
  readonly entry: string
  readonly name: Text
  /** The items of which a person has to say whether they are it, by id. */
  readonly candidates: readonly string[]
}
