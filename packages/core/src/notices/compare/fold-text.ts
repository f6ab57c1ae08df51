/**
 * Text without what a copy may change and say the same: blanks and breaks, full or half width, the form of quotation
 * marks and dashes, how a date or an hour is written, the colon behind a label.
 */
import { showText } from "../../reasons/index.ts"

export interface FoldedText {
  readonly folded: string
  /** The blanks and colons that were left out, by the place in the folded text where they stood. */
  readonly gaps: ReadonlyMap<number, string>
}

/** For comparing whole texts: without blanks, with no colons but those of times and ratios. */
export function foldText(text: string): string {
  return softenText(text).replace(GAP, "")
}

/** The same, and where words could be told apart. */
export function foldWithGaps(text: string): FoldedText {
  const soft = softenText(text)
  const gaps = new Map<number, string>()
  let left = 0
  for (const { 0: gap, index } of soft.matchAll(GAP)) {
    const at = index - left
    if (gaps.get(at) !== ":") gaps.set(at, gap)
    left += 1
  }
  return { folded: soft.replace(GAP, ""), gaps }
}

/** For looking a text up in a line: words stay apart. */
export function softenText(text: string): string {
  return showText(text)
    .normalize("NFC")
    .replace(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[。、“”„‟〝〞「」『』‘’‚‛…·•・‧〜‐‑‒–—―−]/gu, (mark) => MARKS[mark] ?? mark)
    .replace(/-+/g, "-")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/\s+/gu, " ")
    .replace(DATE, (...[, year, , month, day, monthZh, dayZh]: readonly string[]) =>
      [year, (month ?? monthZh ?? "").padStart(2, "0"), (day ?? dayZh ?? "").padStart(2, "0")].join("-"),
    )
    .replace(/(?<!\d|\d[:.])0(?=\d:\d\d(?!\d))/g, "")
    .trim()
}

/** Blanks, and colons that do not stand between digits. */
const GAP = / |(?<!\d ?):|:(?! ?\d)/g

/** 2018-7-20, 2018/07/20, 2018.7.20 or 2018年7月20日; never part of a longer number. */
const DATE =
  /(?<!\d|\d[-./])(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})(?![-./]?\d)| ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日)/g

const MARKS: Readonly<Record<string, string>> = {
  "。": ".",
  "、": ",",
  "…": "...",
  ...sameAs('"', "“”„‟〝〞「」『』"),
  ...sameAs("'", "‘’‚‛"),
  ...sameAs("·", "•・‧"),
  ...sameAs("~", "〜"),
  ...sameAs("-", "‐‑‒–—―−"),
}

function sameAs(mark: string, others: string): Record<string, string> {
  return Object.fromEntries([...others].map((other) => [other, mark]))
}
