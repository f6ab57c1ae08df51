/**
 * A field of a notice as a family of keywords takes it, by "订阅消息参数值内容限制说明", lengths by code point. What a family does
 * not take is not made to fit: WeChat answers 47003 to it and sends nothing, or folds what is too long away.
 */
import type { MessageField } from "@onevisit/core/notices"
import type { KeywordFamily } from "./wechat-template.ts"

/** What stands in the keyword, or `null` where the family does not take it. */
export function writeValue(
  family: KeywordFamily,
  field: MessageField,
  listed: readonly string[] = [],
): string | null {
  const value = asWritten(family, field)
  if (value === null || value.trim() === "" || UNCARRIED.test(value)) return null
  if (family === "const" || family === "enum") return listed.includes(value) ? value : null
  return [...value].length <= longest[family] && forms[family].test(value) ? value : null
}

/** The most characters that a family takes. */
export const longest: Readonly<Record<Exclude<KeywordFamily, "const" | "enum">, number>> = {
  thing: 20,
  number: 32,
  letter: 32,
  symbol: 5,
  character_string: 32,
  // 2018年12月31日 23:59
  time: 17,
  date: 17,
  // A sign, ten digits and the point among them, 元.
  amount: 13,
  phone_number: 17,
  car_number: 8,
  // Twenty letters; the form allows ten signs where there is a Chinese one.
  name: 20,
  phrase: 5,
}

/** Control characters, half characters, and those that turn the direction of reading. */
const UNCARRIED = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

const forms: Readonly<Record<Exclude<KeywordFamily, "const" | "enum">, RegExp>> = {
  thing: /./u,
  number: /^\d+(?:\.\d+)?$/,
  letter: /^[A-Za-z]+$/,
  symbol: /^[^\p{L}\p{N}\s]+$/u,
  character_string: /^[!-~]+$/,
  time: /^(?:\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日(?: \d{2}:\d{2})?$/,
  // Ten digits in all.
  amount: /^¥(?=(?:\.?\d){1,10}$)\d+(?:\.\d{2})?$/,
  phone_number: /^[\d+-]+$/,
  car_number: /^[\p{Script=Han}A-Z0-9][A-Z0-9]*[\p{Script=Han}A-Z0-9]$/u,
  name: /^(?:[^\p{N}\p{Script=Han}]+|[^\p{N}]{1,10})$/u,
  phrase: /^\p{Script=Han}+$/u,
}

/** Days, moments and amounts in the form that WeChat names, whatever the language; everything else as people read it. */
function asWritten(family: KeywordFamily, { kind, shown, value }: MessageField): string | null {
  switch (family) {
    case "date":
      return kind === "date" || kind === "moment" ? composeMoment(value) : null
    case "time":
      return kind === "moment" ? composeMoment(value) : null
    case "amount":
      return kind === "amount" ? `¥${value}` : null
    case "number":
      return kind === "count" || kind === "amount" || kind === "reference" ? value : null
    default:
      return shown
  }
}

/** `2018-07-20T15:01` as `2018年7月20日 15:01`. */
function composeMoment(value: string): string | null {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?$/.exec(value) ?? []
  if (year === undefined) return null
  return `${year}年${Number(month)}月${Number(day)}日${time === undefined ? "" : ` ${time}`}`
}
