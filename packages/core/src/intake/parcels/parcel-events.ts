/**
 * What can happen to a parcel of a case: papers on their way to the authority, or to the applicant. It is a log of its
 * own beside the case and decides nothing there. Waybills, telephone numbers and the courier's words are sealable.
 */
import type { DomainEvent, Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Instant, PlainDate } from "../../time/index.ts"
import type { Track } from "./track.ts"

export type ParcelDirection = "to-authority" | "to-applicant"

/** Who pays the courier: 寄付, 到付, 政府付. */
export type ParcelPayer = "sender" | "addressee" | "government"

/** What is in it, by the requirements and documents of the case. */
export interface ParcelContents {
  /** Requirements whose papers are in it. */
  readonly materials: readonly string[]
  /** Documents of the case that go with it: `3-decision`. */
  readonly documents: readonly string[]
  /** Of the materials those that are originals and the applicant's own. */
  readonly originals: readonly string[]
}

/** A waybill, and by what it is known again without being read. */
export interface ParcelWaybill {
  readonly carrier: string
  readonly waybill: Sealable<string>
  readonly mark: string
}

/** How originals are to go back: who pays, and the waybill that the applicant sent along, where they did. */
export interface ReturnOriginals {
  readonly payer: ParcelPayer
  readonly waybill: ParcelWaybill | null
}

/** What becomes of asking the courier. */
export type AskOutcome = "news" | "no-news" | "nothing-yet" | "unavailable" | "rejected"

/** Why a person has to look at a parcel. Nothing of this does anything by itself. */
export const parcelTaskKinds = [
  "exception",
  "refused",
  "returned",
  "cancelled",
  /** The courier has said nothing for long. */
  "silent",
  /** The courier will not answer for this waybill: the number, the telephone or the contract is wrong. */
  "courier-rejects",
  /** The courier says another day than the mailroom. */
  "days-differ",
] as const
export type ParcelTask = (typeof parcelTaskKinds)[number]

export interface ParcelEventData {
  ParcelRecorded: ParcelWaybill & {
    readonly case: string
    readonly subject: SubjectId
    readonly direction: ParcelDirection
    /** Through which courier port it is tracked; `null` where nobody is asked. */
    readonly courier: string | null
    /** For carriers that tell nothing without it. */
    readonly phone?: Sealable<string>
    readonly contents: ParcelContents
    readonly payer: ParcelPayer
    /** The day it was handed to the courier, as the sender says. */
    readonly dispatchedOn: PlainDate
    readonly returnOriginals: ReturnOriginals | null
    /** The parcel whose originals go back with this one. */
    readonly returns: string | null
    readonly nextAsk: Instant | null
  }
  TracksReported: {
    /** Asked for, sent by the provider, or taken down by a person who looked it up. */
    readonly source: "asked" | "pushed" | "person"
    /** What is new in it. */
    readonly tracks: readonly Track[]
  }
  CourierAsked: {
    readonly outcome: AskOutcome
    readonly nextAsk: Instant | null
  }
  /** Signed for at the authority's mailroom. */
  ParcelReceived: { readonly receivedOn: PlainDate; readonly note?: Sealable<string> }
  /** Taken down by mistake. */
  ParcelVoided: { readonly reason: Sealable<string> }
  ParcelTaskOpened: { readonly task: Extract<ParcelTask, "silent" | "courier-rejects"> }
  ParcelTaskSettled: {
    readonly task: ParcelTask
    readonly note: Sealable<string>
    /** For what of the tracks it was settled: a new one of the kind asks for a person anew. */
    readonly about: string | null
  }
}

export type ParcelEventType = keyof ParcelEventData
export type ParcelEvent = {
  [Type in ParcelEventType]: DomainEvent<Type, ParcelEventData[Type]>
}[ParcelEventType]
