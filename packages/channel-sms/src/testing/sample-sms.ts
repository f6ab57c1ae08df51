// The same notice as its kind, its message, and the templates of the simulated providers.
import { defineTemplate } from "@onevisit/core/notices"
import type { ChannelMessage } from "@onevisit/core/ports"
import { instant } from "@onevisit/core/time"
import type { SimulatedAliyun } from "@onevisit/testkit"
import { aliyunSms, type AliyunSmsOptions } from "../aliyun/index.ts"

export const supplementDue = defineTemplate({
  kind: "supplement-due",
  fields: { item: { kind: "words", longest: 20 }, dueOn: { kind: "date" } },
  title: { zh: "材料补交提醒", en: "Documents are due" },
  body: {
    zh: "您申请的“{item}”还有材料待补交，请在{dueOn}前补齐。",
    en: "Your application for {item} still lacks documents. Please hand them in by {dueOn}.",
  },
})

export const message: ChannelMessage = {
  key: "k7f3q9x2m4c8v1b6n5j0h3g7d2s9a4w8",
  to: "12012345678",
  kind: "supplement-due",
  language: "zh",
  title: "材料补交提醒",
  body: "您申请的“样例证书”还有材料待补交，请在2018年7月20日前补齐。",
  fields: {
    item: { kind: "words", value: "样例证书", shown: "样例证书" },
    dueOn: { kind: "date", value: "2018-07-20", shown: "2018年7月20日" },
  },
  link: "https://district.example.org/m/k7f3q9",
}

export const wordings = {
  SMS_100000001: "您申请的“${item}”还有材料待补交，请在${day}前补齐。",
  SMS_100000002: "请在${day}前补齐，详见 district.example.org/${path}",
}

export const templates = {
  "supplement-due": {
    code: "SMS_100000001",
    fields: { day: "dueOn", item: "item" },
    text: wordings.SMS_100000001,
  },
  "supplement-link": {
    code: "SMS_100000002",
    fields: { day: { field: "dueOn", as: "value" }, path: { link: "path" } },
    text: wordings.SMS_100000002,
  },
} as const

export const now = instant("2018-07-20T01:30:00.000Z")

/** The channel to a simulated provider, at its time. */
export function channelTo(provider: SimulatedAliyun, more: Partial<AliyunSmsOptions> = {}) {
  const { accessKeyId, accessKeySecret, endpoint } = provider
  return aliyunSms({
    accessKeyId,
    accessKeySecret,
    endpoint,
    signName: "样例区",
    templates,
    clock: () => now,
    ...more,
  })
}
