/**
 * What can happen to an entitlement: one stream for one person and one programme. What sources say of the person is
 * sealed; what it comes to, month by month, stands open in `Determined`, so that nothing here ever needs the facts.
 */
import type { DomainEvent, Sealable } from "../../events/index.ts"
import type { Remedy } from "../../law/index.ts"
import type { Deadline, Month, PlainDate } from "../../time/index.ts"
import type { Segment, Statement } from "../facts/index.ts"
import type { DifferenceKind, RunOutcome } from "../sweep/index.ts"

export type Reasons = readonly Sealable<string>[]

/** Acts to a person's disadvantage: refusing a candidate, stopping, lowering, claiming money back. */
export type AdverseAct = "refuse" | "stop" | "lower" | "recover"

/** What a person is told of. */
export type Telling = "start" | "change" | "hold" | AdverseAct

/** Why somebody visits: a fact is not known, sources contradict each other and it matters, or the person asked. */
export type VisitReason = "gap" | "conflict" | "asked"

/** Who gets the money; may be another person than the one it is for. All of it is sealed. */
export interface Payee {
  readonly name: Sealable<string>
  readonly account: Sealable<string>
  readonly bank: Sealable<string>
  readonly relation: "self" | "other"
}

/** Whom the stream is about in the source that found them: a pseudonym there, and its keyed fingerprint here. */
export interface PersonLink {
  readonly population: string
  readonly person: Sealable<string>
  readonly index: string
}

export interface PaidMonth {
  readonly month: Month
  /** Fen. */
  readonly amount: number
}

/** How money is claimed back: the person returns it (退回), or later payments are reduced by it (抵扣). */
export type RecoveryWay = "repayment" | "set-off"

/** What is returned by a day, or set off from the payment of its month on. */
export interface Instalment {
  readonly dueOn: PlainDate
  /** Fen. */
  readonly amount: number
}

/** What stood in a roll that was kept elsewhere: taken as it is, and never reckoned again before the cut-over. */
export interface Opening {
  readonly roll: string
  /** The first month that is reckoned here. */
  readonly cutOver: Month
  readonly firstMonth: Month
  /** `null` where nothing was paid yet. */
  readonly paidThrough: Month | null
  /** Fen a month. */
  readonly amount: number
  /** Fen owed to the person from before the cut-over. */
  readonly owed: number
  /** Fen paid too much before the cut-over. */
  readonly overpaid: number
}

export interface EntitlementEventData {
  PersonLinked: PersonLink
  DifferenceFound: {
    readonly run: string
    readonly month: Month
    readonly kind: DifferenceKind
    readonly before: RunOutcome
    readonly after: RunOutcome
    /** The receipt of the determination: what the run's tree holds of it, and its own words; `null` where none was made. */
    readonly receipt: { readonly leaf: string; readonly determination: Sealable<string> } | null
  }
  StatementMade: Omit<Statement, "value"> & { readonly value: Sealable<Statement["value"]> }
  /** Everything that is known now, month by month; the latest stands. */
  Determined: { readonly by: string; readonly segments: readonly Segment[] }
  VisitAsked: { readonly visit: number; readonly facts: readonly string[]; readonly why: VisitReason }
  VisitRecorded: {
    readonly visit: number
    readonly on: PlainDate
    readonly outcome: "met" | "absent" | "declined"
    readonly evidence: Sealable<string> | null
  }
  Verified: { readonly from: Month; readonly amount: number }
  Told: {
    readonly about: Telling
    readonly on: PlainDate
    readonly how: "letter" | "call" | "visit" | "message"
    readonly objectUntil: Deadline | null
  }
  Enrolled: { readonly from: Month }
  PayeeSet: { readonly payee: Payee }
  Objected: { readonly objection: number; readonly about: Telling; readonly statement: Sealable<string> }
  ObjectionAnswered: { readonly objection: number; readonly upheld: boolean; readonly reasons: Reasons }
  HumanAsked: { readonly statement: Sealable<string> }
  HumanAnswered: { readonly reasons: Reasons }
  Held: { readonly from: Month; readonly reasons: Reasons; readonly until: Deadline }
  HoldEnded: { readonly how: "lapsed" | "lifted" | "stopped"; readonly reasons: Reasons }
  AdverseAnnounced: {
    readonly act: AdverseAct
    readonly from: Month
    readonly reasons: Reasons
    readonly answerUntil: Deadline
  }
  AnswerGiven: { readonly statement: Sealable<string> }
  AdverseDropped: { readonly reasons: Reasons }
  CandidateRefused: { readonly reasons: Reasons; readonly remedies: readonly Remedy[] }
  Stopped: { readonly from: Month; readonly reasons: Reasons; readonly remedies: readonly Remedy[] }
  Lowered: {
    readonly from: Month
    /** Fen a month. */
    readonly amount: number
    readonly reasons: Reasons
    readonly remedies: readonly Remedy[]
  }
  /** Paid again from a month on, what was not paid meanwhile included where the segments say so. */
  Resumed: { readonly from: Month; readonly reasons: Reasons }
  MonthsPaid: {
    readonly payment: string
    readonly line: string
    readonly months: readonly PaidMonth[]
    /** What of it was set off against a recovery (抵扣) and so not sent to the bank; fen. */
    readonly setOff: number
    /** Sent beside the months: what the person had returned of money that the bank sent back as well; fen. */
    readonly refund: number
  }
  /** 退票: the bank sent the money of a line back. What was set off stays set off. */
  PaymentReturned: { readonly payment: string; readonly line: string; readonly reason: Sealable<string> }
  /** The months that other programmes of the same group keep, each with its programme; the latest stands. */
  GroupNoted: { readonly taken: Readonly<Record<Month, string>> }
  OpeningImported: Opening
  RecoveryDecided: {
    readonly by: RecoveryWay
    /** What is claimed back of each month. */
    readonly months: readonly PaidMonth[]
    readonly instalments: readonly Instalment[]
    readonly reasons: Reasons
    readonly remedies: readonly Remedy[]
  }
  RecoveryReceived: { readonly amount: number; readonly on: PlainDate }
  RecoveryWaived: { readonly amount: number; readonly reasons: Reasons }
}

export type EntitlementEventType = keyof EntitlementEventData
export type EntitlementEvent = {
  readonly [Type in EntitlementEventType]: DomainEvent<Type, EntitlementEventData[Type]>
}[EntitlementEventType]
