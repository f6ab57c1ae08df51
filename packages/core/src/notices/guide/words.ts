/** The words of the item model as a guide shows them. */
import type {
  CollectionWay,
  ExerciseLevel,
  IntakeChannel,
  LegWay,
  ResultKind,
  ServiceItem,
} from "../../catalogue/index.ts"
import type { Deferral, Necessity } from "../../materials/index.ts"
import { text, type Text } from "../../reasons/index.ts"

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

export const collectionNames: Readonly<Record<CollectionWay, Text>> = {
  "by-hand": text("窗口领取", "collected at the window"),
  courier: text("快递送达", "by courier"),
  electronic: text("电子送达", "electronically"),
}

export const deferralNames: Readonly<Record<Deferral, Text>> = {
  absence: text("可后补", "may follow later"),
  "copy-for-original": text("可先交复印件，后补原件", "a copy may stand in, the original follows"),
  "missing-seal": text("可后补盖章", "the seal may follow"),
  "receipt-in-lieu": text(
    "可先交办理回执，后补原件",
    "the receipt of its application may stand in, it follows",
  ),
}

export const necessityNames: Readonly<Record<Necessity, Text>> = {
  key: text("关键材料", "key"),
  secondary: text("次要材料", "secondary"),
  optional: text("可选材料", "optional"),
}

export const levelNames: Readonly<Record<ExerciseLevel, Text>> = {
  nation: text("国家级", "nation"),
  province: text("省级", "province"),
  city: text("市级", "city"),
  county: text("县级", "county"),
  township: text("镇（街道）级", "township or street"),
  village: text("村（社区）级", "village or community"),
}

export const handlingNames: Readonly<Record<NonNullable<ServiceItem["handling"]>, Text>> = {
  "on-the-spot": text("即办件", "done while you wait"),
  promised: text("承诺件", "done within the promised term"),
}

export const reviewNames: Readonly<Record<NonNullable<ServiceItem["review"]>, Text>> = {
  "at-once": text("即审即办", "reviewed as it comes in"),
  "after-acceptance": text("前审后批", "accepted first, then reviewed"),
}

/** Only the ends of the scale say what they mean; what the two between them ask differs from list to list. */
export const onlineDepthNames: Readonly<Record<NonNullable<ServiceItem["onlineDepth"]>, Text>> = {
  1: text("Ⅰ级（网上提供办事信息）", "I (information online)"),
  2: text("Ⅱ级", "II"),
  3: text("Ⅲ级", "III"),
  4: text("Ⅳ级（全程网上办理）", "IV (all of it online)"),
}

export const resultKindNames: Readonly<Record<ResultKind, Text>> = {
  certificate: text("出证办结", "a certificate is issued"),
  document: text("出文办结", "a document is issued"),
  approval: text("审批办结", "an approval is given"),
  payment: text("资金给付", "money is paid"),
  none: text("无结果文书", "no document is issued"),
}

export const legWayNames: Readonly<Record<LegWay["way"], Text>> = {
  window: text("到窗口办理", "at the window"),
  online: text("网上办理", "online"),
  courier: text("快递寄送", "by courier"),
  "look-up": text("由办理机关查询", "looked up by the authority"),
  agent: text("由代办人员代办", "by an agent"),
  "authority-comes": text("工作人员上门", "the authority comes to you"),
}
