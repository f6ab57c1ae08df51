/** The providers of messages: a text-message service and a mail server on this machine. They bring nothing to anybody. */
import { emailChannel } from "@onevisit/channel-email"
import { aliyunSms } from "@onevisit/channel-sms"
import { standardMessages } from "@onevisit/core/notices"
import type { Channel } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import type { Instant } from "@onevisit/core/time"
import type { OutboxSettings } from "@onevisit/district"
import {
  simulatedAliyunSms,
  type SimulatedAliyun,
  simulatedMailServer,
  type SimulatedMailServer,
} from "@onevisit/testkit"

/** The wording as the provider approved it, by kind: each variable is a field of the notice. */
const approved = {
  "supplement-due":
    "“${item}”（${number}）还有材料待补交，请在${dueOn}前补齐，可寄送，不用跑。咨询${phone}。",
  "benefit-found": "您可享受“${benefit}”，无需申请。信息有误或者不愿享受，请致电${phone}。",
  "payment-returned": "“${benefit}”有一笔发放未成功，请致电${phone}更新收款账户。",
} as const
const codeOf = (kind: string): string => `SMS_1000000${Object.keys(approved).indexOf(kind) + 1}`

export interface MessageProviders {
  readonly sms: SimulatedAliyun
  readonly mail: SimulatedMailServer
  readonly channels: readonly Channel[]
}

export async function openMessageProviders(now: () => Instant): Promise<MessageProviders> {
  const wordings = Object.entries(approved).map(([kind, wording]) => [codeOf(kind), wording])
  const sms = await simulatedAliyunSms({ templates: Object.fromEntries(wordings), clock: now })
  const mail = await simulatedMailServer()
  return {
    sms,
    mail,
    channels: [
      aliyunSms({
        accessKeyId: sms.accessKeyId,
        accessKeySecret: sms.accessKeySecret,
        endpoint: sms.endpoint,
        signName: "样例区",
        templates: Object.fromEntries(
          Object.entries(approved).map(([kind, wording]) => [
            kind,
            {
              code: codeOf(kind),
              text: wording,
              fields: Object.fromEntries(
                [...wording.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => [name, name]),
              ),
            },
          ]),
        ),
        patienceMs: 400,
        clock: now,
      }),
      emailChannel({
        host: "127.0.0.1",
        port: mail.port,
        secure: false,
        from: { address: "no-reply@district.example.org", name: text("样例区", "Sample District") },
      }),
    ],
  }
}

const day = 24 * 60

/** Told by text message, then by mail, then by somebody who calls, then by somebody who comes. */
export const outboxSettings: OutboxSettings = {
  templates: [
    standardMessages.supplementDue,
    standardMessages.benefitFound,
    standardMessages.paymentReturned,
  ],
  ladders: {
    standard: [
      { way: "channel", channel: "sms", waitMinutes: day },
      { way: "channel", channel: "email", waitMinutes: 2 * day },
      { way: "call" },
      { way: "visit" },
    ],
  },
  quietHours: { from: "21:00", to: "08:00" },
  roles: ["community-worker"],
}
