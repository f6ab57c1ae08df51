// What mail can carry: nearly every text. A message that it cannot is refused before a server is asked, and a template
// that may lead to one is found ahead.
import { ChannelError, type ChannelMessage } from "@onevisit/core/ports"
import { composeLongest, languages, type MessageTemplate } from "@onevisit/core/notices"
import { type Finding, text } from "@onevisit/core/reasons"
import { isMailAddress } from "./mail-address.ts"

/** A subject beyond this is no subject; servers and mail programs cut longer ones. In characters. */
export const LONGEST_SUBJECT = 200

/** Throws `ChannelError`: `address` where it is no single mail address, `content` where mail cannot carry the text. */
export function checkCarried({ body, link, title, to }: ChannelMessage): void {
  if (!isMailAddress(to))
    throw new ChannelError("address", "The address is no mail address. Ask the person for another.")
  if (UNCARRIED.test(title) || /[\n\r\t]/.test(title) || title.trim() === "")
    throw new ChannelError(
      "content",
      "A title is one line of characters that can be seen. Change the wording.",
    )
  if ([...title].length > LONGEST_SUBJECT)
    throw new ChannelError(
      "content",
      `A title has at most ${LONGEST_SUBJECT} characters. Shorten the wording.`,
    )
  if (UNCARRIED.test(body))
    throw new ChannelError(
      "content",
      "The text holds characters that cannot be seen. Take them out of the wording.",
    )
  if (link !== undefined && !/^https?:\/\/[^\s\p{Cc}\p{Cs}"<>]+$/u.test(link))
    throw new ChannelError("content", "The link is no web address. Give one that begins with https://.")
}

/** What of a template mail cannot carry when every field is as long as it may be. */
export function reviewCarried(template: MessageTemplate): readonly Finding[] {
  return languages.flatMap((language): readonly Finding[] => {
    const title = template.title[language]
    const longest = composeLongest(template, language, { sign: "字" }).title
    const findings: Finding[] = []
    if ([...longest].length > LONGEST_SUBJECT)
      findings.push({
        code: "title-too-long",
        path: ["title", language],
        severity: "error",
        message: text(
          `标题最长可达 ${[...longest].length} 个字符，邮件主题不宜超过 ${LONGEST_SUBJECT} 个字符。`,
          `The title may grow to ${[...longest].length} characters; a subject has at most ${LONGEST_SUBJECT}.`,
        ),
      })
    for (const [part, words] of [
      ["title", title],
      ["body", template.body[language]],
    ] as const)
      if (UNCARRIED.test(words))
        findings.push({
          code: "control-character",
          path: [part, language],
          severity: "error",
          message: text(
            "文字中有不可见的控制字符，请删除。",
            "The text holds characters that cannot be seen; take them out.",
          ),
        })
    return findings
  })
}

/**
 * Controls other than tab and line break, half a surrogate pair, and what turns the direction of reading, with which a
 * number could be shown in another order than it stands.
 */
const UNCARRIED = /[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Cs}]|(?![\t\n\r])\p{Cc}/u
