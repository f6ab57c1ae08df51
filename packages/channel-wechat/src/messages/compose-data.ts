/** The keywords of a template, each with its value: all of them as WeChat takes them, or a failure that names the one. */
import { ChannelError, type ChannelMessage } from "@onevisit/core/ports"
import { keywordsOf, type WechatTemplate } from "./wechat-template.ts"
import { writeValue } from "./write-value.ts"

export type WechatData = Readonly<Record<string, { readonly value: string }>>

/**
 * Throws `ChannelError`: `configuration` where the template asks for a field that the message does not have, or leaves
 * one out that it was not told to; `content` where a keyword does not take the value.
 */
export function composeData(template: WechatTemplate, { fields, kind }: ChannelMessage): WechatData {
  const { without = [] } = template
  const keywords = keywordsOf(template)
  const told = new Set([...keywords.map(({ field }) => field), ...without])
  for (const name of Object.keys(fields))
    if (!told.has(name))
      throw new ChannelError(
        "configuration",
        `The WeChat template of ${kind} does not tell ${name}. Give it a keyword, or name it in without.`,
      )
  return Object.fromEntries(
    keywords.map(({ family, field, listed, name }) => {
      const held = Object.hasOwn(fields, field) ? fields[field] : undefined
      if (held === undefined)
        throw new ChannelError(
          "configuration",
          `The keyword ${name} is taken from ${field}, which a message of the kind ${kind} does not have. Correct templates.`,
        )
      const value = writeValue(family, held, listed)
      if (value === null)
        throw new ChannelError(
          "content",
          `The keyword ${name} does not take what ${field} holds. Shorten it, or choose a keyword of another family.`,
        )
      return [name, { value }]
    }),
  )
}
