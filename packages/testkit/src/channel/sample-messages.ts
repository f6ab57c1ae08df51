/** Made-up messages of a template: with values of every kind, as long as they may be, and under keys of their own. */
import {
  composeMessage,
  defineTemplate,
  type FieldKind,
  type FieldValue,
  type Language,
  type MessageContent,
  type MessageTemplate,
} from "@onevisit/core/notices"
import type { ChannelMessage } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { type PlainDate, plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { createHash } from "node:crypto"

/**
 * The notice of which the contract of a channel makes its messages, unless it is told another.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { sampleTemplate } from "@onevisit/testkit"
 *
 * assert.equal(sampleTemplate.kind, "sample-notice")
 * assert.deepEqual(Object.keys(sampleTemplate.fields), ["item", "dueOn"])
 * ```
 */
export const sampleTemplate: MessageTemplate = defineTemplate({
  kind: "sample-notice",
  fields: { item: { kind: "words", longest: 20 }, dueOn: { kind: "date" } },
  title: text("材料补交提醒", "Documents are due"),
  body: {
    zh: "您申请的“{item}”还有材料待补交，请在{dueOn}前补齐。",
    en: "Your application for {item} still lacks documents. Please hand them in by {dueOn}.",
  },
})

/** A template of the same kind whose words may be so long. */
export function lengthened(template: MessageTemplate, longest: number): MessageTemplate {
  const fields = Object.fromEntries(
    Object.entries(template.fields).map(([name, kind]) => [
      name,
      kind.kind === "words" ? { ...kind, longest } : kind,
    ]),
  )
  return { ...template, fields }
}

export interface Shape {
  readonly language?: Language
  /** Every word and reference as long as its field allows. */
  readonly longest?: boolean
  /** Stands in every field of words, in both languages. */
  readonly words?: string
  readonly link?: string
}

/** What the template says with made-up values, which differ by number; `undefined` where a field does not hold the words. */
export function contentOf(
  template: MessageTemplate,
  number: number,
  { language = "zh", link, longest = false, words }: Shape = {},
): MessageContent | undefined {
  const values: Record<string, FieldValue> = {}
  for (const [name, kind] of Object.entries(template.fields)) {
    const value = valueOf(kind, number, longest, words)
    if (value !== undefined) values[name] = value
  }
  const composed = composeMessage(template, values, { language, ...(link === undefined ? {} : { link }) })
  return Result.isSuccess(composed) ? composed.success : undefined
}

export function messageOf(
  template: MessageTemplate,
  to: string,
  number: number,
  shape: Shape = {},
): ChannelMessage {
  const content = contentOf(template, number, shape)
  if (content === undefined)
    throw new Error(`No message can be made of the template ${template.kind}: check its fields.`)
  return { ...content, key: keyOf(number), to }
}

/** A key as district makes them: 32 letters and digits. */
export function keyOf(number: number): string {
  return createHash("sha256").update(`sample ${number}`).digest("hex").slice(0, 32)
}

function valueOf(
  kind: FieldKind,
  number: number,
  longest: boolean,
  words: string | undefined,
): FieldValue | undefined {
  switch (kind.kind) {
    case "words": {
      if (words !== undefined) return text(words, words)
      const made = (sign: string) =>
        [...(longest ? sign.repeat(kind.longest) : `${mark(number)}Mark样例`)].slice(0, kind.longest).join("")
      return text(made("样"), made("W"))
    }
    case "one-of":
      return kind.words[number % kind.words.length]
    case "count":
      return longest ? Number.MAX_SAFE_INTEGER : number
    case "date":
      return dayOf(number, longest)
    case "moment":
      return { on: dayOf(number, longest), time: longest ? "23:59" : "09:30" }
    case "amount":
      return longest ? Number.MIN_SAFE_INTEGER : number * 100 + 5
    case "reference":
      return longest ? "R".repeat(kind.longest) : `REF${mark(number)}`.slice(-kind.longest)
    case "office-phone":
      return longest ? "0571-00000000-12345" : "12345"
    default:
      return kind satisfies never
  }
}

/** In letters, because a row of digits may be taken for somebody's number. */
function mark(number: number): string {
  return [...String(number)].map((digit) => "ABCDEFGHIJ"[Number(digit)]).join("")
}

function dayOf(number: number, longest: boolean): PlainDate {
  return plainDate(
    longest
      ? "2018-12-31"
      : `2018-${number % 2 === 0 ? "07" : "08"}-${String(1 + (number % 28)).padStart(2, "0")}`,
  )
}
