/**
 * The short texts of a guide: one line that fits a single short message, and a few lines for a chat or a group. Both
 * say where the whole stands; what does not fit is left out, never cut off in the midst of a word.
 */
import { showLine, text, type Text } from "../../reasons/index.ts"
import type { Guide, GuideBrief } from "../guide/guide.ts"
import type { Language } from "../language.ts"

/** Characters of a single short message, each of 16 bits (UCS-2). */
const MOST_OF_A_LINE = 70
/** Characters that a chat spends on the names of materials. */
const MOST_OF_MATERIALS = 120

export interface BriefOptions {
  readonly language: Language
  /** Where the whole guide is to be read: an address, or the words by which people find it. */
  readonly at: string
}

export interface ShortTexts {
  /** At most 70 characters; `null` where not even a name and the place of the whole guide fit. */
  readonly line: string | null
  /** A few lines, apart by line feeds. */
  readonly chat: string
}

/**
 * The short texts of a guide. One that was not composed from an item has no more to say than its title.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { composeGuideBrief } from "@onevisit/core/notices"
 * import { text } from "@onevisit/core/reasons"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const guide = {
 *   item: "sample",
 *   edition: "2018-07",
 *   title: text("样例证书办事指南", "Guide: Sample certificate"),
 *   authority: text("样例局", "Sample Bureau"),
 *   publishedOn: plainDate("2018-07-20"),
 *   effectiveFrom: plainDate("2018-07-20"),
 *   sections: [],
 *   brief: {
 *     name: text("样例证书", "Sample certificate"),
 *     bring: [text("申请表", "Application form")],
 *     where: text("网上", "online"),
 *     visits: text("不用跑", "no visit"),
 *     term: text("5个工作日内办结", "done within 5 working days"),
 *     phone: "0571-0000 0001",
 *   },
 * }
 * assert.equal(
 *   composeGuideBrief(guide, { language: "zh", at: "样例区政府网站" }).line,
 *   "样例证书：不用跑，5个工作日内办结，材料1份，电话0571-0000 0001。全文：样例区政府网站",
 * )
 * ```
 */
export function composeGuideBrief(guide: Guide, { at, language }: BriefOptions): ShortTexts {
  const place = showLine(at)
  const { brief } = guide
  if (brief === undefined) {
    const title = showLine(guide.title[language])
    return {
      line: composeLine(title, [], place, language),
      chat: [bracketed(title, language), field(WHOLE, place, language)].join("\n"),
    }
  }
  const name = showLine(brief.name[language])
  return {
    line: composeLine(name, pointsOf(brief, language), place, language),
    chat: composeChat(name, brief, place, language),
  }
}

interface Point {
  readonly words: string
  /** The lowest is kept longest. */
  readonly rank: number
}

function pointsOf({ bring, phone, term, visits }: GuideBrief, language: Language): readonly Point[] {
  const number = text(
    bring.length === 0 ? "无需材料" : `材料${bring.length}份`,
    bring.length === 0 ? "no documents" : `${bring.length} document${bring.length === 1 ? "" : "s"}`,
  )
  const call = text(`电话${phone}`, `tel. ${phone}`)
  return [
    { words: visits[language], rank: 1 },
    ...(term ? [{ words: term[language], rank: 2 }] : []),
    { words: number[language], rank: 3 },
    { words: call[language], rank: 0 },
  ].map(({ rank, words }) => ({ rank, words: showLine(words) }))
}

/** As many of the points as fit, the most needed first, in the order given. */
function composeLine(name: string, points: readonly Point[], at: string, language: Language): string | null {
  const write = (called: string, kept: readonly Point[]): string => {
    const said = kept.map(({ words }) => words).join(language === "zh" ? "，" : ", ")
    const whole = field(WHOLE, at, language)
    if (language === "zh") return said === "" ? `${called}，${whole}` : `${called}：${said}。${whole}`
    return said === "" ? `${called.replace(/[^…]$/u, "$&.")} ${whole}` : `${called}: ${said}. ${whole}`
  }
  const called = shorten(name, MOST_OF_A_LINE + 1 - write("X", []).length)
  if (called === null) return null
  let kept: readonly Point[] = []
  for (const point of points.toSorted((a, b) => a.rank - b.rank)) {
    const more = points.filter((each) => each === point || kept.includes(each))
    if (write(called, more).length <= MOST_OF_A_LINE) kept = more
  }
  return write(called, kept)
}

function composeChat(name: string, brief: GuideBrief, at: string, language: Language): string {
  const { phone, term, visits, where } = brief
  return [
    bracketed(name, language),
    field(text("带什么", "Bring"), composeBring(brief, language), language),
    field(text("在哪办", "Where"), showLine(where[language]), language),
    field(text("跑几次", "Visits"), showLine(visits[language]), language),
    ...(term ? [field(text("多久办好", "When"), showLine(term[language]), language)] : []),
    field(text("电话", "Telephone"), showLine(phone), language),
    field(WHOLE, at, language),
  ].join("\n")
}

/** The names that fit, whole; how many more there are is told. */
function composeBring({ bring }: GuideBrief, language: Language): string {
  if (bring.length === 0) return language === "zh" ? "无需材料" : "nothing"
  const named: string[] = []
  let spent = 0
  for (const material of bring) {
    const name = showLine(material[language])
    spent += name.length
    if (spent > MOST_OF_MATERIALS && named.length > 0) break
    named.push(name)
  }
  const more = bring.length - named.length
  if (language === "zh") return named.join("、") + (more > 0 ? `，另有${more}份见全文` : "")
  return named.join(", ") + (more > 0 ? `, and ${more} more as the whole guide says` : "")
}

const WHOLE = text("全文", "In full")

function field(label: Text, value: string, language: Language): string {
  return language === "zh" ? `${label.zh}：${value}` : `${label.en}: ${value}`
}

function bracketed(name: string, language: Language): string {
  return language === "zh" ? `【${name}】` : `[${name}]`
}

/** The name, or as much of it as fits up to a blank, a mark or a bracket; `null` where not even its first part does. */
function shorten(name: string, room: number): string | null {
  if (name.length <= room) return name
  let kept = ""
  for (const part of name.split(/(?<=[\s，。、；：,.;:·）)》”])|(?=[（(《“])/u)) {
    if (kept.length + part.length + 1 > room) break
    kept += part
  }
  const whole = kept.replace(/[\s，。、；：,.;:·]+$/u, "")
  return whole === "" ? null : `${whole}…`
}
