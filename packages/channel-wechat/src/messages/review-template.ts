/**
 * What of a notice the template of its kind does not carry, found before anybody waits for it: from what its fields are
 * declared to hold at their longest. What depends on the value alone, an amount above ¥99,999,999.99, is a warning.
 */
import { type FieldKind, longestShown, type MessageTemplate } from "@onevisit/core/notices"
import { type Finding, type Text, text } from "@onevisit/core/reasons"
import { type Keyword, keywordsOf, templateFor, type WechatTemplates } from "./wechat-template.ts"
import { longest, writeValue } from "./write-value.ts"

export function reviewTemplate(templates: WechatTemplates, notice: MessageTemplate): readonly Finding[] {
  const template = templateFor(templates, notice.kind)
  if (template === undefined)
    return [
      finding(
        "wechat-no-template",
        ["kind"],
        "error",
        text(
          `通知“${notice.kind}”没有对应的微信模板，请先选用模板并写入 templates。`,
          `There is no WeChat template for the notice ${notice.kind}: choose one, and name it in templates.`,
        ),
      ),
    ]
  const { without = [] } = template
  const keywords = keywordsOf(template)
  const told = new Set([...keywords.map(({ field }) => field), ...without])
  return [
    ...keywords.flatMap((keyword) => reviewKeyword(keyword, notice)),
    ...Object.keys(notice.fields)
      .filter((name) => !told.has(name))
      .map((name) =>
        finding(
          "wechat-field-untold",
          ["fields", name],
          "error",
          text(
            `微信模板没有说出“${name}”，请加入关键词，或写入 without。`,
            `The WeChat template does not tell ${name}: give it a keyword, or name it in without.`,
          ),
        ),
      ),
  ]
}

function reviewKeyword(keyword: Keyword, { fields }: MessageTemplate): readonly Finding[] {
  const { family, field, name } = keyword
  const kind = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (kind === undefined)
    return [
      finding(
        "wechat-no-such-field",
        ["fields", field],
        "error",
        text(
          `关键词“${name}”取自通知没有的字段“${field}”，请更正 templates。`,
          `The keyword ${name} is taken from ${field}, which the notice does not have: correct templates.`,
        ),
      ),
    ]
  const fit = fitOf(keyword, kind)
  if (fit === "always") return []
  const most = family === "const" || family === "enum" ? null : longest[family]
  const path = ["fields", field]
  if (fit === "never")
    return [
      finding(
        "wechat-field-not-carried",
        path,
        "error",
        text(
          `“${field}”填入最长内容时，关键词“${name}”${most === null ? "未列出该值" : `（最多${most}个字符）`}不能承载，微信会整条退回。`,
          `At its longest ${field} is not what the keyword ${name} takes${most === null ? ", which lists its words" : ` (at most ${most} characters)`}: WeChat would send nothing.`,
        ),
      ),
    ]
  return [
    finding(
      "wechat-field-may-not-fit",
      path,
      "warning",
      text(
        `“${field}”的有些内容关键词“${name}”不能承载，遇到时不发送。`,
        `The keyword ${name} does not take everything that ${field} may hold; such a message is not sent.`,
      ),
    ),
  ]
}

/** Whether a family takes whatever a field of this kind may hold, nothing of the longest, or it depends. */
function fitOf({ family, listed }: Keyword, kind: FieldKind): "always" | "sometimes" | "never" {
  switch (kind.kind) {
    case "one-of": {
      const fits = (word: string) =>
        writeValue(family, { kind: "one-of", value: word, shown: word }, listed) !== null
      if (!kind.words.every(({ zh }) => fits(zh))) return "never"
      return kind.words.every(({ en }) => fits(en)) ? "always" : "sometimes"
    }
    case "words":
      if (family === "thing") return longestShown(kind) <= longest.thing ? "always" : "never"
      if (family === "name" || family === "phrase" || family === "letter" || family === "symbol")
        return longestShown(kind) <= longest[family] ? "sometimes" : "never"
      return family === "const" || family === "enum" ? "sometimes" : "never"
    case "reference":
      if (family === "thing") return longestShown(kind) <= longest.thing ? "always" : "never"
      if (family === "character_string" || family === "number" || family === "car_number")
        return longestShown(kind) <= longest[family] ? "sometimes" : "never"
      return "never"
    case "count":
      return family === "number" || family === "thing" || family === "character_string" ? "always" : "never"
    case "date":
      return family === "date" || family === "thing" ? "always" : "never"
    case "moment":
      return family === "date" || family === "time" || family === "thing" ? "always" : "never"
    case "amount":
      return family === "amount" || family === "thing" || family === "number" ? "sometimes" : "never"
    case "office-phone":
      if (family === "thing" || family === "character_string") return "always"
      return family === "phone_number" ? "sometimes" : "never"
    default:
      return kind satisfies never
  }
}

function finding(code: string, path: Finding["path"], severity: Finding["severity"], message: Text): Finding {
  return { code, path, severity, message }
}
