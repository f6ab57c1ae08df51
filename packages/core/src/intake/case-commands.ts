/** What may be asked of a case. Who asks, and when, stands in the context. */
import type { Pin, Sealable } from "../events/index.ts"
import type { Actor, OfficerActor, SubjectId } from "../identity/index.ts"
import type { ServiceItem } from "../catalogue/index.ts"
import type { ClockName, HeardAct, RuleSet } from "../law/index.ts"
import type { ScenarioAnswers, SubmittedMaterial } from "../materials/index.ts"
import type { Text } from "../reasons/index.ts"
import type { Calendar, InTimeMode, Now, PlainDate, Term } from "../time/index.ts"
import type { AuthorityTable } from "./authority-table.ts"
import type { ImportCommand, OutsideAuthority, OutsideMessage, Settlement } from "./outside/index.ts"
import type {
  ApplicantBar,
  DeliveryMethod,
  ExternalId,
  NotAcceptedGround,
  Receipt,
  TolerantCommitment,
  Visit,
} from "./case-terms.ts"
import type { GivenCommitment } from "./commitment-events.ts"
import type { CreditFinding } from "./credit.ts"
import type { PartOutcome } from "./joint-events.ts"
import type { Choices, Party } from "./party.ts"
import type { QuotaStanding } from "./quota.ts"
import type { AttestedRecommendation } from "./recommendation/attested-recommendation.ts"
import type { IdentityMeans } from "./record-events.ts"
import type { AddressConfirmation, Addressee, ServiceWay } from "./service/service-way.ts"

/** Everything a decision needs beside the state: handed in, made once by the application. */
export interface CaseContext {
  readonly now: Now
  readonly actor: Actor
  /** Officers who act together with the actor, vouched for by the host as the actor is. */
  readonly alongside?: readonly OfficerActor[]
  /** The earlier day that another record of the district's shows for what is entered, for example a collection's. */
  readonly recordedOn?: PlainDate
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
  readonly calendar: Calendar
  /** Who may do what, where the host is stricter than {@link authorityTable}. */
  readonly authority?: AuthorityTable
  /** The bars on record against the applicant for the item. */
  readonly bars?: readonly ApplicantBar[]
  /** Where the case stands in the order of acceptance, for an item whose number is limited. */
  readonly quota?: QuotaStanding
  /** What the record of a call for recommendations attests of the applicant; needed to submit with a recommendation. */
  readonly attested?: AttestedRecommendation | null
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
  readonly tolerance?: {
    readonly commitment: TolerantCommitment | null
    /** What the credit record says; unknown where nobody asked. */
    readonly credit?: CreditFinding
  }
}

/** The entry as it should be; of a material, the last that was handed in for its requirement. */
export type ProposedEntry =
  | { readonly field: "receipt"; readonly receipt: Receipt }
  | { readonly field: "material"; readonly material: SubmittedMaterial }

/** Of what may be entered on a later day than it states. */
interface EnteredLate {
  /** Why, for example an outage. */
  readonly enteredLate?: Sealable<string>
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
      readonly parties?: readonly Party[]
      readonly choices?: Choices
      readonly renewal?: { readonly expiresOn: PlainDate }
      readonly receipt: Receipt
      readonly number: string
      readonly materials: readonly SubmittedMaterial[]
      /** The recommendation that comes with the application, as it was presented. */
      readonly recommendation?: AttestedRecommendation
      /** An officer at the window examines at once; without it the application is received and waits. */
      readonly examination?: Examination
    }
  | { readonly type: "correct-on-spot"; readonly materials: readonly SubmittedMaterial[] }
  | { readonly type: "examine"; readonly examination: Examination }
  | {
      readonly type: "refuse-acceptance"
      readonly ground: NotAcceptedGround
      readonly referredTo?: string
      /** The enquiry that is opened with it, where it is of another authority. */
      readonly enquiry?: string
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
  /** 不可抗力 or another good reason for coming late. Of corrections with the time that the applicant now gets. */
  | {
      readonly type: "excuse-delay"
      readonly reasons: readonly Sealable<string>[]
      readonly supplementWithin?: Term
    }
  | {
      readonly type: "revoke-acceptance"
      readonly reasons: readonly Sealable<string>[]
      readonly number: string
    }
  | {
      readonly type: "terminate"
      readonly reasons: readonly Sealable<string>[]
      readonly number: string
    }
  /** What was supplied is wrong, and may be told once more. */
  | {
      readonly type: "notify-owed"
      readonly supplementWithin: Term
      readonly mode?: InTimeMode
      readonly number: string
    }
  /** 事先告知: what is intended against the applicant and why, where the rule set asks for it first. */
  | {
      readonly type: "announce-adverse-act"
      readonly act: HeardAct
      readonly reasons: readonly Sealable<string>[]
      readonly number: string
    }
  /** 陈述申辩: what they say to it. */
  | { readonly type: "state-defence"; readonly act: HeardAct; readonly statement: Sealable<string> }
  | { readonly type: "withdraw" }
  /** Gives the case to an officer to work on, by the host's id. */
  | { readonly type: "assign"; readonly officer: string }
  /** A document was printed and sealed: an act's by its number, or any by its id in the case. */
  | { readonly type: "record-seal"; readonly number?: string; readonly document?: string }
  /** 送达地址确认: where and how the person is to be served, as they signed it. */
  | (AddressConfirmation & { readonly type: "confirm-service-address" })
  /** A document was served, or was left, posted or published for it. */
  | {
      readonly type: "record-service"
      /** Its id in the case: `3-acceptance`. */
      readonly document: string
      /** 文号, of a document whose event gave it none. */
      readonly number?: string
      readonly addressee: Addressee
      readonly way: ServiceWay
      /** The names of those who served it, as the return bears them. */
      readonly servers: readonly Sealable<string>[]
    }
  | { readonly type: "change-parties"; readonly parties: readonly Party[] }
  | { readonly type: "choose"; readonly choices: Choices }
  | { readonly type: "hold-documents"; readonly note: Sealable<string> | null }
  /** The authority that is competent took an application over that had come here. */
  | (EnteredLate & { readonly type: "complete-hand-over"; readonly takenOn: PlainDate })
  | {
      readonly type: "waive-material"
      readonly requirement: string
      readonly evidence: Sealable<string>
      readonly note: Sealable<string>
    }
  | {
      readonly type: "record-identity"
      readonly of: "applicant" | "agent"
      readonly means: IdentityMeans
      readonly reference: Sealable<string> | null
    }
  | {
      readonly type: "dispute-platform-data"
      readonly requirement: string
      /** The applicant's own document. */
      readonly material: SubmittedMaterial
      readonly statement: Sealable<string>
    }
  | {
      readonly type: "record-source-check"
      readonly requirement: string
      readonly outcome: "corrected" | "upheld" | "unanswered"
    }
  | { readonly type: "hand-to-reviewer"; readonly part: string }
  | (EnteredLate & {
      readonly type: "finish-part"
      readonly part: string
      readonly outcome: PartOutcome
      readonly opinion: Sealable<string> | null
      readonly toldOn: PlainDate
    })
  | (EnteredLate & {
      readonly type: "record-site-check"
      readonly on: PlainDate
      readonly outcome: "fits" | "does-not-fit"
      readonly findings: Sealable<string>
    })
  | {
      readonly type: "give-commitment"
      readonly commitment: GivenCommitment
      readonly credit?: CreditFinding
    }
  | {
      readonly type: "verify-commitment"
      readonly option: string
      readonly isKept: boolean
      readonly note: Sealable<string> | null
    }
  | {
      readonly type: "order-rectification"
      readonly option: string
      readonly within: Term
      readonly reasons: readonly Sealable<string>[]
      readonly number: string
    }
  | {
      readonly type: "revoke-decision"
      /** The broken promise it stands on; `null` for a result that was obtained by fraud. */
      readonly option: string | null
      readonly reasons: readonly Sealable<string>[]
      readonly number: string
    }
  | (EnteredLate & {
      readonly type: "explain-overdue"
      readonly clock: ClockName
      readonly explanation: Text
      readonly publishedOn: PlainDate
    })
  /** 更正录入: what an entry should have said. Takes effect when a second person confirms it. */
  | {
      readonly type: "propose-correction"
      readonly entry: ProposedEntry
      readonly reason: Sealable<string>
    }
  | { readonly type: "confirm-correction"; readonly proposal: number }
  | { readonly type: "record-look-up-failure"; readonly requirement: string; readonly willRetry: boolean }
  | {
      readonly type: "record-look-up-answer"
      readonly requirement: string
      readonly outcome: "found" | "not-found"
      readonly asOf: PlainDate
      readonly reference: string | null
    }
  /** Asks a source again that had nothing, or did not answer. */
  | { readonly type: "repeat-look-up"; readonly requirement: string }
  | (EnteredLate & {
      readonly type: "suspend-clock"
      readonly clock: ClockName
      readonly reason: string
      readonly from: PlainDate
      readonly toldInWritingOn: PlainDate
    })
  | (EnteredLate & { readonly type: "resume-clock"; readonly clock: ClockName; readonly on: PlainDate })
  | (EnteredLate & {
      readonly type: "extend-clock"
      readonly clock: ClockName
      readonly reasonToldOn: PlainDate
    })
  | { readonly type: "revise-calendar"; readonly calendar: Calendar; readonly pin: Pin }
  | {
      readonly type: "decide"
      readonly favourable: boolean
      readonly number: string
      readonly reasons?: readonly Sealable<string>[]
      /** Refused because papers are false or facts were hidden. */
      readonly falseMaterial?: boolean
    }
  | { readonly type: "dispatch-result"; readonly waybill: Sealable<string> }
  | (EnteredLate & {
      readonly type: "deliver-result"
      readonly method: DeliveryMethod
      readonly on: PlainDate
      readonly by?: "self" | "agent" | "locker"
      readonly visit?: Visit
    })
  | ImportCommand
  | { readonly type: "add-external-id"; readonly externalId: ExternalId }
  /** A fact that an authoritative outside system reports: recorded, whatever rule it breaks. */
  | { readonly type: "adopt"; readonly message: OutsideMessage }
  | (Settlement & { readonly type: "settle-conflict"; readonly reasons: readonly Sealable<string>[] })
  /** A timer: nothing is asked, what has fallen due is applied. */
  | { readonly type: "pass-time" }
