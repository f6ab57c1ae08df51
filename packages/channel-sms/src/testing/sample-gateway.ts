// A description of the kit's made-up gateway, as an embedder would write one.
import type { SimulatedGateway } from "@onevisit/testkit"
import { gatewaySms, type GatewaySmsOptions } from "../gateway/index.ts"
import { now } from "./sample-sms.ts"

export const numbered = { "1001": "您申请的“{1}”还有材料待补交，请在{2}前补齐。" }

/** Named where the notice is composed, by place where it is sent: the order here is that of the gateway's wording. */
export const gatewayTemplates = {
  "supplement-due": {
    code: "1001",
    fields: { item: "item", day: "dueOn" },
    text: "您申请的“${item}”还有材料待补交，请在${day}前补齐。",
  },
} as const

export function describedGateway({
  origin,
  token,
}: Pick<SimulatedGateway, "origin" | "token">): GatewaySmsOptions {
  const headers = { authorization: "Bearer {secret.token}" }
  return {
    signature: "样例区",
    secrets: { token },
    limits: { text: 200, variable: 30 },
    templates: gatewayTemplates,
    clock: () => now,
    send: {
      request: {
        method: "POST",
        url: `${origin}/send`,
        headers,
        json: { id: "{key}", mobile: "{to}", template: "{template}", params: "{values}" },
      },
      answer: {
        taken: { at: "result", is: 0 },
        reference: "sid",
        troubles: {
          "1001": "configuration",
          "1014": "configuration",
          "1016": "address",
          "1017": "content",
          "1023": "throttled",
          "1036": "content",
        },
      },
    },
    lookup: {
      request: { method: "GET", url: `${origin}/status?id={key}`, headers },
      answer: {
        answered: { at: "result", is: 0 },
        records: { at: "records", key: "id" },
        status: "state",
        statuses: { WAIT: "sent", DELIVRD: "delivered", UNDELIV: "failed" },
        at: { at: "time", form: "seconds" },
        failure: "reason",
        troubles: { "MK:0001": "address" },
      },
    },
  }
}

export function channelToGateway(gateway: SimulatedGateway, more: Partial<GatewaySmsOptions> = {}) {
  return gatewaySms({ ...describedGateway(gateway), ...more })
}
