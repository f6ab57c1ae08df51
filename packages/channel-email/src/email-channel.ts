// The Channel port over SMTP. Mail knows neither keys nor look-up: a repeated mail arrives twice, and what became of one
// is told, if at all, by another mail to the envelope's sender.
import { type Channel, type ChannelMessage, defineChannel, type SendReceipt } from "@onevisit/core/ports"
import { fromEpochMillis } from "@onevisit/core/time"
import { checkCarried, reviewCarried } from "./carriage.ts"
import { composeMail } from "./compose-mail.ts"
import { checkOptions, type EmailChannelOptions } from "./options.ts"
import { sendOverSmtp } from "./smtp-session.ts"

/**
 * Sends each message as one mail to one address: text, and the same as plain HTML, in the message's language.
 *
 * `send` resolves with `queued` when the server has taken the mail, and rejects with `ChannelError`: `unreachable` when
 * there is no connection, no encryption or no greeting; what the server's answer means by its code (RFC 3463); and
 * `no-answer` when the connection or the time ended after the mail began to leave. Throws `InvalidInput` at once on options
 * that cannot be used, all issues together.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { emailChannel } from "@onevisit/channel-email"
 *
 * const mail = emailChannel({ host: "127.0.0.1", port: 1, secure: false, from: { address: "no-reply@example.org" } })
 * const message = {
 *   key: "k7f3q9x2m4c8v1b6n5j0h3g7d2s9a4w8",
 *   to: "sample@example.org",
 *   kind: "supplement-due",
 *   language: "zh",
 *   title: "材料补交提醒",
 *   body: "请在2018年7月20日前补齐材料。",
 *   fields: {},
 * } as const
 * await assert.rejects(mail.send(message), { _tag: "ChannelError", trouble: "unreachable" })
 * await assert.rejects(mail.send({ ...message, to: "a@example.org,b@example.org" }), { trouble: "address" })
 * ```
 */
export function emailChannel(options: EmailChannelOptions): Channel {
  checkOptions(options)
  const { bouncesTo, clock = systemClock, from, id = "email" } = options
  const send = async (message: ChannelMessage): Promise<SendReceipt> => {
    checkCarried(message)
    const { key, to } = message
    const mail = await composeMail(message, options, clock())
    const envelope = { from: bouncesTo ?? from.address, to, id: key, notify: bouncesTo !== undefined }
    await sendOverSmtp(options, envelope, mail)
    return { status: "queued" }
  }
  return defineChannel({
    id,
    addresses: "email",
    can: { repeats: false, reports: bouncesTo === undefined ? [] : ["failed"], disturbs: false },
    review: reviewCarried,
    send,
  })
}

function systemClock() {
  return fromEpochMillis(Date.now())
}
