/** What a host hands in about parcels. */
import type { CodeScheme } from "@onevisit/core/identity"
import type { Addressee } from "@onevisit/core/intake"
import type { AskRules, ParcelPayer, ParcelRoles, SignedBy, TrackStage } from "@onevisit/core/intake/parcels"
import type { Instant, PlainDate } from "@onevisit/core/time"

export interface ParcelSettings {
  /** The roles that officers need; any officer may do what is not named. */
  readonly roles?: ParcelRoles
  /** How often couriers are asked, and after how many days of silence a person is called; `usualAskRules` unless said. */
  readonly asking?: Partial<AskRules>
  /** What waybills look like, by carrier: `{ ems: waybill }` of `@onevisit/china`. Others are taken as they are. */
  readonly waybills?: Readonly<Record<string, CodeScheme>>
  /** Milliseconds a courier may take to answer: default 30 000. */
  readonly answerWithinMs?: number
}

interface OnItsWay {
  readonly case: string
  /** The carrier, by the name the courier has for it: `ems`. */
  readonly carrier: string
  readonly waybill: string
  /** Through which courier it is tracked; the only one connected unless said, `null` for none. */
  readonly courier?: string | null
  /** The sender's or the addressee's. Kept only where the courier needs one for the carrier. */
  readonly phone?: string
  /** Of the materials in it those that are originals, and the applicant's own. */
  readonly originals?: readonly string[]
  /** The day it was handed to the courier, as the sender says; default today. */
  readonly dispatchedOn?: PlainDate
}

/** A parcel that is to come from the applicant. */
export interface ExpectInput extends OnItsWay {
  /** The requirements whose papers are in it. */
  readonly materials: readonly string[]
  /** Default `sender`. */
  readonly payer?: ParcelPayer
  /** The originals are to go back: who pays, and the waybill that came with them where one did. */
  readonly returnOriginals?: {
    readonly payer: ParcelPayer
    readonly carrier?: string
    readonly waybill?: string
  }
}

/** A parcel that goes to the applicant. */
export interface SendInput extends OnItsWay {
  readonly materials?: readonly string[]
  /** Documents of the case by their ids: `3-decision`. */
  readonly documents?: readonly string[]
  /** Default `government`. */
  readonly payer?: ParcelPayer
  /** The parcel whose originals go back with this one. */
  readonly returns?: string
}

/** What a person read on the carrier's own page. */
export interface TrackInput {
  readonly at: Instant
  readonly on: PlainDate
  readonly stage: TrackStage
  /** Of a delivery: who signed, where it is said. */
  readonly by?: SignedBy
  readonly text: string
}

export interface ReceiveInput {
  /** Default today. */
  readonly receivedOn?: PlainDate
  readonly note?: string
}

/** A service by post that a person is about to record; see {@link ParcelsService.service}. */
export interface OfferServiceInput {
  readonly document: string
  readonly number?: string
  readonly addressee: Addressee
  readonly servers: readonly string[]
  /** Who signed, where the courier does not say and an officer found it out. */
  readonly signedBy?: SignedBy
}

export interface ParcelQuery {
  readonly case?: string
  readonly direction?: "to-authority" | "to-applicant"
  readonly hasTask?: boolean
  /** Default 100. */
  readonly limit?: number
}
