/** What may be asked of a collection, and what a decision is given beside its state. */
import type { ServiceItem } from "../../catalogue/index.ts"
import type { Actor, SubjectId, SubjectKind } from "../../identity/index.ts"
import type { ScenarioAnswers, SubmittedMaterial } from "../../materials/index.ts"
import type { Sealable } from "../../events/index.ts"
import type { Calendar, Now, PlainDate } from "../../time/index.ts"
import type { Receipt } from "../case-events.ts"
import type { CaseState } from "../case-state.ts"
import type { GivenCommitment, IssuingRule, MemberOutcome, ToldShortfall } from "./collection-events.ts"
import type { Mandate } from "./mandate.ts"

/** How results go out; by hand the collector appears once for all of them. */
export type HandOverAsked =
  | { readonly method: "by-hand"; readonly outlet?: string }
  | { readonly method: "courier"; readonly waybill: Sealable<string> }

export type CollectionCommand =
  | {
      readonly type: "open"
      readonly item: string
      readonly collector: SubjectId
      readonly issuing: IssuingRule
    }
  | { readonly type: "add-member"; readonly member: SubjectId; readonly mandate: Mandate }
  /** In place of one that has run out or does not cover enough. */
  | { readonly type: "give-mandate"; readonly member: SubjectId; readonly mandate: Mandate }
  | { readonly type: "confirm-mandate"; readonly member: SubjectId }
  | {
      readonly type: "gather"
      readonly member: SubjectId
      readonly scenario: ScenarioAnswers
      readonly materials: readonly SubmittedMaterial[]
      readonly commitment: GivenCommitment | null
    }
  | {
      readonly type: "hand-in"
      readonly receipt: Receipt
      readonly number: string
      /** Whom of those gathered; all of them unless said. */
      readonly members?: readonly SubjectId[]
      /** Whether an officer examines at once. */
      readonly examined: boolean
    }
  /** What the members' cases answered, as the program found it. */
  | {
      readonly type: "note-answers"
      readonly answers: readonly {
        readonly member: SubjectId
        readonly case: string
        readonly outcome: MemberOutcome
        readonly shortfalls: readonly ToldShortfall[]
      }[]
    }
  | {
      readonly type: "receive-parcel"
      readonly parcel: string
      readonly waybill: Sealable<string>
      readonly receipt: Receipt
      readonly members: readonly SubjectId[]
    }
  | {
      readonly type: "note-parcel"
      readonly parcel: string
      readonly distributed: readonly {
        readonly member: SubjectId
        readonly requirements: readonly string[]
        readonly open: number
      }[]
    }
  /** A list of what the members' cases were told and still lack, to send on to them. */
  | { readonly type: "list-shortfalls"; readonly number: string }
  | { readonly type: "leave"; readonly member: SubjectId; readonly application: "kept" | "withdrawn" }
  | { readonly type: "issue"; readonly number: string; readonly handOver: HandOverAsked }
  | {
      readonly type: "note-hand-over"
      readonly list: number
      readonly on: PlainDate
      readonly members: readonly SubjectId[]
    }
  /** A timer: nothing is asked, what has fallen due is applied. */
  | { readonly type: "pass-time" }

/** The acts for which an officer may need a role of their own. */
export type OfficerAct =
  | "open"
  | "add-member"
  | "confirm-mandate"
  | "gather"
  | "hand-in"
  | "receive-parcel"
  | "list-shortfalls"
  | "leave"
  | "issue"

/** The role an officer needs for an act; any officer where none is named. */
export type CollectionRoles = Partial<Readonly<Record<OfficerAct, string>>>

/** The members' cases as they stand, by member. */
export type MemberCases = Readonly<Record<SubjectId, CaseState>>

export interface CollectionContext {
  readonly now: Now
  readonly actor: Actor
  readonly calendar: Calendar
  /** The edition in force on the day; `null` when there is none any more. */
  readonly item: ServiceItem | null
  /** What kind of subject the collector is; `null` when there is no such subject. */
  readonly collectorKind: SubjectKind | null
  readonly roles: CollectionRoles
  readonly cases: MemberCases
}
