/**
 * How a document reached the person it is for (送达): each way with the evidence that proves it. What a gateway reports
 * as delivered is a reminder and serves nothing; an electronic way counts only where the person has confirmed it.
 */
import type { PlainDate } from "../../time/index.ts"

export type ServiceMethod = ServiceRecord["method"]

/** To whom it was addressed: 申请人, 代理人, 监护人, 经办人. */
export type ServedRole = "applicant" | "agent" | "guardian" | "handling-staff"

/** 送达地址确认: what the person confirmed in writing, and on which day. */
export interface AddressConfirmation {
  readonly confirmedOn: PlainDate
  /** The system that the person agreed to be served in; it records what arrives. */
  readonly system?: string
  /** Whether an address for letters was confirmed. */
  readonly letters: boolean
}

interface Serving {
  readonly document: { readonly title: string; readonly number: string | null }
  readonly addressee: { readonly role: ServedRole; readonly name: string }
  /** Who served it, as the paper names them. */
  readonly servedBy: string
}

export type ServiceRecord =
  /** 直接送达: signed for by the person or one who may take it for them. */
  | (Serving & {
      readonly method: "direct"
      readonly signedOn: PlainDate
      readonly place: string
      /** Who signed, where it was not the addressee, and what they are to them. */
      readonly takenBy?: { readonly name: string; readonly relation: string }
    })
  /** 留置送达: refused, and left before witnesses, or with a recording. */
  | (Serving & {
      readonly method: "left"
      readonly leftOn: PlainDate
      readonly place: string
      readonly refusal: string
      readonly witnesses: readonly { readonly name: string; readonly unit: string }[]
      /** Photographs or a film of it, by what they are kept under. */
      readonly recording?: string
    })
  /** 邮寄送达: the return slip says when it was signed for, and by whom. */
  | (Serving & {
      readonly method: "posted"
      readonly postedOn: PlainDate
      readonly waybill: string
      /** `null` until the slip is back. */
      readonly signedOn: PlainDate | null
      readonly signedBy: "self" | "agent" | "locker"
      readonly confirmation: AddressConfirmation | null
    })
  /** 委托送达: by another authority, at whose hands it was signed for. */
  | (Serving & {
      readonly method: "entrusted"
      readonly entrusted: string
      readonly letterNumber: string
      readonly signedOn: PlainDate
    })
  /** 公告送达: because no other way led there. */
  | (Serving & {
      readonly method: "public"
      readonly publishedOn: PlainDate
      readonly where: string
      /** Which ways were tried. */
      readonly because: string
    })
  /** 电子送达: into a system that records what arrives. */
  | (Serving & {
      readonly method: "electronic"
      readonly confirmation: AddressConfirmation | null
      readonly system: string
      /** `null` while the system has recorded no arrival. */
      readonly arrivedOn: PlainDate | null
      /** By what the arrival is recorded there. */
      readonly reference: string
    })

export const serviceMethodNames: Readonly<Record<ServiceMethod, string>> = {
  direct: "直接送达",
  left: "留置送达",
  posted: "邮寄送达",
  entrusted: "委托送达",
  public: "公告送达",
  electronic: "电子送达",
}

export const servedRoleNames: Readonly<Record<ServedRole, string>> = {
  applicant: "申请人",
  agent: "代理人",
  guardian: "监护人",
  "handling-staff": "经办人",
}
