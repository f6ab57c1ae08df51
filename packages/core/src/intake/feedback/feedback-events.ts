/**
 * What can happen to a rating or a complaint. Each event holds the clocks it starts, so that folding needs nothing
 * else. All that people wrote, and how to reach them, is sealable: it stands in no view and no message.
 */
import type { DomainEvent, Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"
import type { Grade } from "./grade.ts"
import type { FeedbackClock } from "./policy.ts"

/** The service that was received: one handling (件次) of a case, or a visit to an outlet that led to none. */
export type Service =
  | { readonly kind: "case"; readonly case: string; readonly handling: string }
  | { readonly kind: "visit"; readonly outlet: string; readonly on: PlainDate; readonly ticket: string }

/** Who served, by the host's ids: the unit, and every officer who had a hand in it. */
export interface Concerned {
  readonly unit: string | null
  readonly officers: readonly string[]
}

export type ComplaintChannel = "window" | "phone" | "online" | "wechat" | "mail" | "other"

/** What a complaint is about. */
export type ComplaintAbout =
  | { readonly kind: "case"; readonly case: string }
  | { readonly kind: "item"; readonly item: string }
  | { readonly kind: "outlet"; readonly outlet: string }
  /** By the host's id for the officer. */
  | { readonly kind: "officer"; readonly officer: string }
  | { readonly kind: "other" }

/** What verification finds. A rating is founded or not; a complaint may be so in part. */
export type FindingOutcome = "founded" | "partly-founded" | "not-founded"
/** Why a rating may be set aside (误评、恶意差评). */
export type SetAsideGround = "mistaken" | "malicious"
/** How the loop ended. */
export type ClosedAfter = "satisfied" | "dissatisfied" | "not-reached" | "not-reachable"

export interface StartedClock {
  readonly name: FeedbackClock
  readonly deadline: Deadline
}

interface Starting {
  /** The clocks that begin to run with this event. */
  readonly starts: readonly StartedClock[]
}

interface Said {
  readonly text?: Sealable<string>
}

interface Opened extends Starting {
  readonly item: string | null
  readonly outlet: string | null
  readonly concerned: Concerned
  readonly contact?: Sealable<string>
  /** Whether there is any way to ask the person again. */
  readonly reachable: boolean
  /** Under whose key the texts are sealed: the person's own, or for one without a name a key of this matter alone. */
  readonly keptFor: SubjectId
}

export interface FeedbackEventData {
  ServiceRated: Opened &
    Said & {
      readonly service: Service
      readonly rater: SubjectId | null
      readonly grade: Grade
      readonly reasons: readonly string[]
      readonly changeable: Deadline
    }
  /** The same person rates the same handling again: the later rating stands, the earlier stays in the log. */
  RatingChanged: Starting &
    Said & {
      readonly grade: Grade
      readonly reasons: readonly string[]
      /** A way to reach them that they had not given before. */
      readonly contact?: Sealable<string>
      readonly reachable: boolean
    }
  ComplaintReceived: Opened & {
    readonly number: string
    readonly channel: ComplaintChannel
    readonly about: ComplaintAbout
    /** `null` where the complainant gave no name. */
    readonly complainant: SubjectId | null
    /** The unit that has it. */
    readonly unit: string
    readonly text: Sealable<string>
  }
  /** `officers` are those whom the text turned out to be about. */
  ComplaintAcknowledged: { readonly officers: readonly string[] }
  ComplaintTransferOffered: Starting & { readonly to: string; readonly reasons: readonly Sealable<string>[] }
  ComplaintTransferAccepted: { readonly unit: string }
  ComplaintTransferDeclined: { readonly reasons: readonly Sealable<string>[] }
  FeedbackVerified: Starting & {
    readonly outcome: FindingOutcome
    /** Only for a rating that is not founded: what the second officer may set it aside for. */
    readonly ground: SetAsideGround | null
    readonly evidence: readonly Sealable<string>[]
    readonly reasons: readonly Sealable<string>[]
  }
  /** A second officer confirms that the rating does not count (评价结果不予采纳). */
  RatingSetAside: { readonly ground: SetAsideGround; readonly reasons: readonly Sealable<string>[] }
  FeedbackRectified: Starting & { readonly measures: readonly Sealable<string>[] }
  ComplaintAnswered: Starting & { readonly text: Sealable<string> }
  FeedbackRevisited: {
    readonly reached: boolean
    /** `null` where nobody was reached. */
    readonly satisfied: boolean | null
    readonly note?: Sealable<string>
  }
  FeedbackClosed: {
    readonly after: ClosedAfter
    readonly reasons: readonly Sealable<string>[]
    /** Until when the complainant may have it reopened; `null` for a rating, and after one reopening. */
    readonly reopenable: Deadline | null
  }
  ComplaintReopened: Starting & Said
  FeedbackTaskOpened: { readonly task: FeedbackClock; readonly dueOn: PlainDate }
}

export type FeedbackEventType = keyof FeedbackEventData

export type FeedbackEvent = {
  [Type in FeedbackEventType]: DomainEvent<Type, FeedbackEventData[Type]>
}[FeedbackEventType]
