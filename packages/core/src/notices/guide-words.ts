/** The words of the item model as a guide shows them. */
import type { CollectionWay, IntakeChannel } from "../catalogue/index.ts"
import type { Deferral, Necessity } from "../materials/index.ts"
import { text, type Text } from "../reasons/index.ts"

export const channelNames: Readonly<Record<IntakeChannel, Text>> = {
  window: text("窗口申请", "at the window"),
  online: text("网上申请", "online"),
  mail: text("邮寄申请", "by mail"),
  courier: text("快递寄送（自愿选择）", "by courier, if you so choose"),
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
