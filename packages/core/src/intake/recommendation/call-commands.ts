/** What may be asked of a call for recommendations. */
import type { Pin, Sealable } from "../../events/index.ts"
import type { Actor, SubjectId, SubjectKind } from "../../identity/index.ts"
import type { Calendar, Now, PlainDate } from "../../time/index.ts"
import type { MeritFact, TieBreak, Township } from "./call-events.ts"
import type { RecommendationRules } from "./recommendation-rules.ts"

export interface CallContext {
  readonly now: Now
  readonly actor: Actor
  readonly calendar: Calendar
  /** The names of candidates that a notice will show; masked before they get into it. */
  readonly names?: Readonly<Record<string, CandidateName>>
}

export interface CandidateName {
  readonly kind: SubjectKind
  readonly name: string
}

/** Where a township puts a candidate; candidates it holds equal stand in the same place. */
export interface Place {
  readonly candidate: SubjectId
  readonly place: number
}

export type CallCommand =
  | {
      readonly type: "open"
      readonly item: Pin
      readonly year: number
      readonly townships: readonly Township[]
      readonly rules: RecommendationRules
    }
  | { readonly type: "take-in"; readonly candidate: SubjectId; readonly township: string }
  | { readonly type: "attest-merit"; readonly candidate: SubjectId; readonly facts: readonly MeritFact[] }
  | {
      readonly type: "pre-review"
      readonly candidate: SubjectId
      readonly passed: boolean
      readonly reasons: readonly Sealable<string>[]
    }
  | {
      readonly type: "rank"
      readonly township: string
      readonly places: readonly Place[]
      /** How candidates in the same place were put in order, and why. */
      readonly tieBreaks?: readonly TieBreak[]
    }
  /** The next in the order of merit, as many as are named. */
  | { readonly type: "recommend"; readonly township: string; readonly candidates: readonly SubjectId[] }
  | { readonly type: "withdraw-candidate"; readonly candidate: SubjectId }
  | { readonly type: "publish-notice"; readonly township: string }
  | {
      readonly type: "object"
      /** An id of the caller's, by which the objection is settled. */
      readonly objection: string
      readonly notice: string
      readonly candidate: SubjectId
      /** The day it arrived; an officer who writes it down later names it. Today unless said. */
      readonly receivedOn?: PlainDate
      readonly grounds: Sealable<string>
    }
  | {
      readonly type: "settle-objection"
      readonly objection: string
      readonly upheld: boolean
      readonly reasons: readonly Sealable<string>[]
    }
  | { readonly type: "take-effect"; readonly candidates: readonly SubjectId[] }
  /** A timer: nothing is asked, what has fallen due is applied. */
  | { readonly type: "pass-time" }
