/**
 * Text without what a copy may change and say the same: blanks and breaks, full or half width, the form of quotation
 * marks and dashes, how a date is written, the colon behind a label.
 */
import { showText } from "../render/show-text.ts"

/** For comparing whole texts: without blanks, with no colons but those of times and ratios. */
export function foldText(text: string): string {
  return softenText(text)
    .replaceAll(" ", "")
    .replace(/(?<!\d):|:(?!\d)/g, "")
}

/** For looking a text up in a line: words stay apart. */
export function softenText(text: string): string {
  return showText(text)
    .normalize("NFC")
    .replace(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[。、“”„‟〝〞「」『』‘’‚‛…·•・‧〜‐‑‒–—―−]/gu, (mark) => MARKS[mark] ?? mark)
    .replace(/-+/g, "-")
    .replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, (_, year: string, month: string, day: string) =>
      [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
    )
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
}

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
