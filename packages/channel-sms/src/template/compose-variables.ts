/** The variables of a message in the provider's names and order, checked against what the provider carries. */
import { ChannelError, type ChannelMessage } from "@onevisit/core/ports"
import { checkText, checkVariables, type SmsLimits, type Variable, wholeText } from "./limits.ts"
import { type SmsTemplates, templateFor, valueOf } from "./sms-template.ts"

export interface Composed {
  readonly code: string
  /** The wording, where it is known. */
  readonly text?: string
  readonly variables: readonly Variable[]
}

/**
 * Every variable with its value, none left out. Throws `ChannelError`: `configuration` where there is no template of the
 * kind or it asks for what the message does not have; `content` where the provider does not carry a value or the whole.
 */
export function composeVariables(
  templates: SmsTemplates,
  limits: SmsLimits,
  message: ChannelMessage,
): Composed {
  const template = templateFor(templates, message.kind, message.language)
  if (template === undefined)
    throw new ChannelError(
      "configuration",
      `There is no text-message template of the kind ${message.kind} in its language. Have one approved, and name it in templates.`,
    )
  const variables = Object.entries(template.fields).map(([name, source]): Variable => {
    const value = valueOf(source, message)
    if (value === undefined)
      throw new ChannelError(
        "configuration",
        `The variable ${name} is taken from what a message of the kind ${message.kind} does not have. Correct templates.`,
      )
    return [name, value]
  })
  checkVariables(variables, limits)
  checkText(wholeText(template, variables), limits)
  const { code, text } = template
  return { code, variables, ...(text === undefined ? {} : { text }) }
}
