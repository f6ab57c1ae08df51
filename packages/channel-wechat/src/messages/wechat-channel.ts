// The Channel port over "发送订阅通知" (message/subscribe/bizsend) and "发送模板消息" (message/template/send). WeChat answers no
// question about a message that it was sent, and knows one again for ten minutes only, and by a template alone.
import { ChannelError, type ChannelMessage, defineChannel, type SendReceipt } from "@onevisit/core/ports"
import type { MessageTemplate } from "@onevisit/core/notices"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import { type AccountAnswer, troubleOf, type WechatAccount, type WechatAnswer } from "../account/index.ts"
import { checkOptions } from "../parse-options.schema.ts"
import { channelOptionsSchema } from "./channel-options.schema.ts"
import { composeData } from "./compose-data.ts"
import { reviewTemplate } from "./review-template.ts"
import { templateFor, type WechatTemplates } from "./wechat-template.ts"

export interface WechatChannelOptions {
  /** `wechat` unless told. */
  readonly id?: string
  /** Of a certified service account (服务号). */
  readonly account: WechatAccount
  readonly templates: WechatTemplates
}

/**
 * Sends each notice to one follower (openid) as the template of its kind: every keyword filled in, or nothing.
 *
 * `send` resolves with `queued` when WeChat has answered 0. It rejects with `ChannelError` by WeChat's code: `consent`
 * where the person has not subscribed or has used up what they subscribed to (43101), `content` before WeChat is asked
 * where a keyword does not take its value, `used-up` until midnight in China (45009), and so on. There is no look-up, and
 * a repetition may reach the person twice: a message of which nobody knows whether it went out is for another way.
 * Throws `InvalidInput` at once on options that cannot be used.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { wechatAccount, wechatChannel } from "@onevisit/channel-wechat"
 *
 * const account = wechatAccount({ appId: "wx0000000000sample", appSecret: "sample", endpoint: "http://127.0.0.1:1" })
 * const channel = wechatChannel({
 *   account,
 *   templates: {
 *     "supplement-due": { id: "SAMPLE_1", via: "subscribe", fields: { thing1: "item", date2: "dueOn" } },
 *   },
 * })
 * const message = {
 *   key: "k7f3q9x2m4c8v1b6n5j0h3g7d2s9a4w8",
 *   to: "oSAMPLE00000000000000000001",
 *   kind: "supplement-due",
 *   language: "zh",
 *   title: "材料补交提醒",
 *   body: "请在2018年7月20日前补齐材料。",
 *   fields: {
 *     item: { kind: "words", value: "企业技术中心认定", shown: "企业技术中心认定" },
 *     dueOn: { kind: "date", value: "2018-07-20", shown: "2018年7月20日" },
 *   },
 * } as const
 * await assert.rejects(channel.send(message), { _tag: "ChannelError", trouble: "unreachable" })
 * const long = { kind: "words", value: "", shown: "字".repeat(21) } as const
 * await assert.rejects(channel.send({ ...message, fields: { ...message.fields, item: long } }), { trouble: "content" })
 * ```
 */
export function wechatChannel(options: WechatChannelOptions) {
  checkOptions(channelOptionsSchema, options)
  const { account, id = "wechat", templates } = options

  const send = async (message: ChannelMessage): Promise<SendReceipt> => {
    const { key, kind, link, to } = message
    if (!/^[A-Za-z0-9_-]{10,64}$/.test(to))
      throw new ChannelError(
        "address",
        "The address is no openid of a follower. Ask the person to sign in anew.",
      )
    const template = templateFor(templates, kind)
    if (template === undefined)
      throw new ChannelError(
        "configuration",
        `There is no WeChat template of the kind ${kind}. Choose one, and name it in templates.`,
      )
    const common = { touser: to, template_id: template.id, data: composeData(template, message) }
    const page = link ?? template.page
    if (page !== undefined && page.length > 1024)
      throw new ChannelError("content", "The link is longer than the 1024 characters that WeChat takes.")
    const answer =
      template.via === "subscribe"
        ? await account.call("/cgi-bin/message/subscribe/bizsend", { ...common, ...(page ? { page } : {}) })
        : await account.call("/cgi-bin/message/template/send", {
            ...common,
            ...(page ? { url: page } : {}),
            client_msg_id: key,
          })
    return receiptOf(answer, account.clock)
  }

  return defineChannel({
    id,
    addresses: "wechat-openid",
    can: { repeats: false, reports: [], disturbs: true },
    review: (notice: MessageTemplate) => reviewTemplate(templates, notice),
    send,
  })
}

function receiptOf(answer: AccountAnswer, clock: () => Instant): SendReceipt {
  switch (answer.kind) {
    case "done": {
      const { msgid } = answer.body
      return { status: "queued", ...(typeof msgid === "number" ? { reference: String(msgid) } : {}) }
    }
    case "refused":
      throw refusal(answer.errcode, clock())
    case "without-token":
      throw withoutToken(answer.because, clock())
    case "unreachable":
      throw unreachable(answer.code)
    case "no-answer":
      throw new ChannelError(
        "no-answer",
        "WeChat gave no answer that can be read. The message may have been sent, and cannot be looked up: take another way.",
      )
    default:
      return answer satisfies never
  }
}

function withoutToken(because: Exclude<WechatAnswer, { readonly kind: "done" }>, now: Instant): ChannelError {
  if (because.kind === "refused") return refusal(because.errcode, now)
  if (because.kind === "unreachable") return unreachable(because.code)
  return new ChannelError("unreachable", "WeChat gave no token. Nothing was sent; try again later.")
}

function unreachable(code: string): ChannelError {
  return new ChannelError(
    "unreachable",
    `WeChat cannot be reached (${code}). Nothing was sent; try again later.`,
  )
}

function refusal(errcode: number, now: Instant): ChannelError {
  const trouble = troubleOf(errcode)
  const retryAt = retryInstant(errcode, now)
  return new ChannelError(trouble, `WeChat answers ${errcode}. ${ADVICE[trouble]}`, {
    code: String(errcode),
    ...(retryAt === undefined ? {} : { retryAt }),
  })
}

/** Budgets of a day begin anew at midnight in China, those of a minute ("retry next minute") a minute later. */
function retryInstant(errcode: number, now: Instant): Instant | undefined {
  const millis = toEpochMillis(now)
  if (errcode === 45_011) return fromEpochMillis(millis + 60_000)
  if (errcode !== 45_009) return undefined
  return fromEpochMillis((Math.floor((millis + CHINA_MILLIS) / DAY_MILLIS) + 1) * DAY_MILLIS - CHINA_MILLIS)
}

const CHINA_MILLIS = 8 * 3_600_000
const DAY_MILLIS = 86_400_000

const ADVICE: Readonly<Record<ReturnType<typeof troubleOf>, string>> = {
  unreachable: "Nothing was sent; try again later.",
  "no-answer": "The message may have been sent; take another way.",
  throttled: "Nothing was sent; wait, then try again.",
  "used-up": "Nothing was sent; the budget of the day begins anew at midnight in China.",
  provider: "Nothing was sent; try again later.",
  address: "The person is no follower of this account; take another way.",
  consent: "The person has not subscribed to such messages, or no longer; take another way.",
  content: "Nothing was sent; change the wording or the template.",
  configuration: "Check the account, its rights and the template on the platform.",
}
