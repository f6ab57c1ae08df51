// What of a text message a provider carries, checked before it is asked, and ahead of time in the longest that a template's
// fields may hold. Nothing is ever cut.
import {
  composeLongest,
  languages,
  longestShown,
  type Language,
  type MessageTemplate,
} from "@onevisit/core/notices"
import { ChannelError } from "@onevisit/core/ports"
import { type Finding, text } from "@onevisit/core/reasons"
import { fieldOf, fillIn, type SmsTemplate, type SmsTemplates, templateFor } from "./sms-template.ts"

export interface SmsLimits {
  /** Of one variable, in UTF-16 units. */
  readonly variable: number
  /** Of the whole message with its signature, in UTF-16 units. */
  readonly text: number
  /** Whether a variable may hold a web address. */
  readonly links: boolean
  /** Stands before each message in 【】 and counts; empty where there is none. */
  readonly signature: string
}

export type Variable = readonly [name: string, value: string]

/** Throws `ChannelError` with `content` where the provider does not carry these values. */
export function checkVariables(variables: readonly Variable[], { links, variable: most }: SmsLimits): void {
  for (const [name, value] of variables) {
    if (value.trim() === "")
      throw refused(`The variable ${name} has nothing to say, which the provider does not take.`)
    if (value.length > most)
      throw refused(`The variable ${name} is longer than the ${most} units that it may have.`)
    if (!links && /https?:\/\//i.test(value))
      throw refused(`The variable ${name} holds a web address, which the provider does not take.`)
  }
}

/** Throws `ChannelError` with `content` where the whole text, without its signature, is too long or cannot be shown. */
export function checkText(whole: string, { signature, text: most }: SmsLimits): void {
  if (UNCARRIED.test(whole)) throw refused("The text holds characters that cannot be seen.")
  if (whole.length + bracketed(signature) > most)
    throw refused(`The text is longer than the ${most} units that the provider carries.`)
}

/** The text as it is shown; where the wording is not known, at least the values, one after the other. */
export function wholeText(
  { text: wording }: Pick<SmsTemplate, "text">,
  variables: readonly Variable[],
): string {
  const values = new Map(variables)
  return wording === undefined
    ? variables.map(([, value]) => value).join("")
    : fillIn(wording, (name) => values.get(name) ?? "")
}

/** What of a notice the provider's templates do not carry, in both languages. */
export function reviewTemplates(
  templates: SmsTemplates,
  limits: SmsLimits,
  notice: MessageTemplate,
): readonly Finding[] {
  return languages.flatMap((language) => {
    const template = templateFor(templates, notice.kind, language)
    return template === undefined
      ? [noTemplate(language)]
      : reviewTemplate(template, limits, notice, language)
  })
}

function reviewTemplate(
  template: SmsTemplate,
  limits: SmsLimits,
  { fields }: MessageTemplate,
  language: Language,
): readonly Finding[] {
  const findings: Finding[] = []
  const longest: Variable[] = []
  for (const [name, source] of Object.entries(template.fields)) {
    const field = fieldOf(source)
    // How long a link is, is known when it is made.
    if (field === undefined) continue
    const kind = Object.hasOwn(fields, field) ? fields[field] : undefined
    if (kind === undefined) {
      findings.push(unknownField(name, field))
      continue
    }
    const most = longestShown(kind)
    longest.push([name, "字".repeat(most)])
    if (most > limits.variable) findings.push(tooLongField(field, most, limits.variable))
  }
  const units = wholeText(template, longest).length + bracketed(limits.signature)
  if (units > limits.text) findings.push(tooLongText(language, units, limits.text))
  const told = new Set(Object.values(template.fields).map(fieldOf))
  for (const field of Object.keys(fields)) if (!told.has(field)) findings.push(untold(field))
  return findings
}

/** The findings of a text that is sent as it is, for gateways without templates. */
export function reviewFreeText(limits: SmsLimits, template: MessageTemplate): readonly Finding[] {
  return languages.flatMap((language) => {
    const { body } = composeLongest(template, language, { sign: "字" })
    const units = body.length + bracketed(limits.signature)
    return units > limits.text ? [tooLongText(language, units, limits.text)] : []
  })
}

function bracketed(signature: string): number {
  return signature === "" ? 0 : signature.length + 2
}

/** Controls but line breaks, half a surrogate pair, and what turns the direction of reading. */
const UNCARRIED = /[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Cs}]|(?![\n\r])\p{Cc}/u

function refused(why: string): ChannelError {
  return new ChannelError("content", `${why} Change the wording or the field.`)
}

function noTemplate(language: Language): Finding {
  return {
    code: "no-sms-template",
    path: ["kind"],
    severity: "error",
    message: text(
      `未配置此类通知的${language === "zh" ? "中文" : "英文"}短信模板。`,
      `There is no text-message template of this kind in ${language === "zh" ? "Chinese" : "English"}.`,
    ),
  }
}

function unknownField(variable: string, field: string): Finding {
  return {
    code: "unknown-field",
    path: ["fields"],
    severity: "error",
    message: text(
      `短信模板变量 ${variable} 取自字段 ${field}，通知中没有该字段。`,
      `The variable ${variable} is taken from the field ${field}, which the notice does not have.`,
    ),
  }
}

function tooLongField(field: string, longest: number, most: number): Finding {
  return {
    code: "variable-too-long",
    path: ["fields", field],
    severity: "error",
    message: text(
      `字段 ${field} 最长可达 ${longest} 个字符，短信模板变量最多 ${most} 个。`,
      `The field ${field} may have ${longest} characters; a variable of a text message has at most ${most}.`,
    ),
  }
}

function tooLongText(language: Language, units: number, most: number): Finding {
  return {
    code: "message-too-long",
    path: ["body", language],
    severity: "error",
    message: text(
      `短信最长可达 ${units} 个字符（含签名），通道最多 ${most} 个。`,
      `The text message may have ${units} characters with its signature; the provider carries ${most}.`,
    ),
  }
}

function untold(field: string): Finding {
  return {
    code: "field-not-told",
    path: ["fields", field],
    severity: "warning",
    message: text(
      `短信模板没有包含字段 ${field}。`,
      `The text-message template does not tell the field ${field}.`,
    ),
  }
}
