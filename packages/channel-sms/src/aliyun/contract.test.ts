import {
  channelContract,
  type AliyunFault,
  type ProviderFault,
  sampleTemplate,
  simulatedAliyunSms,
} from "@onevisit/testkit"
import { describe, it } from "vitest"
import { channelTo, now } from "../testing/sample-sms.ts"
import { parseAliyunReports } from "./reports.ts"

const wording = "您申请的“${item}”还有材料待补交，请在${day}前补齐。"
const templates = {
  "sample-notice": { code: "SMS_1", fields: { item: "item", day: "dueOn" }, text: wording },
}

const played = (fault: ProviderFault): AliyunFault => {
  switch (fault) {
    case "error-in-200":
      return { code: "isp.SYSTEM_ERROR" }
    case "throttle":
      return { code: "isv.BUSINESS_LIMIT_CONTROL", message: "触发分钟级流控Permits:1" }
    default:
      return fault
  }
}

channelContract({
  name: "channel-sms: Aliyun",
  describe,
  it,
  make: async () => {
    const provider = await simulatedAliyunSms({ templates: { SMS_1: wording }, clock: () => now })
    return {
      channel: channelTo(provider, { templates, patienceMs: 1000 }),
      received: () => provider.arrived.map(({ content, outId, to }) => ({ to, key: outId, says: [content] })),
      asked: () => provider.asked,
      play: (fault) => provider.play(fault === null ? null : played(fault)),
      report: async (status, { key }) => {
        provider.report(key, { delivered: status === "delivered" })
        return parseAliyunReports(provider.pushOf(key, key))
      },
      close: () => provider.close(),
    }
  },
  addresses: ["12000000001", "12000000002"],
  tooLong: { ...sampleTemplate, fields: { ...sampleTemplate.fields, item: { kind: "words", longest: 36 } } },
  carries: ({ fields }) => [
    `【样例区】您申请的“${fields["item"]?.shown}”还有材料待补交，请在${fields["dueOn"]?.shown}前补齐。`,
  ],
  secrets: ["sample-key-secret"],
  clock: () => now,
  retryAfter: 60,
  capabilities: {
    keys: true,
    repeats: { lacks: "the provider sends what comes twice twice" },
    lookup: true,
    reports: true,
    down: true,
    hang: true,
    "take-and-hang": true,
    "take-and-drop": true,
    slow: true,
    "error-in-200": true,
    throttle: true,
    garbage: true,
    lag: true,
  },
})
