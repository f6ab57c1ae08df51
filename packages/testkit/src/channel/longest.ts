/** How long a template can become, for a channel that counts characters. */
import {
  type Language,
  longestShown,
  type MessageContent,
  type MessageTemplate,
} from "@onevisit/core/notices"
import { type Finding, text } from "@onevisit/core/reasons"

export function tooLong({ body, title }: MessageContent, longest: number): boolean {
  return lengthOf(title) + lengthOf(body) > longest
}

/** A finding for each language in which the longest values are more than the channel carries. */
export function reviewLength(template: MessageTemplate, longest: number): readonly Finding[] {
  return (["zh", "en"] as const).flatMap((language) => {
    const length =
      longestOf(template, template.title, language) + longestOf(template, template.body, language)
    if (length <= longest) return []
    const finding: Finding = {
      code: "message-too-long",
      path: ["body", language],
      severity: "error",
      message: text(
        `填入最长内容后有${length}个字符，渠道最多${longest}个，请精简文字或缩短字段。`,
        `Filled in at their longest this has ${length} characters, and the channel carries ${longest}: shorten it.`,
      ),
    }
    return [finding]
  })
}

function longestOf({ fields }: MessageTemplate, words: MessageTemplate["body"], language: Language): number {
  const told = [...words[language].matchAll(PLACEHOLDER)].map(([, name = ""]) => name)
  return told.reduce(
    (sum, name) => {
      const kind = Object.hasOwn(fields, name) ? fields[name] : undefined
      return sum + (kind === undefined ? 0 : longestShown(kind))
    },
    lengthOf(words[language].replace(PLACEHOLDER, "")),
  )
}

function lengthOf(words: string): number {
  return [...words].length
}

const PLACEHOLDER = /\{([A-Za-z0-9]+)\}/g
