import { defineTemplate } from "@onevisit/core/notices"
import {
  type ArrivedMail,
  channelContract,
  type MailFault,
  type ProviderFault,
  simulatedMailServer,
} from "@onevisit/testkit"
import { describe, it } from "vitest"
import { parseDeliveryStatusNotification } from "./delivery-status-notification.ts"
import { channelTo, readMail } from "./testing/sample-mail.ts"

const faults: Readonly<Partial<Record<ProviderFault, MailFault>>> = {
  down: "down",
  hang: "hang",
  "take-and-hang": { silentAt: "message" },
  "take-and-drop": "take-and-drop",
  slow: { slowBy: 50 },
  garbage: "garbage",
  throttle: { answersAt: "recipient", code: 450, text: "4.7.1 Greylisted, try again later" },
}
const password = "a-sample-password"
const noLookUp = { lacks: "SMTP tells of a mail only when it takes it" }

/** What a mail program shows: subject, text, and the link where there is one. */
async function shown(mail: ArrivedMail) {
  const { headers, subject = "", text = "" } = await readMail(mail)
  const [, body = text.trimEnd(), link] =
    /^([^]*)\n\n(?:登录后查看详情：|Sign in to read more:)\n(\S+)\s*$/.exec(text) ?? []
  const id = headers.find(({ key }) => key === "message-id")?.value ?? ""
  return {
    to: mail.to.join(),
    key: id.slice(1).split("@")[0] ?? "",
    says: link === undefined ? [subject, body] : [subject, body, link],
  }
}

/** As a server writes it to the sender of the envelope. */
const notification = (envelopeId: string | undefined, to: string) =>
  `Content-Type: multipart/report; report-type=delivery-status; boundary="e"

--e
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
Original-Envelope-Id: ${envelopeId}

Final-Recipient: rfc822; ${to}
Action: failed
Status: 5.1.1

--e--
`

channelContract({
  name: "channel-email",
  describe,
  it,
  make: async () => {
    const server = await simulatedMailServer({ auth: { user: "district", pass: password } })
    const channel = channelTo(server, {
      auth: { user: "district", pass: password },
      bouncesTo: "bounces@district.example.org",
      patienceMs: 2000,
    })
    return {
      channel,
      received: () => Promise.all(server.arrived.map(shown)),
      asked: () => server.connections,
      play: (fault) => server.play(fault === null ? null : (faults[fault] ?? null)),
      report: async (_, { key, to }) => {
        const mail = server.arrived.find(({ envelopeId }) => envelopeId === key)
        const report = await parseDeliveryStatusNotification(notification(mail?.envelopeId, to))
        return report === null ? [] : [report]
      },
      close: () => server.close(),
    }
  },
  addresses: ["sample.one@example.org", "sample.two@example.org"],
  tooLong: defineTemplate({
    kind: "sample-notice",
    fields: { item: { kind: "words", longest: 201 } },
    title: { zh: "{item}", en: "{item}" },
    body: { zh: "有材料待补交。", en: "Documents are due." },
  }),
  secrets: [password],
  draws: 10,
  capabilities: {
    keys: true,
    repeats: { lacks: "SMTP knows no mail again" },
    lookup: noLookUp,
    reports: true,
    down: true,
    hang: true,
    "take-and-hang": true,
    "take-and-drop": true,
    slow: true,
    "error-in-200": { lacks: "an answer of SMTP says what it is by its first digit" },
    throttle: true,
    garbage: true,
    lag: noLookUp,
  },
})
