import * as fc from "fast-check"
import { simulatedMailServer } from "@onevisit/testkit"
import { expect, it } from "vitest"
import { parseDeliveryStatusNotification } from "./delivery-status-notification.ts"
import { channelTo, message } from "./testing/sample-mail.ts"

const notification = (fields: string, returned = "", ofMessage = `Original-Envelope-ID: ${message.key}\n`) =>
  `From: MAILER-DAEMON@mail.example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain

I'm sorry to have to inform you of Action: delivered

--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
${ofMessage}
Final-Recipient: rfc822; ${message.to}
${fields}
${returned}
--edge--
`.replaceAll("\n", "\r\n")

it.each([
  [
    "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp;\n 550 unknown",
    { status: "failed", trouble: "address", code: "5.1.1" },
  ],
  ["Action: Failed\nStatus: 5.7.1 (refused)", { status: "failed", trouble: "configuration", code: "5.7.1" }],
  ["Action: failed\nStatus: 4.4.7", { status: "failed", trouble: "provider", code: "4.4.7" }],
  ["Action: failed\nStatus: 5.0.0", { status: "failed", trouble: "provider", code: "5.0.0" }],
  ["Action: failed", { status: "failed", trouble: "provider" }],
  ["Action: delivered\nStatus: 2.0.0", { status: "delivered" }],
  ["Action: relayed\nStatus: 2.0.0", { status: "sent" }],
  [
    "Action: failed\nStatus: 5.2.2\nLast-Attempt-Date: Fri, 20 Jul 2018 09:30:00 +0800",
    { status: "failed", trouble: "address", code: "5.2.2", at: "2018-07-20T01:30:00.000Z" },
  ],
])("a notification with %s is a report under the key", async (fields, report) => {
  expect(await parseDeliveryStatusNotification(notification(fields))).toEqual({ key: message.key, ...report })
})

it("a delay, a mail that is no notification, and one that names no key are no report", async () => {
  const failed = "Action: failed\nStatus: 5.1.1"
  for (const raw of [
    notification("Action: delayed\nStatus: 4.4.1"),
    notification(failed, "", ""),
    notification(failed, "", "Original-Envelope-Id: somebody's own\n"),
    "Subject: hello\r\n\r\nAction: failed",
    "",
    notification(failed) + " ".repeat(1_048_576),
  ])
    expect(await parseDeliveryStatusNotification(raw)).toBeNull()
})

it.each(["text/rfc822-headers", "message/rfc822"])(
  "the Message-ID of what comes back as %s names the key where the server kept no envelope id",
  async (type) => {
    const server = await simulatedMailServer()
    await channelTo(server).send(message)
    await server.close()
    const head = (server.arrived[0]?.raw ?? "").replaceAll("\r\n", "\n").split("\n\n")[0]
    const returned = `--edge\nContent-Type: ${type}\n\n${head}\n\n`
    const report = await parseDeliveryStatusNotification(
      notification("Action: failed\nStatus: 5.1.1", returned, ""),
    )
    expect(report?.key).toBe(message.key)
  },
)

it("no mail whatever makes the reading fail", async () => {
  const pieces = notification("Action: failed\nStatus: 5.1.1").split(/(?<=\r\n)/)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), async (drawn) => {
      const report = await parseDeliveryStatusNotification(drawn.join(""))
      expect(report === null || report.key === message.key).toBe(true)
    }),
    { numRuns: 300 },
  )
})
