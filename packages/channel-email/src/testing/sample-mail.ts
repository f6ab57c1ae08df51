// Messages, and mails as a person's program shows them.
import type { ChannelMessage } from "@onevisit/core/ports"
import type { ArrivedMail, SimulatedMailServer } from "@onevisit/testkit"
import PostalMime, { type Email } from "postal-mime"
import { emailChannel } from "../email-channel.ts"
import type { EmailChannelOptions } from "../options.ts"

export const message: ChannelMessage = {
  key: "k7f3q9x2m4c8v1b6n5j0h3g7d2s9a4w8",
  to: "sample.citizen@example.org",
  kind: "supplement-due",
  language: "zh",
  title: "材料补交提醒：样例证书",
  body: "您申请的“样例证书”还有材料待补交，请在2018年7月20日前补齐。\n逾期将另行告知。\n\n样例区行政服务中心",
  fields: {},
  link: "https://district.example.org/m/k7f3q9?a=1&b=2",
}

export const from = {
  address: "no-reply@district.example.org",
  name: { zh: "样例区行政服务中心", en: "Sample District Service Centre" },
}

/** The channel to a server of this machine, in the clear. */
export function channelTo(server: SimulatedMailServer, more: Partial<EmailChannelOptions> = {}) {
  return emailChannel({ host: "127.0.0.1", port: server.port, secure: false, from, ...more })
}

export function readMail(mail: ArrivedMail | undefined): Promise<Email> {
  return PostalMime.parse(mail?.raw ?? "")
}
