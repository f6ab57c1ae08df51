import {
  channelContract,
  type GatewayFault,
  type ProviderFault,
  sampleTemplate,
  simulatedSmsGateway,
} from "@onevisit/testkit"
import { describe, it } from "vitest"
import { channelToGateway, gatewayTemplates, numbered } from "../testing/sample-gateway.ts"
import { now } from "../testing/sample-sms.ts"

const played = (fault: ProviderFault): GatewayFault => {
  switch (fault) {
    case "error-in-200":
      return { code: 1014 }
    case "throttle":
      return { code: 1023, retryAfter: 120 }
    default:
      return fault
  }
}

for (const repeats of [false, true])
  channelContract({
    name: `channel-sms: a described gateway${repeats ? " that knows repetitions" : ""}`,
    describe,
    it,
    make: async () => {
      const gateway = await simulatedSmsGateway({ templates: numbered, repeats, clock: () => now })
      const templates = { "sample-notice": gatewayTemplates["supplement-due"] }
      const channel = channelToGateway(gateway, { templates, repeats, patienceMs: 1000 })
      return {
        channel,
        received: () => gateway.arrived.map(({ content, id, to }) => ({ to, key: id, says: [content] })),
        asked: () => gateway.asked,
        play: (fault) => gateway.play(fault === null ? null : played(fault)),
        report: async (status, { key, to }) => {
          gateway.report(key, status === "delivered" ? "DELIVRD" : "UNDELIV")
          const answer = await channel.lookup?.({ key, to, at: now })
          return answer === undefined || answer.status === "unsent" ? [] : [{ key, ...answer }]
        },
        close: () => gateway.close(),
      }
    },
    addresses: ["12000000001", "12000000002"],
    tooLong: {
      ...sampleTemplate,
      fields: { ...sampleTemplate.fields, item: { kind: "words", longest: 31 } },
    },
    carries: ({ fields }) => [
      `【样例区】您申请的“${fields["item"]?.shown}”还有材料待补交，请在${fields["dueOn"]?.shown}前补齐。`,
    ],
    secrets: ["sample-token"],
    clock: () => now,
    retryAfter: 120,
    draws: 10,
    capabilities: {
      keys: true,
      repeats: repeats || { lacks: "this gateway sends what comes twice twice" },
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
