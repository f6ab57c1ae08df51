/** The messages that a simulated official account has taken: judged as WeChat judges them, all of a template or nothing. */
import { type Instant, toEpochMillis } from "@onevisit/core/time"
import type { WechatAnswer } from "./wechat-articles.ts"
import { takesValue } from "./wechat-fields.ts"

/** A template as it was approved: its keywords, and for those of a fixed list what they may say. */
export interface WechatTemplate {
  readonly via: "subscribe" | "template"
  readonly keywords: readonly string[]
  readonly listed?: Readonly<Record<string, readonly string[]>>
}

export interface WechatMessage {
  readonly to: string
  readonly templateId: string
  readonly via: WechatTemplate["via"]
  readonly data: Readonly<Record<string, string>>
  /** Where a tap on it leads. */
  readonly page?: string
  readonly clientMessageId?: string
  readonly at: Instant
}

export interface WechatMessagesOptions {
  readonly templates: Readonly<Record<string, WechatTemplate>>
  readonly clock: () => Instant
  /** Who is nobody to this account: 40003. */
  readonly isUnknown: (openId: string) => boolean
  /** Who has not subscribed, or no longer: 43101. */
  readonly refuses: (openId: string) => boolean
}

/** "同一个 openid + client_msg_id 只发送一条消息，10 分钟有效" */
const KNOWN_AGAIN_MILLIS = 10 * 60_000

export class WechatMessages {
  readonly #options: WechatMessagesOptions
  readonly #arrived: WechatMessage[] = []

  constructor(options: WechatMessagesOptions) {
    this.#options = options
  }

  arrived(): readonly WechatMessage[] {
    return this.#arrived
  }

  send(via: WechatTemplate["via"], body: WechatAnswer): WechatAnswer {
    const { clock, isUnknown, refuses, templates } = this.#options
    const { client_msg_id, data, template_id: templateId, touser: to } = body
    if (typeof to !== "string" || !/^[\w-]{10,64}$/.test(to) || isUnknown(to)) return refusal(40003)
    const template = Object.hasOwn(templates, String(templateId)) ? templates[String(templateId)] : undefined
    if (typeof templateId !== "string" || template?.via !== via) return refusal(40037)
    const values = valuesOf(data)
    const { keywords, listed = {} } = template
    if (Object.keys(values).some((name) => !keywords.includes(name))) return refusal(47003)
    if (!keywords.every((name) => takesValue(name, values[name], listed[name]))) return refusal(47003)
    if (refuses(to)) return refusal(43101)
    const clientMessageId = typeof client_msg_id === "string" ? client_msg_id : undefined
    const at = clock()
    if (clientMessageId !== undefined && this.#isKnown(to, clientMessageId, at)) return taken(this.#arrived)
    const page = body[via === "subscribe" ? "page" : "url"]
    this.#arrived.push({
      to,
      templateId,
      via,
      data: values as Readonly<Record<string, string>>,
      at,
      ...(typeof page === "string" ? { page } : {}),
      ...(clientMessageId === undefined ? {} : { clientMessageId }),
    })
    return via === "template" ? taken(this.#arrived) : { errcode: 0, errmsg: "ok" }
  }

  #isKnown(to: string, id: string, at: Instant): boolean {
    const since = toEpochMillis(at) - KNOWN_AGAIN_MILLIS
    return this.#arrived.some(
      (each) => each.to === to && each.clientMessageId === id && toEpochMillis(each.at) > since,
    )
  }
}

function valuesOf(data: unknown): Readonly<Record<string, unknown>> {
  if (typeof data !== "object" || data === null) return {}
  return Object.fromEntries(
    Object.entries(data).map(([name, held]) => [name, (held as { readonly value?: unknown } | null)?.value]),
  )
}

function taken(arrived: readonly WechatMessage[]): WechatAnswer {
  return { errcode: 0, errmsg: "ok", msgid: 200_000_000 + arrived.length }
}

function refusal(errcode: number): WechatAnswer {
  return { errcode, errmsg: `refused rid: simulated-${errcode}` }
}
