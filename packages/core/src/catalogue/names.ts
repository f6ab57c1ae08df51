/** What people read for the closed sets of the item model, wherever one is printed: guides, directions, reviews. */
import { text, type Text } from "../reasons/index.ts"
import type { LegWay } from "./leg.ts"
import type { CollectionWay, ExerciseLevel, IntakeChannel, ResultKind, ServiceItem } from "./service-item.ts"

/** 办理形式. A courier is the applicant's own choice. */
export const channelNames: Readonly<Record<IntakeChannel, Text>> = {
  window: text("窗口申请", "at the window"),
  online: text("网上申请", "online"),
  mail: text("邮寄申请", "by mail"),
  courier: text("快递寄送（自愿选择）", "by courier, if you so choose"),
}

/** The same in a message. */
export const shortChannelNames: Readonly<Record<IntakeChannel, Text>> = {
  window: text("窗口", "at the window"),
  online: text("网上", "online"),
  mail: text("邮寄", "by mail"),
  courier: text("快递", "by courier"),
}

/** 结果领取方式. */
export const collectionNames: Readonly<Record<CollectionWay, Text>> = {
  "by-hand": text("窗口领取", "collected at the window"),
  courier: text("快递送达（自愿选择）", "by courier, if you so choose"),
  electronic: text("电子送达", "electronically"),
}

/** The ways in which a leg can be done. */
export const legWayNames: Readonly<Record<LegWay["way"], Text>> = {
  window: text("到窗口办理", "at the window"),
  online: text("网上办理", "online"),
  courier: text("快递或邮寄办理", "by courier or mail"),
  "look-up": text("由办理机关核验", "looked up by the authority"),
  agent: text("由代办人员代办", "through an agent"),
  "authority-comes": text("由工作人员上门办理", "the authority comes to the applicant"),
}

/** 行使层级. */
export const levelNames: Readonly<Record<ExerciseLevel, Text>> = {
  nation: text("国家级", "nation"),
  province: text("省级", "province"),
  city: text("市级", "city"),
  county: text("县级", "county"),
  township: text("乡镇（街道）级", "township or street"),
  village: text("村（社区）级", "village or community"),
}

/** 办件类型. */
export const handlingNames: Readonly<Record<NonNullable<ServiceItem["handling"]>, Text>> = {
  "on-the-spot": text("即办件", "done while you wait"),
  promised: text("承诺件", "done within the promised term"),
}

/** 审查类型. */
export const reviewNames: Readonly<Record<NonNullable<ServiceItem["review"]>, Text>> = {
  "at-once": text("即审即办", "reviewed as it comes in"),
  "after-acceptance": text("前审后批", "accepted first, then reviewed"),
}

/** 网办深度. Only the ends of the scale say what they mean; what the two between them ask differs from list to list. */
export const onlineDepthNames: Readonly<Record<NonNullable<ServiceItem["onlineDepth"]>, Text>> = {
  1: text("Ⅰ级（网上提供办事信息）", "I (information online)"),
  2: text("Ⅱ级", "II"),
  3: text("Ⅲ级", "III"),
  4: text("Ⅳ级（全程网上办理）", "IV (all of it online)"),
}

/** 结果类型. */
export const resultKindNames: Readonly<Record<ResultKind, Text>> = {
  certificate: text("出证办结", "a certificate"),
  document: text("出文办结", "a document"),
  approval: text("审批办结", "an approval"),
  payment: text("资金给付", "a payment"),
  none: text("无结果文书", "no document"),
}
