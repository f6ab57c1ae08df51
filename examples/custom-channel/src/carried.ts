/** What the gateway carries: one text, of so many characters. */
import { composeLongest, type MessageContent, type MessageTemplate } from "@onevisit/core/notices"
import { ChannelError, type ChannelMessage } from "@onevisit/core/ports"
import { type Finding, text } from "@onevisit/core/reasons"

// #region text
const LONGEST = 300
const LONGEST_LINK = 100

/** The one text that the gateway gets. */
export function textOf({ body, link, title }: Pick<MessageContent, "body" | "link" | "title">): string {
  return [title, body, ...(link === undefined ? [] : [link])].join("\n")
}

/** Throws `ChannelError` for what the gateway cannot carry. It is called before the gateway is. */
export function checkCarried(message: ChannelMessage): void {
  // The gateway takes lists of numbers. A message is for one person.
  if (!/^1\d{10}$/.test(message.to))
    throw new ChannelError("address", "This is no mobile number of 11 digits. Ask the person for theirs.")
  if (lengthOf(message.link ?? "") > LONGEST_LINK || lengthOf(textOf(message)) > LONGEST)
    throw new ChannelError("content", `The text has more than ${LONGEST} characters. Shorten its template.`)
}
// #endregion text

// #region review
/** The same ahead of time: every field as long as it may be, and room for a link. */
export function reviewCarried(template: MessageTemplate): readonly Finding[] {
  return (["zh", "en"] as const).flatMap((language) => {
    const link = "x".repeat(LONGEST_LINK)
    const length = lengthOf(textOf(composeLongest(template, language, { sign: "字", link })))
    if (length <= LONGEST) return []
    const finding: Finding = {
      code: "message-too-long",
      path: ["body", language],
      severity: "error",
      message: text(
        `填入最长内容后有${length}个字符，渠道最多${LONGEST}个，请精简文字或缩短字段。`,
        `Filled in at its longest this has ${length} characters, and the channel carries ${LONGEST}: shorten it.`,
      ),
    }
    return [finding]
  })
}

/** In characters, as the gateway counts: a sign of two units is one. */
function lengthOf(words: string): number {
  return [...words].length
}
// #endregion review
