/** What may be asked of a rating or a complaint. Who asks, and when, stands in the context; no figure can be entered. */
import type { Sealable } from "../../events/index.ts"
import type { Actor, SubjectId } from "../../identity/index.ts"
import type { Calendar, Now } from "../../time/index.ts"
import type {
  ComplaintAbout,
  ComplaintChannel,
  Concerned,
  FindingOutcome,
  Service,
  SetAsideGround,
} from "./feedback-events.ts"
import type { Grade } from "./grade.ts"
import type { FeedbackPolicy } from "./policy.ts"

export interface FeedbackContext {
  readonly now: Now
  readonly actor: Actor
  readonly policy: FeedbackPolicy
  readonly calendar: Calendar
}

/** What is on record about the service that someone wants to rate: proof that they had it. */
export interface ServiceProof {
  readonly service: Service
  /** Whose case or visit it was; `null` where a ticket was held by nobody known. */
  readonly rater: SubjectId | null
  readonly item: string | null
  readonly outlet: string | null
  /** Everyone who served: none of them may act in the loop. No officer only where no person served. */
  readonly concerned: Concerned
}

export type FeedbackCommand =
  | {
      readonly type: "rate"
      /** `null` when nothing proves that the person had the service: the rating is refused. */
      readonly proof: ServiceProof | null
      readonly grade: Grade
      readonly reasons: readonly string[]
      readonly text?: Sealable<string>
      readonly contact?: Sealable<string>
      readonly keptFor: SubjectId
    }
  | {
      readonly type: "complain"
      readonly channel: ComplaintChannel
      readonly about: ComplaintAbout
      readonly concerned: Concerned
      readonly item: string | null
      readonly outlet: string | null
      readonly complainant: SubjectId | null
      readonly unit: string
      readonly text: Sealable<string>
      readonly contact?: Sealable<string>
      readonly number: string
      readonly keptFor: SubjectId
    }
  | { readonly type: "acknowledge"; readonly officers?: readonly string[] }
  | { readonly type: "transfer"; readonly to: string; readonly reasons: readonly Sealable<string>[] }
  | { readonly type: "accept-transfer" }
  | { readonly type: "decline-transfer"; readonly reasons: readonly Sealable<string>[] }
  | {
      readonly type: "verify"
      readonly outcome: FindingOutcome
      readonly ground?: SetAsideGround
      readonly evidence: readonly Sealable<string>[]
      readonly reasons: readonly Sealable<string>[]
    }
  | { readonly type: "set-aside"; readonly reasons: readonly Sealable<string>[] }
  | { readonly type: "rectify"; readonly measures: readonly Sealable<string>[] }
  | { readonly type: "answer"; readonly text: Sealable<string> }
  | { readonly type: "revisit"; readonly reached: false; readonly note?: Sealable<string> }
  | {
      readonly type: "revisit"
      readonly reached: true
      readonly satisfied: boolean
      readonly note?: Sealable<string>
    }
  | { readonly type: "close"; readonly reasons?: readonly Sealable<string>[] }
  | { readonly type: "reopen"; readonly text: Sealable<string> }
  /** A timer: nothing is asked, what has fallen due is applied. */
  | { readonly type: "pass-time" }
