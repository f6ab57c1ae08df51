/** The rules of parcels that a command may break, each as plain data that says what to do instead. */
import type { OfficerLapsed } from "../../identity/index.ts"
import { type Finding, type Refusal, text } from "../../reasons/index.ts"
import { type NotAuthorised, refusals } from "../refusals.ts"

export interface WaybillInvalid extends Refusal<"WaybillInvalid"> {
  readonly findings: readonly Finding[]
}

export type ParcelRefusal =
  | OfficerLapsed
  | NotAuthorised
  | WaybillInvalid
  | Refusal<"DateInTheFuture">
  | Refusal<"DateTooEarly">
  | Refusal<"ReasonsMissing">
  | Refusal<"ParcelKnown">
  | Refusal<"NoParcel">
  | Refusal<"ParcelVoided">
  | Refusal<"ParcelEmpty">
  | Refusal<"OriginalsUnknown">
  | Refusal<"OriginalsNotHere">
  | Refusal<"NotToAuthority">
  | Refusal<"NotToApplicant">
  | Refusal<"ReceivedAlready">
  | Refusal<"NoSuchTask">
  | Refusal<"DocumentNotInIt">
  | Refusal<"NotDelivered">
  | Refusal<"SignatureUnsaid">

export const waybillInvalid = (findings: readonly Finding[]): WaybillInvalid => ({
  _tag: "WaybillInvalid",
  findings,
  message: text(
    `运单号不符合要求：${findings.map(({ message }) => message.zh).join("；")}。请核对面单。`,
    `The waybill is not in order: ${findings.map(({ message }) => message.en).join("; ")}. Check the label.`,
  ),
})

/** Refusals that carry nothing but their sentence. */
export const parcelRefusals = {
  dateInTheFuture: refusals.dateInTheFuture,
  dateTooEarly: refusals.dateTooEarly,
  reasonsMissing: refusals.reasonsMissing,
  known: say(
    "ParcelKnown",
    "该运单已登记，请在原记录上办理；如登记有误，请先作废。",
    "This waybill is on record; go on there, or void it first where it was recorded by mistake.",
  ),
  none: say("NoParcel", "没有这件快递，请先登记。", "There is no such parcel; record it first."),
  voided: say("ParcelVoided", "该记录已作废，请重新登记。", "The record was voided; record the parcel anew."),
  empty: say(
    "ParcelEmpty",
    "请写明寄送的材料或文书。",
    "Say which materials or documents are in the parcel.",
  ),
  originalsUnknown: say(
    "OriginalsUnknown",
    "原件须是所寄材料之一；要求退还的，请写明哪些是原件。",
    "Originals are among the materials sent; where they are to go back, say which they are.",
  ),
  originalsNotHere: say(
    "OriginalsNotHere",
    "要退还的原件不在该件中，或者该件尚未收到，请核对。",
    "The originals to go back are not of that parcel, or it has not come; check it.",
  ),
  notToAuthority: say(
    "NotToAuthority",
    "该件是寄给申请人的，不能登记收件；请核对编号，在寄给机关的快递上登记。",
    "This parcel goes to the applicant. Check the id, and record the receipt of one that goes to the authority.",
  ),
  notToApplicant: say(
    "NotToApplicant",
    "该件是寄给机关的，不能作为送达凭证；请选择寄给申请人的快递，或者改用其他送达方式。",
    "This parcel goes to the authority and proves no service. Choose one that went to the applicant, or serve in another way.",
  ),
  receivedAlready: say(
    "ReceivedAlready",
    "该件已登记收件，日期不同；如有误，请先作废后重新登记。",
    "It was received on another day by the record; void the record and make it anew where that is wrong.",
  ),
  documentNotInIt: say(
    "DocumentNotInIt",
    "该件中没有这份文书，请核对登记的内容。",
    "This document is not in the parcel by its record; check what was sent.",
  ),
  noSuchTask: say(
    "NoSuchTask",
    "没有这项待办，可能已经办结；请刷新待办清单。",
    "Nothing of the kind waits for a person; it may be done already. Look at the list again.",
  ),
  notDelivered: say(
    "NotDelivered",
    "尚未签收；交寄不等于送达，请等待签收。",
    "Nobody has signed for it: handing it to the courier is no delivery. Wait for the signature.",
  ),
  signatureUnsaid: say(
    "SignatureUnsaid",
    "快递公司未说明由谁签收，请核实后写明。",
    "The courier does not say who signed: find out, and say who did.",
  ),
} as const

function say<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
