import { simulatedWechat, type SimulatedWechat, type SimulatedWechatOptions } from "@onevisit/testkit"
import { instant } from "@onevisit/core/time"
import { wechatAccount, type WechatAccount } from "../account/index.ts"
import type { WechatTemplates } from "../messages/index.ts"

export const now = instant("2018-07-20T01:30:00.000Z")

/** One template of each way, with the keywords that the kit's sample notice needs. */
export const templates: WechatTemplates = {
  "sample-notice": { id: "SUB_1", via: "subscribe", fields: { thing1: "item", date2: "dueOn" } },
}
export const classTemplates: WechatTemplates = {
  "sample-notice": { id: "TPL_1", via: "template", fields: { thing1: "item", date2: "dueOn" } },
}

export const followers = ["oSAMPLE00000000000000000001", "oSAMPLE00000000000000000002"] as const

export const message = {
  key: "k7f3q9x2m4c8v1b6n5j0h3g7d2s9a4w8",
  to: followers[0],
  kind: "sample-notice",
  language: "zh",
  title: "材料补交提醒",
  body: "您申请的“企业技术中心认定”还有材料待补交，请在2018年7月20日前补齐。",
  fields: {
    item: { kind: "words", value: "企业技术中心认定", shown: "企业技术中心认定" },
    dueOn: { kind: "date", value: "2018-07-20", shown: "2018年7月20日" },
  },
} as const

export function startWechat(options: SimulatedWechatOptions = {}): Promise<SimulatedWechat> {
  const keywords = ["thing1", "date2"]
  return simulatedWechat({
    templates: { SUB_1: { via: "subscribe", keywords }, TPL_1: { via: "template", keywords } },
    clock: () => now,
    ...options,
  })
}

export function accountAt(
  wechat: SimulatedWechat,
  options: Partial<Parameters<typeof wechatAccount>[0]> = {},
): WechatAccount {
  const { appId, appSecret, endpoint } = wechat
  return wechatAccount({ appId, appSecret, endpoint, patienceMs: 1000, clock: () => now, ...options })
}
