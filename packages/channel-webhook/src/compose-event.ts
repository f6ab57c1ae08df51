/** A message as an event that other systems read: CloudEvents 1.0, JSON format, structured mode. */
import {
  composeLongest,
  type Language,
  type MessageField,
  type MessageTemplate,
} from "@onevisit/core/notices"
import type { ChannelMessage } from "@onevisit/core/ports"
import { type Finding, text } from "@onevisit/core/reasons"
import type { Instant } from "@onevisit/core/time"

/** What is told: the words as people read them, and each value in a form that programs read. */
export interface WebhookData {
  /** The kind of notice, for example `supplement-due`. */
  readonly kind: string
  readonly language: Language
  readonly title: string
  readonly body: string
  readonly fields: Readonly<Record<string, MessageField>>
  /** Where the record is read, after signing in. */
  readonly link?: string
}

export interface WebhookEvent {
  readonly specversion: "1.0"
  /** The message's key: the same at every attempt. */
  readonly id: string
  /** The district that tells it. */
  readonly source: string
  /** `onevisit.notice.` and the kind. */
  readonly type: string
  /** When this attempt was made. */
  readonly time: string
  readonly datacontenttype: "application/json"
  readonly data: WebhookData
}

export const EVENT_MEDIA_TYPE = "application/cloudevents+json; charset=utf-8"

/** The event as it is posted. It does not hold the address. */
export function composeEvent(message: ChannelMessage, source: string, at: Instant): string {
  const { body, fields, key, kind, language, link, title } = message
  const event: WebhookEvent = {
    specversion: "1.0",
    id: key,
    source,
    type: `onevisit.notice.${kind}`,
    time: at,
    datacontenttype: "application/json",
    data: { kind, language, title, body, fields, ...(link === undefined ? {} : { link }) },
  }
  return JSON.stringify(event)
}

/** What is found where a template, its fields at their longest and with a long link, becomes more than `maxBytes`. */
export function reviewSize(template: MessageTemplate, source: string, maxBytes: number): readonly Finding[] {
  return (["zh", "en"] as const).flatMap((language) => {
    const bytes = Buffer.byteLength(composeEvent(longestMessage(template, language), source, SOME_TIME))
    if (bytes <= maxBytes) return []
    const finding: Finding = {
      code: "message-too-long",
      path: ["body", language],
      severity: "error",
      message: text(
        `填入最长内容后可达${bytes}字节，接收方最多收${maxBytes}字节，请精简文字或缩短字段。`,
        `Filled in at its longest this takes ${bytes} bytes, and the receiver takes ${maxBytes}: shorten it.`,
      ),
    }
    return [finding]
  })
}

/** The sign that takes most room in JSON: half a pair, which is written as an escape of six. */
const WIDEST = "\ud800"
const LONGEST_LINK = 2000
const SOME_TIME = "2018-07-20T01:30:00.000Z" as Instant

function longestMessage(template: MessageTemplate, language: Language): ChannelMessage {
  const longest = composeLongest(template, language, { sign: WIDEST, link: "x".repeat(LONGEST_LINK) })
  return { ...longest, key: "0".repeat(32), to: "" }
}
