/** What a host says to have a service rated, a complaint taken in, or one of the two worked on. */
import type { Actor, SubjectId } from "@onevisit/core/identity"
import type {
  ComplaintAbout,
  ComplaintChannel,
  Concerned,
  FeedbackCommand,
  FeedbackPhase,
  FeedbackPolicy,
  Grade,
  ServiceProof,
} from "@onevisit/core/intake/feedback"
import type { PlainDate } from "@onevisit/core/time"

/** The service that someone says they had. The query code goes to `proveService` and is stored nowhere. */
export type ServiceClaim =
  | { readonly kind: "case"; readonly case: string; readonly handling?: string; readonly code?: string }
  | { readonly kind: "visit"; readonly outlet: string; readonly on: PlainDate; readonly ticket: string }

/** What a district settles, and how it looks up who had which service from whom. */
export interface FeedbackSettings {
  readonly policy: FeedbackPolicy
  /** Whose numbers complaints get, by the authority's id. */
  readonly numberedBy: string
  /**
   * What is on record about the service, when the caller shows that they had it: as its applicant or an agent of
   * theirs, by the query code, by the ticket. `null` otherwise. Name every officer who had a hand in it.
   */
  proveService(claim: ServiceClaim, as: Actor): Promise<ServiceProof | null>
  /**
   * Whom and what a complaint is about, from what is on record: who had a hand in the case, the unit of the officer,
   * item or outlet. Whoever is not named here may be given the complaint to work on.
   */
  concernedBy(about: ComplaintAbout): Promise<{
    readonly concerned: Concerned
    readonly item?: string
    readonly outlet?: string
  }>
}

export interface RatingInput {
  readonly service: ServiceClaim
  readonly grade: Grade
  /** Codes of the policy's reasons. */
  readonly reasons?: readonly string[]
  readonly text?: string
  /** How to reach someone whom the record does not name. */
  readonly contact?: string
}

export interface ComplaintInput {
  readonly channel: ComplaintChannel
  readonly about: ComplaintAbout
  /** `null` for one who gives no name, signed in or not. */
  readonly complainant: SubjectId | null
  /** The unit that takes it in. */
  readonly unit: string
  readonly text: string
  readonly contact?: string
}

/** Everything that is done about a rating or complaint that is there. */
export type FeedbackCommandInput = Exclude<FeedbackCommand, { type: "rate" | "complain" | "pass-time" }>

export interface FeedbackQuery {
  readonly kind?: "rating" | "complaint"
  readonly phase?: FeedbackPhase
  readonly item?: string
  readonly outlet?: string
  readonly unit?: string
  /** Whether something is overdue. */
  readonly hasTask?: boolean
  readonly limit?: number
  /** The cursor of the answer before. */
  readonly after?: string
}
