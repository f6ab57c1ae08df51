/**
 * What can happen to a roll that is imported: one stream for one roll. It holds what was compared and came of it, who
 * confirmed exactly that, and how far the import is. Nobody is named: people stand in the entries by keyed fingerprints,
 * rows by their place, and what the roll says of anybody goes to their entitlement alone.
 */
import type { DomainEvent, Pin } from "../../../events/index.ts"
import type { Month, PlainDate } from "../../../time/index.ts"
import type { RunOutcome } from "../../sweep/index.ts"
import type { RollStanding } from "../compare-roll.ts"
import type { FieldDifference } from "../field-differences.ts"

/** Where a row stands, without a word of the file: its sheet among those handed in, and its number there, from 1. */
export interface RollPlace {
  readonly sheet: number
  readonly row: number
}

/** What the dry run says of one person, kept without saying who it is. */
export interface RollEntryKept {
  readonly standing: RollStanding
  /** The keyed fingerprint of the number, or of the pseudonym of somebody who is not in the roll. */
  readonly person: string
  readonly rows: readonly RollPlace[]
  readonly outcome: RunOutcome
  readonly differences: readonly FieldDifference["field"][]
}

/** A dry run: what was compared, and what it came to. */
export interface RollFigures {
  /** A keyed fingerprint of everything that the rows say, whatever the file is called. */
  readonly content: string
  /** A keyed fingerprint of this dry run: content, programme, cut-over, counts and every entry. */
  readonly comparison: string
  readonly rows: number
  /** The first month that is reckoned here. */
  readonly cutOver: Month
  readonly programme: Pin & { readonly edition: string }
  readonly population: string
  readonly feed: { readonly asOf: PlainDate; readonly version: string; readonly subjects: number }
  readonly purpose: string
  readonly counts: Readonly<Record<RollStanding, number>>
  /** How many people differ in each field. */
  readonly differences: Readonly<Record<FieldDifference["field"], number>>
}

/** A row that was not taken, as its person is on record otherwise already: for a person to put right. */
export interface RollConflict extends RollPlace {
  /** The rule that refused it. */
  readonly rule: string
}

export interface RollEventData {
  RollCompared: RollFigures
  /** An officer looked at that dry run and lets the roll take effect. */
  RollConfirmed: {
    readonly comparison: string
    /** Names the import that follows; its rows are commands of it. */
    readonly run: string
  }
  /** The next rows are on their entitlements, or conflict with them. */
  RollRowsImported: {
    readonly comparison: string
    readonly rows: number
    readonly imported: number
    /** Whoever was on record with exactly that already. */
    readonly unchanged: number
    readonly conflicts: readonly RollConflict[]
  }
  RollImported: { readonly comparison: string }
}

export type RollEventType = keyof RollEventData
export type RollEvent = {
  readonly [Type in RollEventType]: DomainEvent<Type, RollEventData[Type]>
}[RollEventType]

/** Entries of a dry run, those who match left out; a stream of their own for each dry run, written with it. */
export type RollEntriesEvent = DomainEvent<"RollEntriesKept", { readonly entries: readonly RollEntryKept[] }>
