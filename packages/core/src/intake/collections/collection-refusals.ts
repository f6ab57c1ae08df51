/** The rules of a collection that a command may break, each as plain data that says what to do instead. */
import type { OfficerLapsed, SubjectId } from "../../identity/index.ts"
import type { Citation, Refusal } from "../../reasons/index.ts"
import { text } from "../../reasons/index.ts"
import type { LateReceiptRefusal } from "../late-entry.ts"
import { refusals, type NotAuthorised, type ScenarioUnanswered, type UnknownMaterial } from "../refusals.ts"
import type { MandateAct, MandateGap } from "./mandate.ts"

export interface MandateWanting extends Refusal<"MandateWanting"> {
  readonly because: MandateGap
  readonly act: MandateAct
}

export type CollectionRefusal =
  | OfficerLapsed
  | NotAuthorised
  | LateReceiptRefusal
  | UnknownMaterial
  | ScenarioUnanswered
  | MandateWanting
  | Refusal<"NoApplicationNeeded">
  | Refusal<"NotInForce">
  | Refusal<"DateInTheFuture">
  | Refusal<"DateTooEarly">
  | Refusal<"DeliveredAnotherWay">
  | Refusal<"CollectionNotOpen">
  | Refusal<"CollectionOpenAlready">
  | Refusal<"CollectorNotOrganisation">
  | Refusal<"CollectorIsMember">
  | Refusal<"MemberKnown">
  | Refusal<"UnknownMember">
  | Refusal<"MandateEmpty">
  | Refusal<"ConfirmedAlready">
  | Refusal<"HandedInAlready">
  | Refusal<"NotHandedIn">
  | Refusal<"NothingGathered">
  | Refusal<"NothingToHandIn">
  | Refusal<"ParcelDiffers">
  | Refusal<"NothingWanting">
  | Refusal<"NothingToIssue">
  | Refusal<"UnknownList">
  | Refusal<"MemberErased">

/** 委托书应当载明代理事项、权限和期间: art. 165 of the General Provisions of Civil Law, kept by the Civil Code. */
const mandateClause: Citation = {
  statute: "civil-code",
  title: text("民法典", "Civil Code"),
  article: "165",
}

export const mandateWanting = (because: MandateGap, act: MandateAct): MandateWanting => ({
  _tag: "MandateWanting",
  because,
  act,
  message: {
    "for-another": text(
      "委托书的委托人或受托人与此不符，请提交本人出具给本单位的委托书。",
      "The mandate names another principal or agent; hand in the person's own for this collector.",
    ),
    unconfirmed: text(
      "委托书尚未经本人或工作人员核实，请核实后再办理。",
      "The mandate was not confirmed by the person or an officer; have it confirmed first.",
    ),
    "not-covered": text(
      "委托权限不含此项，请由本人补充委托，或由本人自行办理。",
      "The mandate does not cover this; have it widened, or let the person do it.",
    ),
    "not-yet": text(
      "委托期限尚未开始，请核对委托书所载期间。",
      "The mandate does not hold yet; check the period it states.",
    ),
    expired: text(
      "委托期限已过，请由本人续签委托，或由本人自行办理。",
      "The mandate has run out; have it renewed, or let the person do it.",
    ),
  }[because],
  clause: mandateClause,
})

export const notTheCollector: NotAuthorised = {
  _tag: "NotAuthorised",
  needed: "collector",
  message: text(
    "此操作须由代办单位、其经办人或工作人员进行。",
    "Only the collector, its staff or an officer may do this.",
  ),
}

export const notTheMember: NotAuthorised = {
  _tag: "NotAuthorised",
  needed: "member",
  message: text(
    "此操作须由成员本人提出，或由工作人员代为记录。",
    "Only the person concerned may ask for this, or an officer who takes it down.",
  ),
}

/** Who a refusal is about, where a command concerns many. */
export interface RefusedMember {
  readonly member: SubjectId
  readonly refusal: CollectionRefusal
}

/** Refusals that carry nothing but their sentence. */
export const collectionRefusals = {
  noApplicationNeeded: refusals.noApplicationNeeded,
  notInForce: refusals.notInForce,
  dateInTheFuture: refusals.dateInTheFuture,
  dateTooEarly: refusals.dateTooEarly,
  deliveredAnotherWay: refusals.deliveredAnotherWay,
  notOpen: say(
    "CollectionNotOpen",
    "没有此集体代办，请先发起。",
    "There is no such collection; open it first.",
  ),
  openAlready: say(
    "CollectionOpenAlready",
    "此集体代办已经发起，请直接添加成员。",
    "The collection is open already; add its members.",
  ),
  notOrganisation: say(
    "CollectorNotOrganisation",
    "集体代办须由已登记的单位发起。",
    "A collection is an organisation's; register it and open the collection for it.",
  ),
  collectorIsMember: say(
    "CollectorIsMember",
    "代办单位不能同时是成员。",
    "The collector cannot be a member of its own collection.",
  ),
  memberKnown: say(
    "MemberKnown",
    "该成员已在此集体代办中或已退出；已退出的请由本人单独办理。",
    "The person is or was a member; one who left goes on alone.",
  ),
  unknownMember: say(
    "UnknownMember",
    "该人员不是此集体代办的成员，请先添加。",
    "The person is no member of this collection; add them first.",
  ),
  mandateEmpty: say(
    "MandateEmpty",
    "委托书须载明代理事项和起止日期，且尚未到期。",
    "A mandate says what it covers, from when and until when, and has not run out.",
  ),
  confirmedAlready: say(
    "ConfirmedAlready",
    "委托书已经核实，无需再次核实。",
    "The mandate is confirmed already; nothing more is needed.",
  ),
  handedInAlready: say(
    "HandedInAlready",
    "该成员的材料已经递交，补充材料请按补正办理。",
    "This member's papers were handed in; send what is added as a supplement.",
  ),
  notHandedIn: say(
    "NotHandedIn",
    "该成员的材料尚未递交，请先归集后统一递交。",
    "Nothing of this member was handed in; gather the papers and hand them in first.",
  ),
  nothingGathered: say(
    "NothingGathered",
    "尚未归集该成员的材料，留待下一批递交。",
    "No papers of this member were gathered; they stay for the next lot.",
  ),
  nothingToHandIn: say(
    "NothingToHandIn",
    "没有待递交的成员，请先添加成员并归集材料。",
    "There is nobody to hand in for; add members and gather their papers.",
  ),
  parcelDiffers: say(
    "ParcelDiffers",
    "此快递已登记过，签收日期或内容与此前不符，请核对运单号。",
    "This parcel is on record with another day or other content; check the waybill.",
  ),
  nothingWanting: say(
    "NothingWanting",
    "没有成员的办件需要补交材料，无需列清单。",
    "No member's case lacks anything that it was told; there is nothing to list.",
  ),
  nothingToIssue: say(
    "NothingToIssue",
    "没有已作出决定、尚未发放的成员。",
    "Nobody's result is decided and still to be handed over.",
  ),
  unknownList: say(
    "UnknownList",
    "没有此发放清单，或清单所列已全部发放。",
    "There is no such list, or all on it was handed over.",
  ),
  memberErased: say(
    "MemberErased",
    "该成员的信息已删除，不能再为其递交。",
    "This member's data were erased; nothing can be handed in for them.",
  ),
} as const

function say<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
