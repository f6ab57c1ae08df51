/** What may be asked of an entitlement, and what a decision needs beside it. */
import type { Sealable } from "../../events/index.ts"
import type { Actor, SubjectId } from "../../identity/index.ts"
import type { Calendar, Month, Now, PlainDate } from "../../time/index.ts"
import type { Segment } from "../facts/index.ts"
import type { Programme } from "../programme/index.ts"
import type {
  AdverseAct,
  EntitlementEventData,
  Instalment,
  Opening,
  PaidMonth,
  Payee,
  PersonLink,
  Reasons,
  RecoveryWay,
  Telling,
  VisitReason,
} from "./entitlement-events.ts"

export type EntitlementCommand =
  /** A run found another outcome than before; the same run again changes nothing. */
  | ({
      readonly type: "note-difference"
      readonly link?: PersonLink
      /** What the population says of the person; those on record already are left out. */
      readonly statements?: readonly EntitlementEventData["StatementMade"][]
    } & EntitlementEventData["DifferenceFound"])
  /** A source says something; the same statement again changes nothing. */
  | { readonly type: "state"; readonly statement: EntitlementEventData["StatementMade"] }
  /** What is known comes to something else by now. `by` names the run or the request. */
  | { readonly type: "determine"; readonly by: string }
  | { readonly type: "ask-visit"; readonly facts: readonly string[]; readonly why: VisitReason }
  | ({ readonly type: "record-visit" } & EntitlementEventData["VisitRecorded"])
  | { readonly type: "verify" }
  | {
      readonly type: "tell"
      readonly about: Telling
      readonly how: EntitlementEventData["Told"]["how"]
      readonly on: PlainDate
    }
  | { readonly type: "enrol" }
  | { readonly type: "set-payee"; readonly payee: Payee }
  | { readonly type: "object"; readonly about: Telling; readonly statement: Sealable<string> }
  | {
      readonly type: "answer-objection"
      readonly objection: number
      readonly upheld: boolean
      readonly reasons: Reasons
    }
  /** 个人信息保护法 art. 24(3): a person asks that a person decides. */
  | { readonly type: "ask-human"; readonly statement: Sealable<string> }
  | { readonly type: "answer-human"; readonly reasons: Reasons }
  | { readonly type: "hold"; readonly from: Month; readonly reasons: Reasons }
  | { readonly type: "lift-hold"; readonly reasons: Reasons }
  | { readonly type: "announce"; readonly act: AdverseAct; readonly from: Month; readonly reasons: Reasons }
  | { readonly type: "answer"; readonly statement: Sealable<string> }
  | { readonly type: "drop"; readonly reasons: Reasons }
  | { readonly type: "refuse" | "stop" | "lower"; readonly reasons: Reasons }
  | {
      readonly type: "recover"
      readonly by: RecoveryWay
      readonly amount: number
      readonly instalments: readonly Instalment[]
      readonly reasons: Reasons
    }
  | { readonly type: "resume"; readonly from: Month; readonly reasons: Reasons }
  | {
      readonly type: "pay"
      readonly payment: string
      readonly line: string
      readonly months: readonly PaidMonth[]
      /** What of it is set off; nothing unless said. */
      readonly setOff?: number
      /** What is given back beside the months; nothing unless said. */
      readonly refund?: number
    }
  | ({ readonly type: "note-return" } & EntitlementEventData["PaymentReturned"])
  /** What the group's other programmes keep, as of now; the same again changes nothing. */
  | ({ readonly type: "note-group" } & EntitlementEventData["GroupNoted"])
  | { readonly type: "import"; readonly opening: Opening; readonly link?: PersonLink; readonly payee?: Payee }
  | { readonly type: "receive-recovery"; readonly amount: number; readonly on: PlainDate }
  | { readonly type: "waive-recovery"; readonly amount: number; readonly reasons: Reasons }
  /** Nothing but what has fallen due. */
  | { readonly type: "let-time-pass" }

export interface EntitlementContext {
  readonly now: Now
  /** The month that is being paid or determined. */
  readonly month: Month
  readonly actor: Actor
  /** Whose entitlement it is: who else speaks for them is not heard. */
  readonly subject: SubjectId
  readonly programme: Programme
  readonly calendar: Calendar
  /** What everything known comes to, from the programme's first month through `month`; `null` where nobody reckoned it. */
  readonly segments: readonly Segment[] | null
}
