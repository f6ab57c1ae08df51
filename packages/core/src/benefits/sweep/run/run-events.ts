/**
 * What can happen to a run of a sweep: one stream for one programme and month. It holds the basis, frozen so that the
 * run can be made again, where it stands, and its totals. Whom it found is on the entitlements; what it said of everybody
 * stays with the population.
 */
import type { DomainEvent, Pin, Sealable } from "../../../events/index.ts"
import type { Finding } from "../../../reasons/index.ts"
import type { Month, PlainDate } from "../../../time/index.ts"
import type { DifferenceKind } from "../difference.ts"
import type { RunOutcome } from "../outcome-columns.ts"
import type { DifferenceCounts, RunTotals } from "../totals.ts"

/** What a run rests on. */
export interface RunBasis {
  readonly month: Month
  /** The programme's id and edition, and the hash of its rule with its facts, parameters and codes. */
  readonly programme: Pin & { readonly edition: string }
  /** The edition of each parameter in force, by the day it begins. */
  readonly parameters: Readonly<Record<string, PlainDate>>
  readonly calendar: Pin
  readonly population: string
  /** The facts that are read, and what for. */
  readonly facts: readonly string[]
  readonly purpose: string
  readonly scope: "all" | "changed"
}

/** What the population came to. */
export interface RunFigures {
  readonly feed: { readonly asOf: PlainDate; readonly version: string; readonly subjects: number }
  readonly previous: { readonly run: string; readonly month: Month } | null
  readonly before: RunTotals
  readonly totals: RunTotals
  readonly differences: DifferenceCounts
  /** Subjects that were decided. */
  readonly touched: number
}

/** A difference of somebody whom the population could not name: it waits until they are known. */
export interface KeptDifference {
  /** The population's pseudonym. */
  readonly person: Sealable<string>
  readonly kind: DifferenceKind
  /** What was last told of them, in whichever run that was. */
  readonly before: RunOutcome
  readonly after: RunOutcome
}

export interface RunEventData {
  RunOpened: RunBasis
  RunDetermined: RunFigures
  /** The feed is not to be trusted; no difference takes effect until a person says so. */
  RunStopped: { readonly findings: readonly Finding[] }
  /** A person looked and lets the differences take effect. */
  RunReleased: { readonly reason: Sealable<string> }
  /** The run is given up; nothing of it takes effect. */
  RunDiscarded: { readonly reason: Sealable<string> }
  /** Differences up to the cursor are on their entitlements; `null` once all are. */
  DifferencesApplied: {
    readonly count: number
    readonly cursor: string | null
    /** Of the receipts of the determinations, in their order: what the root is taken over. */
    readonly leaves: readonly string[]
    /** Of people whom nobody can name, those that earlier runs kept included. */
    readonly kept: readonly KeptDifference[]
  }
  /** The next run is compared with this one. */
  RunClosed: {
    /** The root over the receipts of the run's determinations, signed: the text to publish. `null` where there was none. */
    readonly root: string | null
  }
}

export type RunEventType = keyof RunEventData
export type RunEvent = {
  readonly [Type in RunEventType]: DomainEvent<Type, RunEventData[Type]>
}[RunEventType]
