// A message as mail: the text, and the same as plain HTML. The same message gives the same mail at every attempt but for
// its date, so that a mailbox which joins what has one Message-ID shows it once.
import type { ChannelMessage } from "@onevisit/core/ports"
import { languageTag } from "@onevisit/core/notices"
import { type Markup, markup } from "@onevisit/core/reasons"
import type { Instant } from "@onevisit/core/time"
import MailComposer from "nodemailer/lib/mail-composer"
import { domainOf } from "./mail-address.ts"
import type { MailBox } from "./options.ts"

/** What of the sender stands in a mail. */
export interface Sender {
  readonly from: MailBox
  readonly replyTo?: string
}

/** A mail as it goes over the wire, but for the dots that SMTP doubles. */
export interface Mail {
  readonly bytes: number
  readonly source: Buffer
}

/**
 * The mail of a message. Auto-Submitted keeps absence notes and other robots from answering (RFC 3834, 5); nobody but
 * the addressee is named.
 */
export async function composeMail(message: ChannelMessage, sender: Sender, at: Instant): Promise<Mail> {
  const { body, key, language, link, title, to } = message
  const { from, replyTo } = sender
  const composer = new MailComposer({
    from: { address: from.address, name: from.name?.[language] ?? "" },
    to: { address: to, name: "" },
    ...(replyTo === undefined ? {} : { replyTo }),
    subject: title,
    date: new Date(at),
    messageId: messageIdOf(key, from.address),
    baseBoundary: key,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": languageTag[language],
    },
    text: link === undefined ? body : `${body}\n\n${linkWords[language]}\n${link}\n`,
    html: composeHtml(message).markup,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const source = await composer.compile().build()
  return { source, bytes: source.length }
}

/** The Message-ID of every attempt: the key, which means nothing, at the sender's domain. */
export function messageIdOf(key: string, from: string): string {
  return `<${key}@${domainOf(from)}>`
}

const linkWords = { zh: "登录后查看详情：", en: "Sign in to read more:" } as const

function composeHtml({ body, language, link, title }: ChannelMessage): Markup {
  const paragraphs = body
    .split(/(?:\r?\n){2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => markup`<p>${brokenLines(paragraph)}</p>\n`)
  const more =
    link === undefined ? [] : [markup`<p>${linkWords[language]}<br>\n<a href="${link}">${link}</a></p>\n`]
  return markup`<!doctype html>
<html lang="${languageTag[language]}"><head><meta charset="utf-8"><title>${title}</title></head>
<body>
<h1 style="font-size:1.2em">${title}</h1>
${paragraphs}${more}</body></html>
`
}

function brokenLines(paragraph: string): readonly Markup[] {
  return paragraph.split(/\r?\n/).map((line, at) => (at === 0 ? markup`${line}` : markup`<br>\n${line}`))
}
