/** What a host says to have records held, restricted, asked about. */
import type { SubjectId } from "@onevisit/core/identity"
import type { HoldKind, RequestKind, RequestOutcome, Requester } from "@onevisit/core/records"

export interface HoldInput {
  /** Unique among the subject's holds. */
  readonly hold: string
  readonly kind: HoldKind
  /** One record; all of the subject's where left out. */
  readonly stream?: string
  readonly reason: string
}

export interface RequestInput {
  readonly kind: RequestKind
  readonly subject: SubjectId
  readonly requester: Requester
  /** The records it is about; all that is held where left out. */
  readonly streams?: readonly string[] | "all"
  readonly words: string
}

export interface DecisionInput {
  readonly outcome: RequestOutcome
  /** Needed unless all is granted; of an explanation they are what is explained. */
  readonly reasons?: readonly string[]
  /** Of a correction: beside which records the person's own statement stands. */
  readonly dispute?: { readonly streams: readonly string[]; readonly statement: string }
}

export interface PageInput {
  readonly limit?: number
  readonly after?: string
}
