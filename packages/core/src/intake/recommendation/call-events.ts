/**
 * What can happen in a call for recommendations (推荐申报): one item edition, one year, townships with a quota
 * each. Reasons, grounds, merits and the names shown are sealable; who is meant stands there as an id.
 */
import type { DomainEvent, Pin, Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Citation, Text } from "../../reasons/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"
import type { RecommendationRules } from "./recommendation-rules.ts"

/** A township, street or platform (镇街场平台) that may recommend. */
export interface Township {
  /** The host's id of the unit, the same as in its officers' `unit`. */
  readonly id: string
  readonly name: Text
  readonly quota: number
}

/** One merit as attested: a value with its unit, the year it is of, and where the evidence lies. */
export interface MeritFact {
  readonly criterion: string
  /** A decimal, as text. */
  readonly value: Sealable<string>
  readonly unit: string
  readonly year: number
  /** A reference, for example the hash or file number of the audit report; never a name. */
  readonly evidence: string
}

/** Candidates held equal, in the order they were put in, with the reasons for it. */
export interface TieBreak {
  readonly order: readonly SubjectId[]
  readonly reasons: readonly Sealable<string>[]
}

/** One line of a public notice. */
export interface NoticeEntry {
  readonly candidate: SubjectId
  readonly rank: number
  /** The name as shown: an organisation's in full, a person's masked. */
  readonly shown: Sealable<string>
}

export interface CallEventData {
  RecommendationCallOpened: {
    readonly item: Pin
    readonly year: number
    readonly townships: readonly Township[]
    readonly rules: RecommendationRules
  }
  CandidateTakenIn: { readonly candidate: SubjectId; readonly township: string }
  MeritAttested: { readonly candidate: SubjectId; readonly facts: readonly MeritFact[] }
  CandidatePreReviewed: {
    readonly candidate: SubjectId
    readonly passed: boolean
    readonly reasons: readonly Sealable<string>[]
    /** Whether the candidate may apply at the window without a recommendation, and on which clause; they are told. */
    readonly mayApplyWithout: boolean
    readonly clause: Citation
  }
  CandidatesRanked: {
    readonly township: string
    /** From the first on; a place is a candidate's rank. */
    readonly order: readonly SubjectId[]
    readonly tieBreaks: readonly TieBreak[]
  }
  CandidateRecommended: {
    readonly candidate: SubjectId
    readonly township: string
    readonly rank: number
    readonly quota: number
  }
  CandidateWithdrawn: { readonly candidate: SubjectId }
  SelectionNoticePublished: {
    readonly notice: string
    readonly township: string
    readonly of: "recommended" | "selected"
    readonly entries: readonly NoticeEntry[]
    readonly deadline: Deadline
  }
  SelectionObjectionReceived: {
    readonly objection: string
    readonly notice: string
    readonly candidate: SubjectId
    readonly receivedOn: PlainDate
    readonly grounds: Sealable<string>
  }
  SelectionObjectionSettled: {
    readonly objection: string
    readonly candidate: SubjectId
    readonly upheld: boolean
    readonly reasons: readonly Sealable<string>[]
  }
  /** The last day of a notice is over: an officer may now let the recommendations take effect. */
  SelectionNoticeEnded: { readonly notice: string }
  RecommendationTookEffect: {
    readonly candidate: SubjectId
    readonly township: string
    readonly rank: number
    readonly quota: number
    readonly effectiveOn: PlainDate
  }
}

export type CallEventType = keyof CallEventData

export type CallEvent = { [Type in CallEventType]: DomainEvent<Type, CallEventData[Type]> }[CallEventType]
