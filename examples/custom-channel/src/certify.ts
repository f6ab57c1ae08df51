// Run with `node --test`: every test of the kit, and a certificate at the end.
// #region certify
import { channelContract, sampleTemplate } from "@onevisit/testkit"
import { instant } from "@onevisit/core/time"
import { describe, it } from "node:test"
import { textOf } from "./carried.ts"
import { customChannel } from "./custom-channel.ts"
import { SampleGateway, TOKEN } from "./sample-gateway.ts"

channelContract({
  name: "sample gateway",
  make: async () => {
    const gateway = await SampleGateway.open()
    const channel = customChannel({ url: gateway.url, token: TOKEN, limitMillis: 1000 })
    return {
      channel,
      received: gateway.received,
      asked: gateway.asked,
      play: gateway.play,
      report: async (status, { key, to }) => {
        gateway.report(key, status === "failed" ? "FAILED" : "ARRIVED")
        const answer = await channel.lookup?.({ key, to, at: instant("2018-07-20T01:30:00.000Z") })
        return answer === undefined || answer.status === "unsent" ? [] : [{ key, ...answer }]
      },
      close: gateway.close,
    }
  },
  addresses: ["12000000001", "12000000002"],
  carries: (content) => [textOf(content)],
  tooLong: { ...sampleTemplate, fields: { ...sampleTemplate.fields, item: { kind: "words", longest: 400 } } },
  retryAfter: 60,
  secrets: [TOKEN],
  capabilities: {
    keys: true,
    repeats: { lacks: "the gateway sends again what comes again, whatever its number" },
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
  describe,
  it,
})
// #endregion certify
