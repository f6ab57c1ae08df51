/** The words that the events of a case are made of: receipts, promises, acts, clocks and tasks. */
import type { Sealable } from "../events/index.ts"
import type { ClockName, HeardAct, Remedy } from "../law/index.ts"
import type { Citation } from "../reasons/index.ts"
import type { ArrivalChannel, Deadline, PlainDate, Term } from "../time/index.ts"

/** One time a person appeared at a place. Two errands on one day at one outlet are one visit. */
export interface Visit {
  readonly on: PlainDate
  readonly outlet: string
}

/** How materials came in, reduced to what the law looks at. */
export interface Receipt {
  readonly channel: ArrivalChannel
  readonly receivedOn: PlainDate
  /** The day of dispatch, where a carrier recorded it. */
  readonly postedOn?: PlainDate
  readonly visit?: Visit
  /** Why it is entered after the day it came in, for example an outage. */
  readonly enteredLate?: Sealable<string>
}

/**
 * What makes an electronic signature reliable, each of it found (电子签名法 art. 13): the data is the signatory's
 * alone, and in their hands alone when they signed; a later change of the signature, and of the text, shows.
 */
export interface ReliableSignature {
  readonly exclusive: boolean
  readonly controlled: boolean
  readonly signatureChangeShows: boolean
  readonly contentChangeShows: boolean
}

/** A text a person signed: its clauses, the hash over them, and what shows that they signed. */
export interface SignedText {
  readonly clauses: readonly string[]
  readonly hash: string
  readonly signedOn: PlainDate
  /** The signature, or where it is kept. */
  readonly signature: Sealable<string>
  /** By hand unless said; biometric signing is equal to it (浙江省保障“最多跑一次”改革规定 art. 10). */
  readonly means?: "by-hand" | "electronic-signature" | "biometric"
  readonly reliable?: ReliableSignature
}

/** The applicant's promise to hand in a document later (容缺承诺), within a time of their own where they gave one. */
export interface TolerantCommitment extends SignedText {
  readonly within?: Term
}

/** The case is barred to the applicant for a time (行政许可法 art. 78, 79). */
export interface ApplicantBar {
  readonly ground: "false-material" | "obtained-by-fraud"
  readonly from: PlainDate
  /** The first day on which they may apply again. */
  readonly until: PlainDate
  readonly clause: Citation
}

export type ExternalId = { readonly scheme: string; readonly value: string }
export type NotAcceptedGround = "not-required" | "wrong-authority" | "still-incomplete" | "false-material"
export type DeliveryMethod = "by-hand" | "courier" | "electronic"
export type TaskKind =
  | "accept-or-refuse"
  | "decide-on-lapsed-supplement"
  | "decide-on-revocation"
  | "explain-overdue"
  | "hand-over-to-authority"
  | "urge-part"
  | "hand-over-result"
  | "check-source"
  | "verify-commitment"
  | "decide-on-broken-commitment"
  | "resolve-conflict"

/** The clocks that a decision must keep, side by side. */
export interface DecisionClocks {
  /** Set by law; `null` where no rule set names a term. */
  readonly statutory: Deadline | null
  /** Promised by the authority (承诺办结时限). */
  readonly promised: Deadline | null
}

export interface AdverseAct {
  /** Why, in the words of the document. */
  readonly reasons: readonly Sealable<string>[]
  readonly remedies: readonly Remedy[]
  /** 文号. */
  readonly number: string
}

/** The deadlines of a case's own course, each of which it has once at the most. */
export type CourseDeadline = ClockName | "notice" | "correction" | "supplement" | "delivery"

/**
 * Of a part of an authority by its id; of a promise by its option: to be verified, or put right when broken; and of an
 * announced act: to be answered.
 */
export type SeveralDeadline =
  | `part:${string}`
  | `verification:${string}`
  | `rectification:${string}`
  | `defence:${HeardAct}`

/** Every deadline a case may carry. `expiry` is the last day of the licence to be renewed. */
export type DeadlineName = CourseDeadline | "expiry" | SeveralDeadline
