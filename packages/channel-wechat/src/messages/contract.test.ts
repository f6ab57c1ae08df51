import { channelContract, type ProviderFault, sampleTemplate, type WechatFault } from "@onevisit/testkit"
import { describe, it } from "vitest"
import {
  accountAt,
  classTemplates,
  followers,
  now,
  startWechat,
  templates,
} from "../testing/sample-account.ts"
import { wechatChannel } from "./wechat-channel.ts"

const played = (fault: ProviderFault): WechatFault | null => {
  switch (fault) {
    case "error-in-200":
      return { errcode: -1 }
    case "throttle":
      return { errcode: 45_011 }
    case "lag":
      return null
    default:
      return fault
  }
}

for (const [name, mapped] of [
  ["subscribe messages", templates],
  ["class templates", classTemplates],
] as const)
  channelContract({
    name: `channel-wechat: ${name}`,
    describe,
    it,
    make: async () => {
      const wechat = await startWechat()
      const account = accountAt(wechat)
      // The token is there before anything goes wrong: without one nothing is sent, which is known.
      await account.check()
      return {
        channel: wechatChannel({ account, templates: mapped }),
        received: () =>
          wechat.arrived.map(({ data, page, to }) => ({
            to,
            says: [data["thing1"] ?? "", data["date2"] ?? "", ...(page === undefined ? [] : [page])],
          })),
        asked: () => wechat.asked,
        play: (fault) => wechat.play(fault === null ? null : played(fault)),
        close: () => wechat.close(),
      }
    },
    addresses: followers,
    tooLong: {
      ...sampleTemplate,
      fields: { ...sampleTemplate.fields, item: { kind: "words", longest: 21 } },
    },
    carries: ({ fields, language, link }) => {
      const { dueOn, item } = fields
      const [year = "", month, day] = dueOn?.value.split("-") ?? []
      const date = language === "zh" ? (dueOn?.shown ?? "") : `${year}年${Number(month)}月${Number(day)}日`
      return [item?.shown ?? "", date, ...(link === undefined ? [] : [link])]
    },
    languages: ["zh"],
    secrets: ["sample-app-secret", "-secret"],
    clock: () => now,
    retryAfter: 60,
    capabilities: {
      keys: { lacks: "a key goes with class templates alone, and there for ten minutes" },
      repeats: { lacks: "WeChat knows a message again for ten minutes at most" },
      lookup: { lacks: "WeChat answers no question about a message" },
      reports: { lacks: "what WeChat pushes names no key of ours" },
      down: true,
      hang: true,
      "take-and-hang": true,
      "take-and-drop": true,
      slow: true,
      "error-in-200": true,
      throttle: true,
      garbage: true,
      lag: { lacks: "there is no record to look into" },
    },
  })
