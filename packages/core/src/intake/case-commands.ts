/** What may be asked of a case. Who asks, and when, stands in the context. */
import type { Pin, Sealable } from "../events/index.ts"
import type { Actor, SubjectId } from "../identity/index.ts"
import type { ServiceItem } from "../catalogue/index.ts"
import type { ClockName, RuleSet } from "../law/index.ts"
import type { ScenarioAnswers, SubmittedMaterial } from "../materials/index.ts"
import type { Text } from "../reasons/index.ts"
import type { Calendar, InTimeMode, Now, PlainDate, Term } from "../time/index.ts"
import type { ImportCommand, OutsideAuthority, OutsideMessage, Settlement } from "./outside/index.ts"
import type {
  DeliveryMethod,
  ExternalId,
  NotAcceptedGround,
  Receipt,
  TolerantCommitment,
  Visit,
} from "./case-events.ts"

/** Everything a decision needs beside the state: handed in, made once by the application. */
export interface CaseContext {
  readonly now: Now
  readonly actor: Actor
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
  readonly calendar: Calendar
  /** The outside systems that are believed; none unless named. */
  readonly outside?: readonly OutsideAuthority[]
}

/** What the examining officer brings to the intake outcome; the outcome itself follows from the law. */
export interface Examination {
  /** The number of the voucher or notice that the outcome needs. */
  readonly number: string
  /** What is wrong with the content of what lies before the officer, by requirement. */
  readonly defects?: readonly { readonly requirement: string; readonly note: Sealable<Text> }[]
  /** The time the applicant gets for what must be corrected or is owed. */
  readonly supplementWithin?: Term
  /** Whether posting or arrival decides what is in time; posting, where the notice is silent. */
  readonly mode?: InTimeMode
  /** The applicant opts for tolerant intake (容缺受理), with a commitment where the rule set asks for one. */
  readonly tolerance?: { readonly commitment: TolerantCommitment | null }
}

export type CaseCommand =
  | {
      readonly type: "submit"
      readonly item: Pin
      readonly ruleSet: Pin
      readonly calendar: Pin
      readonly regions: Pin | null
      readonly applicant: SubjectId
      readonly scenario: ScenarioAnswers
      readonly externalIds?: readonly ExternalId[]
      readonly receipt: Receipt
      readonly number: string
      readonly materials: readonly SubmittedMaterial[]
      /** An officer at the window examines at once; without it the application is received and waits. */
      readonly examination?: Examination
    }
  | { readonly type: "correct-on-spot"; readonly materials: readonly SubmittedMaterial[] }
  | { readonly type: "examine"; readonly examination: Examination }
  | {
      readonly type: "refuse-acceptance"
      readonly ground: NotAcceptedGround
      readonly referredTo?: string
      readonly reasons: readonly Sealable<string>[]
      readonly number: string
    }
  | {
      readonly type: "supplement"
      readonly receipt: Receipt
      readonly materials: readonly SubmittedMaterial[]
      readonly examination?: Examination
    }
  | { readonly type: "extend-supplement"; readonly by: Term; readonly reasons: readonly Sealable<string>[] }
  | { readonly type: "excuse-delay"; readonly reasons: readonly Sealable<string>[] }
  | {
      readonly type: "revoke-acceptance"
      readonly reasons: readonly Sealable<string>[]
      readonly number: string
    }
  | { readonly type: "withdraw" }
  | { readonly type: "record-look-up-failure"; readonly requirement: string; readonly willRetry: boolean }
  | {
      readonly type: "record-look-up-answer"
      readonly requirement: string
      readonly outcome: "found" | "not-found"
      readonly asOf: PlainDate
      readonly reference: string | null
    }
  | {
      readonly type: "suspend-clock"
      readonly clock: ClockName
      readonly reason: string
      readonly from: PlainDate
      readonly toldInWritingOn: PlainDate
    }
  | { readonly type: "resume-clock"; readonly clock: ClockName; readonly on: PlainDate }
  | { readonly type: "extend-clock"; readonly clock: ClockName; readonly reasonToldOn: PlainDate }
  | { readonly type: "revise-calendar"; readonly calendar: Calendar; readonly pin: Pin }
  | {
      readonly type: "decide"
      readonly favourable: boolean
      readonly number: string
      readonly reasons?: readonly Sealable<string>[]
    }
  | { readonly type: "dispatch-result"; readonly waybill: Sealable<string> }
  | {
      readonly type: "deliver-result"
      readonly method: DeliveryMethod
      readonly on: PlainDate
      readonly by?: "self" | "agent" | "locker"
      readonly visit?: Visit
    }
  | ImportCommand
  | { readonly type: "add-external-id"; readonly externalId: ExternalId }
  /** A fact that an authoritative outside system reports: recorded, whatever rule it breaks. */
  | { readonly type: "adopt"; readonly message: OutsideMessage }
  | (Settlement & { readonly type: "settle-conflict"; readonly reasons: readonly Sealable<string>[] })
  /** A timer: nothing is asked, what has fallen due is applied. */
  | { readonly type: "pass-time" }
