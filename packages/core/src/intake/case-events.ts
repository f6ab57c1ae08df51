/**
 * What can happen in a case (办件). Each event holds what was computed when it happened, deadlines
 * included, so that folding a stream needs nothing else. Free texts and evidence are sealable.
 */
import type { DomainEvent, Pin, Sealable } from "../events/index.ts"
import type { SubjectId } from "../identity/index.ts"
import type { ClockName, ItemType, Remedy } from "../law/index.ts"
import type { Shortfall, ScenarioAnswers, SubmittedMaterial } from "../materials/index.ts"
import type { Citation, Text } from "../reasons/index.ts"
import type { Deadline, InTimeMode, PlainDate } from "../time/index.ts"
import type {
  AdverseAct,
  DecisionClocks,
  DeadlineName,
  DeliveryMethod,
  ExternalId,
  NotAcceptedGround,
  ApplicantBar,
  Receipt,
  TaskKind,
  TolerantCommitment,
  Visit,
} from "./case-terms.ts"
import type { CommitmentEventData } from "./commitment-events.ts"
import type { HearingEventData } from "./hearing-events.ts"
import type { JointEventData } from "./joint-events.ts"
import type {
  ConflictKind,
  OutsideClocks,
  OutsideFact,
  Settlement,
  StatedDayDiffers,
} from "./outside/index.ts"
import type { Choices, Party } from "./party.ts"
import type { AttestedRecommendation } from "./recommendation/attested-recommendation.ts"
import type { RecordEventData } from "./record-events.ts"
import type { AskedRenewal } from "./renewal.ts"
import type { ServiceEventData } from "./service-events.ts"

export type * from "./case-terms.ts"

export interface CaseEventData
  extends JointEventData, RecordEventData, CommitmentEventData, ServiceEventData, HearingEventData {
  CaseOpened: {
    readonly item: Pin
    readonly ruleSet: Pin
    readonly calendar: Pin
    readonly regions: Pin | null
    readonly itemType: ItemType
    readonly applicant: SubjectId
    readonly scenario: ScenarioAnswers
    readonly externalIds: readonly ExternalId[]
    readonly parties?: readonly Party[]
    readonly choices?: Choices
    /** The licence to be renewed, and whether it was asked in time (行政许可法 art. 50). */
    readonly renewal?: AskedRenewal
    /** The recommendation it came with, an attested fact; the day of receipt is the window's all the same. */
    readonly recommendation?: AttestedRecommendation
  }
  PartiesChanged: { readonly parties: readonly Party[] }
  ChoicesMade: { readonly choices: Choices }
  MaterialsReceived: {
    readonly receipt: Receipt
    readonly number: string
    readonly materials: readonly SubmittedMaterial[]
    readonly noticeDue: Deadline | null
  }
  CorrectedOnSpot: { readonly materials: readonly SubmittedMaterial[] }
  /** What the examining officer found wrong with the content of what was handed in. */
  DefectsFound: {
    readonly defects: readonly { readonly requirement: string; readonly note: Sealable<Text> }[]
    /** Of a supplement: what is still missing or wrong of what was asked, now that it was examined. */
    readonly open?: readonly Shortfall[]
  }
  CorrectionNotified: {
    readonly shortfalls: readonly Shortfall[]
    readonly deadline: Deadline
    readonly mode: InTimeMode
    readonly number: string
  }
  Accepted: { readonly acceptedOn: PlainDate; readonly number: string; readonly clocks: DecisionClocks }
  DeemedAccepted: {
    readonly acceptedOn: PlainDate
    /** The last day on which the authority could have told what was missing. */
    readonly lapsedOn: PlainDate
    readonly clocks: DecisionClocks
  }
  TolerantlyAccepted: {
    readonly acceptedOn: PlainDate
    readonly number: string
    readonly owed: readonly Shortfall[]
    readonly deadline: Deadline
    readonly mode: InTimeMode
    readonly commitment: TolerantCommitment | null
    readonly clocks: DecisionClocks
  }
  SupplementReceived: {
    readonly receipt: Receipt
    readonly materials: readonly SubmittedMaterial[]
    readonly inTime: boolean
    /** What is still missing or wrong of what was asked, after this supplement. */
    readonly open: readonly Shortfall[]
  }
  SupplementExtended: { readonly deadline: Deadline; readonly reasons: readonly Sealable<string>[] }
  DelayExcused: { readonly reasons: readonly Sealable<string>[] }
  ApplicationDeemedWithdrawn: { readonly dueOn: PlainDate; readonly clause: Citation }
  /** Posted in time and arrived after the application was taken as withdrawn: it never was. */
  ApplicationReinstated: { readonly postedOn: PlainDate }
  ApplicationWithdrawn: Record<string, never>
  NotAccepted: AdverseAct & {
    readonly ground: NotAcceptedGround
    readonly referredTo?: string
    /** The enquiry under which it is offered to the authority that is competent. */
    readonly enquiry?: string
    readonly bar?: ApplicantBar
  }
  AcceptanceRevoked: AdverseAct & { readonly owed: readonly Shortfall[] }
  /** 终止办理: what default leads to where the rule set does not revoke acceptance. */
  CaseTerminated: AdverseAct & { readonly owed: readonly Shortfall[] }
  /** What was supplied was wrong, and is told once more, where the rule set allows it. */
  OwedNotified: {
    readonly owed: readonly Shortfall[]
    readonly deadline: Deadline
    readonly mode: InTimeMode
    readonly number: string
  }
  LookUpRequested: { readonly requirement: string; readonly registry: string; readonly record: string }
  LookUpFailed: { readonly requirement: string; readonly attempt: number; readonly willRetry: boolean }
  LookUpAnswered: {
    readonly requirement: string
    readonly outcome: "found" | "not-found"
    readonly asOf: PlainDate
    readonly reference: string | null
  }
  ClockSuspended: {
    readonly clock: ClockName
    readonly reason: string
    readonly toldInWritingOn: PlainDate
    readonly deadline: Deadline
  }
  ClockResumed: { readonly clock: ClockName; readonly deadline: Deadline }
  ClockExtended: { readonly clock: ClockName; readonly deadline: Deadline }
  /** From here on the case is reckoned on another edition of the calendar. */
  CalendarRevised: { readonly calendar: Pin }
  DeadlineMoved: {
    readonly clock: DeadlineName
    readonly from: PlainDate | null
    readonly to: PlainDate | null
    readonly deadline: Deadline
  }
  DecisionMade: {
    readonly act: string
    readonly favourable: boolean
    readonly number: string
    readonly reasons: readonly Sealable<string>[]
    readonly remedies: readonly Remedy[]
    readonly delivery: Deadline | null
    readonly bar?: ApplicantBar
    /** The written acceptance that is not given, since all was finished on the spot. */
    readonly spares?: { readonly document: string; readonly clause: Citation }
    /** Which of the item's number it is, where that is limited; from 1. */
    readonly place?: number
  }
  /** No decision came before the licence expired: it is renewed by law, as of its last day. */
  DeemedRenewed: { readonly expiresOn: PlainDate; readonly act: string; readonly delivery: Deadline | null }
  ResultDispatched: { readonly waybill: Sealable<string> }
  ResultDelivered: {
    readonly method: DeliveryMethod
    /** Who took it: a locker's or an agent's signature proves less. */
    readonly by: "self" | "agent" | "locker"
    readonly visit?: Visit
  }
  ExternalIdAdded: { readonly externalId: ExternalId }
  /** Opened in another system and taken over as it stood there. */
  CaseImported: {
    readonly system: string
    readonly asOf: PlainDate
    readonly stage: "received" | "correcting" | "accepted" | "decided"
    readonly receipt: Receipt
    readonly materials: readonly SubmittedMaterial[]
    readonly noticeDue: Deadline | null
    /** What was asked for there and is still owed. */
    readonly asked: {
      readonly shortfalls: readonly Shortfall[]
      readonly deadline: Deadline
      readonly mode: InTimeMode
    } | null
    readonly acceptedOn: PlainDate | null
    readonly clocks: DecisionClocks | null
    readonly decision: { readonly act: string; readonly favourable: boolean; readonly on: PlainDate } | null
    readonly delivery: Deadline | null
    readonly differences: readonly StatedDayDiffers[]
  }
  /** With the deadlines that follow from everything reported so far. */
  OutsideFactAdopted: {
    readonly fact: OutsideFact
    readonly recordedBy?: Sealable<string>
    readonly detail?: Sealable<string>
    readonly clocks: OutsideClocks
  }
  ConflictSettled: Settlement & {
    readonly kind: ConflictKind
    readonly reasons: readonly Sealable<string>[]
    readonly clocks: OutsideClocks
  }
  TaskOpened: { readonly task: TaskKind; readonly clause: Citation | null }
}

export type CaseEventType = keyof CaseEventData

export type CaseEvent = { [Type in CaseEventType]: DomainEvent<Type, CaseEventData[Type]> }[CaseEventType]
