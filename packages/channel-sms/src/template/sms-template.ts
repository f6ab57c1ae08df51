/**
 * The templates (短信模板) that a provider holds the wording of. Notices name their values; which of them stands in which
 * variable, and in which order, is told here, and nowhere else.
 */
import type { Language, MessageContent } from "@onevisit/core/notices"

/** Where a variable's value comes from. */
export type VariableSource =
  /** The field of this name, as people read it. */
  | string
  /** `value` is the field in the form that does not depend on the language: `2018-07-20`. */
  | { readonly field: string; readonly as: "shown" | "value" }
  /** The link, or what of it comes after the host: a template that holds the host already takes that as `path`. */
  | { readonly link: "whole" | "path" }

export interface SmsTemplate {
  /** The provider's own id of it. */
  readonly code: string
  /** The provider's variables, in the order of the wording where the provider knows them by position. */
  readonly fields: Readonly<Record<string, VariableSource>>
  /**
   * The wording as the provider holds it, without the signature, each variable as `${name}`. With it the length of the
   * whole message is known; without it only that of its variables.
   */
  readonly text?: string
}

/** By the kind of notice; one wording for everyone, or one for each language. */
export type SmsTemplates = Readonly<
  Record<string, SmsTemplate | Readonly<Partial<Record<Language, SmsTemplate>>>>
>

/** The template for a kind in a language, where there is one. */
export function templateFor(
  templates: SmsTemplates,
  kind: string,
  language: Language,
): SmsTemplate | undefined {
  const found = Object.hasOwn(templates, kind) ? templates[kind] : undefined
  if (found === undefined) return undefined
  return isTemplate(found) ? found : found[language]
}

export function isTemplate(given: NonNullable<SmsTemplates[string]>): given is SmsTemplate {
  return typeof (given as Partial<SmsTemplate>).code === "string"
}

/** The name of the field that a variable tells; `undefined` for the link. */
export function fieldOf(source: VariableSource): string | undefined {
  if (typeof source === "string") return source
  return "field" in source ? source.field : undefined
}

/** What a variable says in a message; `undefined` where the message has no such field, or no link. */
export function valueOf(source: VariableSource, { fields, link }: MessageContent): string | undefined {
  if (typeof source === "object" && "link" in source) {
    if (link === undefined || source.link === "whole") return link
    return link.replace(/^https?:\/\/[^/?#]+\/?/, "")
  }
  const name = fieldOf(source) ?? ""
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  return typeof source === "object" && source.as === "value" ? field?.value : field?.shown
}

/** The wording with its variables filled in, each once: what a value holds is never taken for a variable. */
export function fillIn(text: string, value: (name: string) => string): string {
  return text.replace(VARIABLE, (_, name: string) => value(name))
}

/** The names of the variables in a wording, in order, each once. */
export function variablesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map(([, name = ""]) => name))]
}

const VARIABLE = /\$\{([A-Za-z0-9_]+)\}/g
