/** How long a template can become, for a channel that counts characters. */
import { composeLongest, type MessageContent, type MessageTemplate } from "@onevisit/core/notices"
import { type Finding, text } from "@onevisit/core/reasons"

export function tooLong({ body, title }: MessageContent, longest: number): boolean {
  return lengthOf(title) + lengthOf(body) > longest
}

/** A finding for each language in which the longest values are more than the channel carries. */
export function reviewLength(template: MessageTemplate, longest: number): readonly Finding[] {
  return (["zh", "en"] as const).flatMap((language) => {
    const { body, title } = composeLongest(template, language, { sign: "字" })
    const length = lengthOf(title) + lengthOf(body)
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

function lengthOf(words: string): number {
  return [...words].length
}
