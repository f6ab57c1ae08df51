/** What a host hands in to a collection. */
import type { SubjectId } from "@onevisit/core/identity"
import type { GivenCommitment, IssuingRule, Mandate } from "@onevisit/core/intake/collections"
import type { ScenarioAnswers, SubmittedMaterial } from "@onevisit/core/materials"
import type { Text } from "@onevisit/core/reasons"
import type { Arrival, InTimeMode, PlainDate, Term } from "@onevisit/core/time"
import type { TolerantCommitment } from "@onevisit/core/intake"
import type { ExaminationInput, SignedTextInput } from "../intake/index.ts"

export interface OpenInput {
  readonly item: string
  /** The organisation that gathers and hands in. */
  readonly collector: SubjectId
  /** Default: results wait for everyone handed in, and no days are kept for the way. */
  readonly issuing?: IssuingRule
}

export interface MemberInput {
  readonly member: SubjectId
  readonly mandate: Mandate
}

export interface GatherInput {
  readonly member: SubjectId
  readonly scenario?: ScenarioAnswers
  readonly materials: readonly SubmittedMaterial[]
  /** Needed for tolerant intake where the law asks for one. */
  readonly commitment?: Omit<GivenCommitment, "commitment"> & {
    readonly commitment: SignedTextInput<TolerantCommitment>
  }
}

export interface HandInInput {
  readonly arrival: Arrival
  /** Where the collector appeared, if it did: one visit, for everyone. */
  readonly outlet?: string
  /** Why it is entered after the day it came in, for example an outage. */
  readonly enteredLate?: string
  /** Whom of those gathered; everyone of whom papers were gathered unless said. */
  readonly members?: readonly SubjectId[]
  /** With it an officer examines each member's papers at once. */
  readonly examination?: {
    readonly supplementWithin?: Term
    readonly mode?: InTimeMode
    readonly defects?: readonly {
      readonly member: SubjectId
      readonly requirement: string
      readonly note: Text
    }[]
  }
}

export interface ParcelInput {
  readonly waybill: string
  readonly arrival: Arrival
  readonly postedOn?: PlainDate
  readonly enteredLate?: string
  readonly contents: readonly {
    readonly member: SubjectId
    readonly materials: readonly SubmittedMaterial[]
  }[]
  /** With it those whose notice is answered in full are accepted at once. */
  readonly examination?: ExaminationInput
}

export interface LeaveInput {
  readonly member: SubjectId
  /** Whether the application goes on without the collector, or is withdrawn with it. */
  readonly application: "kept" | "withdrawn"
}

export type IssueInput =
  | { readonly method: "by-hand"; readonly outlet?: string }
  | { readonly method: "courier"; readonly waybill: string }

export interface HandOverInput {
  readonly list: number
  readonly signedOn: PlainDate
}
