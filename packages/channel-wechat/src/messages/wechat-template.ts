/**
 * Templates that WeChat holds the wording of. A keyword (关键词) is named after its family, `thing1` say, and a family
 * carries what it carries; which field of a notice stands in which keyword is told here, and nowhere else.
 */

/** The families of keywords ("订阅消息参数值内容限制说明"). */
export const families = [
  "thing",
  "number",
  "letter",
  "symbol",
  "character_string",
  "time",
  "date",
  "amount",
  "phone_number",
  "car_number",
  "name",
  "phrase",
  "const",
  "enum",
] as const

export type KeywordFamily = (typeof families)[number]

/** Which field stands in a keyword; for `const` and `enum` with the words that the template lists for it. */
export type KeywordSource = string | { readonly field: string; readonly listed: readonly string[] }

export interface WechatTemplate {
  /** WeChat's id of it in this account. */
  readonly id: string
  /** `subscribe`: a subscription (订阅通知) that the person has given. `template`: a class template (类目模板) of a service account. */
  readonly via: "subscribe" | "template"
  /** By keyword, `{ thing1: "item", date2: "dueOn" }`: every keyword of the template. */
  readonly fields: Readonly<Record<string, KeywordSource>>
  /** Fields of the notice that this template does not tell: who wants to know them follows the link. */
  readonly without?: readonly string[]
  /** Where a tap on the message leads when the message has no link. */
  readonly page?: string
}

/** By the kind of notice. */
export type WechatTemplates = Readonly<Record<string, WechatTemplate>>

export interface Keyword {
  readonly name: string
  readonly family: KeywordFamily
  readonly field: string
  readonly listed: readonly string[]
}

export function templateFor(templates: WechatTemplates, kind: string): WechatTemplate | undefined {
  return Object.hasOwn(templates, kind) ? templates[kind] : undefined
}

export function keywordsOf({ fields }: WechatTemplate): readonly Keyword[] {
  return Object.entries(fields).map(([name, source]) => ({
    name,
    family: familyOf(name) ?? "thing",
    ...(typeof source === "string" ? { field: source, listed: [] } : source),
  }))
}

/** The family of a keyword by its name; `undefined` where it is none. */
export function familyOf(keyword: string): KeywordFamily | undefined {
  const [, family] = /^([a-z]+(?:_[a-z]+)?)\d{1,3}$/.exec(keyword) ?? []
  return families.find((each) => each === family)
}
