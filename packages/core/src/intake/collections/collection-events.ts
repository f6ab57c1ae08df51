/**
 * What can happen in a collection (集体代办): a collector gathers papers of many, hands them in at once,
 * supplements them and receives the results together. Members stand here by their ids alone; each one's
 * case is a log of its own, and nothing here decides it.
 */
import type { DomainEvent, Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { ScenarioAnswers, Shortfall, SubmittedMaterial } from "../../materials/index.ts"
import type { InTimeMode, PlainDate } from "../../time/index.ts"
import type { Receipt, TolerantCommitment, Visit } from "../case-events.ts"
import type { Mandate } from "./mandate.ts"

/** How results are kept for each other before they are handed over. */
export interface IssuingRule {
  /** Wait for everyone handed in, or lot by lot. */
  readonly together: "whole" | "lot"
  /** Working days that the way to the members takes: so much before a member's last day the waiting ends. */
  readonly leadWorkingDays: number
}

/** A promise to supply what is owed, and who signed it: the member, or the collector where it may. */
export interface GivenCommitment {
  readonly by: "member" | "collector"
  readonly commitment: TolerantCommitment
}

/** How intake answered one member. */
export type MemberOutcome =
  | "received"
  | "accepted"
  | "tolerantly-accepted"
  | "deemed-accepted"
  | "correction-notified"

/** A shortfall as the log keeps it: what an officer wrote about the content stays in the case. */
export type ToldShortfall = Omit<Shortfall, "note">

/** What a member's own notice told and is still to come, on the day a list of it is made. */
export interface ListedShortfalls {
  readonly member: SubjectId
  /** Whether it was asked for as a correction, or is owed after tolerant intake. */
  readonly asked: "correction" | "owed"
  readonly shortfalls: readonly ToldShortfall[]
  /** `null` while the time for it does not run. */
  readonly dueOn: PlainDate | null
  readonly mode: InTimeMode
}

export type HandOver =
  | { readonly method: "by-hand"; readonly visit?: Visit }
  | { readonly method: "courier"; readonly waybill: Sealable<string> }

export type CollectionTask = "hand-over-due"

export interface CollectionEventData {
  CollectionOpened: {
    readonly item: string
    readonly collector: SubjectId
    readonly issuing: IssuingRule
  }
  MemberAdded: { readonly member: SubjectId; readonly lot: number }
  MandateGiven: {
    readonly member: SubjectId
    readonly mandate: Mandate
    /** Who vouched for it; `null` until somebody does. */
    readonly confirmedBy: "member" | "officer" | null
  }
  MandateConfirmed: { readonly member: SubjectId; readonly by: "member" | "officer" }
  PapersGathered: {
    readonly member: SubjectId
    readonly scenario: ScenarioAnswers
    readonly materials: readonly SubmittedMaterial[]
    readonly commitment: GivenCommitment | null
  }
  /** One receipt, and at most one appearance of the collector's, for all of them. */
  LotHandedIn: {
    readonly lot: number
    readonly receipt: Receipt
    readonly number: string
    readonly members: readonly SubjectId[]
  }
  MemberAnswered: {
    readonly member: SubjectId
    readonly case: string
    readonly outcome: MemberOutcome
    readonly shortfalls: readonly ToldShortfall[]
  }
  ParcelReceived: {
    /** A keyed fingerprint of the waybill: the same parcel is known again by it. */
    readonly parcel: string
    readonly waybill: Sealable<string>
    readonly receipt: Receipt
    readonly members: readonly SubjectId[]
  }
  ParcelDistributed: {
    readonly parcel: string
    readonly member: SubjectId
    readonly requirements: readonly string[]
    /** What is still wanting after it. */
    readonly open: number
  }
  /** A list of what is wanting was made (待补材料清单); each member was told by a notice of their own before. */
  ShortfallsListed: {
    readonly list: number
    readonly number: string
    readonly members: readonly ListedShortfalls[]
  }
  MemberLeft: { readonly member: SubjectId; readonly application: "kept" | "withdrawn" }
  /** Results are kept back for the rest, until the earliest last day of those who wait. */
  IssueDeferred: {
    readonly members: readonly SubjectId[]
    readonly waitingFor: readonly SubjectId[]
    readonly until: PlainDate | null
  }
  ResultsIssued: {
    readonly list: number
    readonly number: string
    readonly handOver: HandOver
    readonly members: readonly SubjectId[]
    /** Nobody was left to wait for, or a member's own day had come. */
    readonly because: "complete" | "due"
  }
  ResultHandedOver: { readonly list: number; readonly member: SubjectId }
  /** What broke off is taken up where it stood, so that the call that did so is on record too. */
  TakenUpAgain: { readonly what: "hand-in" | "issue" }
  CollectionTaskOpened: { readonly task: CollectionTask }
}

export type CollectionEventType = keyof CollectionEventData

export type CollectionEvent = {
  [Type in CollectionEventType]: DomainEvent<Type, CollectionEventData[Type]>
}[CollectionEventType]
