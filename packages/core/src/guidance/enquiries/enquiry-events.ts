/**
 * What can happen to an enquiry (咨询) under the rule that who is asked first answers for it (首问责任制).
 * Words of the enquirer and of officers are sealable; nothing else in an event says who asked.
 */
import type { DomainEvent, Sealable } from "../../events/index.ts"
import type { OfficerRef, SubjectId } from "../../identity/index.ts"
import type { Citation } from "../../reasons/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"

export type EnquiryChannel = "in-person" | "phone" | "letter" | "online"

/** How an enquiry ends: answered, led to a case, shown to an authority outside the district, or no longer wanted. */
export type EnquiryOutcome = "answered" | "case-opened" | "referred" | "withdrawn"

/** To whom an enquiry is offered: any officer of an authority or unit, or one of them. */
export interface HandOverTarget {
  readonly authority: string
  readonly officer?: string
}

/** A lapse asks a person to act; it ends nothing. */
export type EnquiryTask = "answer-overdue"

export interface EnquiryEventData {
  EnquiryReceived: {
    readonly firstAsked: OfficerRef
    readonly askedOn: PlainDate
    readonly channel: EnquiryChannel
    /** The items it is about; none where nobody knows yet. */
    readonly items: readonly string[]
    /** `null`: the enquirer did not say who they are. */
    readonly subject: SubjectId | null
    readonly question?: Sealable<string>
    /** Where the answer is wanted. */
    readonly contact?: Sealable<string>
    /** The last day of the answer; `null` where the district set no term. */
    readonly due: Deadline | null
  }
  /** An application came to the wrong authority: the officer who was asked first sees to it that the right one takes over. */
  MisdirectedCaseTakenUp: {
    readonly firstAsked: OfficerRef
    readonly case: string
    readonly subject: SubjectId | null
    readonly items: readonly string[]
    readonly fromAuthority: string
    readonly toAuthority: string
    readonly due: Deadline | null
  }
  CaseLinked: { readonly case: string }
  HandOverOpened: { readonly to: HandOverTarget; readonly reason?: Sealable<string> }
  HandOverAccepted: { readonly by: OfficerRef }
  HandOverDeclined: { readonly reason: Sealable<string> }
  HandOverWithdrawn: Record<string, never>
  EnquiryAnswered: { readonly answer: Sealable<string> }
  /** The right authority has the application: nothing is left to hand over, or to answer for here. */
  MisdirectedCaseTakenOver: { readonly authority: string; readonly takenOn: PlainDate }
  EnquiryClosed: {
    readonly outcome: EnquiryOutcome
    readonly referredTo?: string
    /** What the enquirer said, where the enquiry is no longer wanted. */
    readonly note?: Sealable<string>
  }
  EnquiryTaskOpened: { readonly task: EnquiryTask; readonly clause: Citation | null }
}

export type EnquiryEventType = keyof EnquiryEventData
export type EnquiryEvent = {
  [Type in EnquiryEventType]: DomainEvent<Type, EnquiryEventData[Type]>
}[EnquiryEventType]
