/**
 * What can happen to the records of one subject as a whole (one stream a subject): holds that keep them, their
 * restriction, and the disposal of all by one key. What happens in each record stands in its own stream.
 */
import type { DomainEvent, Sealable } from "../events/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { Keeping, RecordPhase } from "./retention.ts"

/** Why records are kept beyond their term, or kept unread: a dispute before a court, an audit, a complaint. */
export type HoldKind = "litigation" | "audit" | "complaint"

/** How one record stood when something was decided about it. */
export interface StandingNoted {
  readonly stream: string
  readonly phase: RecordPhase
  readonly keptBy: readonly Keeping[]
  /** The last day of its term; `null` where none runs. */
  readonly until: PlainDate | null
}

export interface FileEventData {
  HoldSet: {
    /** Unique among the subject's holds. */
    readonly hold: string
    readonly kind: HoldKind
    /** On one record, or on all where `null`. */
    readonly stream: string | null
    readonly reason: Sealable<string>
  }
  HoldLifted: { readonly hold: string; readonly reason: Sealable<string> }
  /** Erasure was asked for of what must be kept (个人信息保护法 art. 47 ¶2). */
  RecordsRestricted: {
    /** What was asked for, each as it stood. Restricted are those that had ended and are not due. */
    readonly asked: readonly StandingNoted[]
    readonly streams: readonly string[]
    readonly reason: Sealable<string>
    readonly reviewOn: PlainDate | null
  }
  RestrictionLifted: { readonly streams: readonly string[]; readonly reason: Sealable<string> }
  /** Looked at again; `reviewOn` is the day on which all may be due, where one can be told. */
  RecordsReviewed: { readonly reviewOn: PlainDate | null }
  /** Nothing keeps any record: a person is to dispose of them. */
  DisposalDue: { readonly records: readonly StandingNoted[] }
  /** Something keeps a record again before anybody disposed of it. */
  DisposalWithdrawn: { readonly reviewOn: PlainDate | null }
  DisposalConfirmed: { readonly records: readonly StandingNoted[] }
  /** The subject's key is gone, and with it whatever it sealed. */
  KeyDestroyed: Record<string, never>
}

export type FileEventType = keyof FileEventData
export type FileEvent = { [Type in FileEventType]: DomainEvent<Type, FileEventData[Type]> }[FileEventType]
