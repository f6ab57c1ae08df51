/**
 * What can happen to a funded project (科技计划项目). Each event holds what was computed when it happened,
 * deadlines included, so that folding a stream needs nothing else. Free texts are sealable.
 */
import type { DomainEvent, Pin, Sealable } from "../events/index.ts"
import type { SubjectId } from "../identity/index.ts"
import type { Remedy } from "../law/index.ts"
import type { Fen } from "../money/index.ts"
import type { Citation, Text } from "../reasons/index.ts"
import type { Deadline, PlainDate } from "../time/index.ts"

export type Reasons = readonly Sealable<string>[]

/** Part of the funding, paid by itself. */
export interface Tranche {
  readonly id: string
  readonly amount: Fen
}

export interface Funding {
  readonly total: Fen
  /** Their sum is the total. */
  readonly tranches: readonly Tranche[]
}

/** What both sides agree on: drawn up by the managing unit, signed by the undertaking unit. */
export interface ContractTerms {
  readonly startsOn: PlainDate
  /** The last day of the contract (合同期满之日). */
  readonly endsOn: PlainDate
  readonly funding: Funding | null
}

/** Kept from new projects from a day to a day, both included, unless lifted before. */
export interface Bar {
  readonly from: PlainDate
  readonly until: PlainDate
  readonly clause: Citation
  /** Where to object to it. */
  readonly objection: readonly Remedy[]
}

/** What waits for the managing unit. */
export type ProjectTask = "decide-on-default"

export interface ProjectEventData {
  ProjectAppliedFor: {
    readonly rules: Pin
    readonly undertaking: SubjectId
    /** By the host's ids of units. */
    readonly recommendingUnit: string
    readonly managingUnit: string
    readonly title: Sealable<string>
  }
  ProjectRecommended: { readonly opinion: Sealable<string> | null }
  RecommendationDeclined: { readonly reasons: Reasons }
  /** 立项, under a number, with the contract to be signed. */
  ProjectEstablished: { readonly number: string; readonly contract: ContractTerms }
  ProjectDeclined: { readonly reasons: Reasons; readonly remedies: readonly Remedy[] }
  ProjectWithdrawn: Record<string, never>
  ContractSigned: {
    /** By when acceptance is applied for, and the calendar it was reckoned on. */
    readonly acceptanceDue: Deadline
    readonly calendar: Pin
    readonly remindBefore: readonly number[]
  }
  ProgressReported: { readonly report: Sealable<string> }
  TranchePaid: { readonly tranche: string; readonly amount: Fen }
  AmendmentRequested: { readonly endsOn: PlainDate; readonly reasons: Reasons }
  AmendmentRefused: { readonly reasons: Reasons; readonly remedies: readonly Remedy[] }
  /** The end of the contract moved, and with it the day by which acceptance is applied for. */
  ContractAmended: {
    readonly endsOn: PlainDate
    readonly isExtension: boolean
    readonly acceptanceDue: Deadline
    readonly calendar: Pin
  }
  /** A revised calendar gave another day, or settled one that was provisional. */
  AcceptanceDueReckoned: {
    readonly from: PlainDate | null
    readonly to: PlainDate | null
    readonly acceptanceDue: Deadline
    readonly calendar: Pin
  }
  ReminderSent: { readonly dueOn: PlainDate; readonly daysBefore: number }
  AcceptanceAppliedFor: {
    readonly receivedOn: PlainDate
    readonly postedOn?: PlainDate
    readonly dueOn: PlainDate | null
    readonly inTime: boolean
  }
  TaskOpened: { readonly task: ProjectTask; readonly clause: Citation }
  DelayExcused: { readonly reasons: Reasons }
  DefaultAnnounced: { readonly reasons: Reasons; readonly respondBy: Deadline }
  DefenceStated: { readonly statement: Sealable<string> }
  DefaultRecorded: {
    readonly reasons: Reasons
    readonly remedies: readonly Remedy[]
    readonly clause: Citation
    readonly bar: Bar | null
  }
  BarLifted: { readonly reasons: Reasons }
  ProjectConcluded: {
    readonly outcome: string
    readonly title: Text
    readonly adverse: boolean
    readonly consequences: readonly Text[]
    readonly reasons: Reasons
    readonly remedies: readonly Remedy[]
    readonly clause: Citation
  }
}

export type ProjectEventType = keyof ProjectEventData

export type ProjectEvent = {
  [Type in ProjectEventType]: DomainEvent<Type, ProjectEventData[Type]>
}[ProjectEventType]
