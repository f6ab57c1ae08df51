/**
 * How a document reached the person it is for (送达): each way with the evidence that proves it. What a gateway reports
 * as delivered is a reminder and serves nothing; an electronic way counts only where the person has agreed to it.
 */
import type { Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"

/** To whom it was addressed: 申请人, 代理人, 监护人, 经办人. */
export type ServedRole = "applicant" | "agent" | "guardian" | "handling-staff"

/** Whom it was served on; of anyone but the applicant, a party on record. */
export interface Addressee {
  readonly role: ServedRole
  readonly subject: SubjectId
}

/** 送达地址确认书: what the person confirmed in writing, and on which day. */
export interface AddressConfirmation {
  readonly confirmedOn: PlainDate
  /** Where letters go. */
  readonly letters: Sealable<string> | null
  /** The system that they agreed to be served in, which records what arrives; `null` where they agreed to none. */
  readonly electronic: { readonly system: string; readonly address: Sealable<string> } | null
  /** Where the confirmation that they signed is kept. */
  readonly evidence: Sealable<string>
}

/** In which system the person may be served from a day on; in none where it is `null`. */
export interface ElectronicConsent {
  readonly from: PlainDate
  readonly system: string | null
}

export type ServiceWay =
  /** 直接送达: signed for by the person or one who may take it for them. */
  | {
      readonly method: "direct"
      readonly signedOn: PlainDate
      readonly place: Sealable<string>
      /** Who signed, where it was not the addressee, and what they are to them. */
      readonly takenBy?: { readonly name: Sealable<string>; readonly relation: Sealable<string> }
    }
  /** 留置送达: refused, and left before witnesses, or with a recording. */
  | {
      readonly method: "left"
      readonly leftOn: PlainDate
      readonly place: Sealable<string>
      readonly refusal: Sealable<string>
      readonly witnesses: readonly { readonly name: Sealable<string>; readonly unit: Sealable<string> }[]
      /** Photographs or a film of it, by what they are kept under. */
      readonly recording?: Sealable<string>
    }
  /** 邮寄送达: the return slip says when it was signed for, and by whom. */
  | {
      readonly method: "posted"
      readonly postedOn: PlainDate
      readonly waybill: Sealable<string>
      /** `null` until the slip is back. */
      readonly signedOn: PlainDate | null
      readonly signedBy: "self" | "agent" | "locker"
    }
  /** 委托送达: by another authority, at whose hands it was signed for. */
  | {
      readonly method: "entrusted"
      /** The authority, by its name. */
      readonly entrusted: string
      readonly letterNumber: string
      readonly signedOn: PlainDate
    }
  /** 公告送达: because no other way led there. */
  | {
      readonly method: "public"
      readonly publishedOn: PlainDate
      /** The paper, board or site that carried it. */
      readonly where: string
      /** Which ways were tried. */
      readonly because: Sealable<string>
    }
  /** 电子送达: into a system that records what arrives. */
  | {
      readonly method: "electronic"
      readonly system: string
      /** `null` while the system has recorded no arrival. */
      readonly arrivedOn: PlainDate | null
      /** By what the arrival is recorded there. */
      readonly reference: Sealable<string>
    }

/** The day on which what the way consists in was done; `null` while nothing says that it came. */
export function actedOn(way: ServiceWay): PlainDate | null {
  switch (way.method) {
    case "left":
      return way.leftOn
    case "public":
      return way.publishedOn
    case "electronic":
      return way.arrivedOn
    default:
      return way.signedOn
  }
}
