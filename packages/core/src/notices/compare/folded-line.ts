/** The lines of a page, folded for comparing. */
import { foldText, foldWithGaps, type FoldedText } from "./fold-text.ts"
import type { GuideField } from "./guide-fields.ts"
import type { VisibleLine } from "./visible-text.ts"

/** What it shows is never empty. */
export interface FoldedLine extends FoldedText, VisibleLine {
  /** Without the number or mark in front, which a copy may write where the guide leaves it to the channel. */
  readonly unnumbered: FoldedText
}

/** Lines that show nothing are left out, and those that count the rows of a table, unless the guide counts them too. */
export function foldLines(
  lines: readonly VisibleLine[],
  fields: readonly Pick<GuideField, "folded" | "isHeading">[],
): readonly FoldedLine[] {
  const headings = new Set(fields.flatMap(({ folded, isHeading }) => (isHeading ? [folded] : [])))
  const said = new Set(fields.map(({ folded }) => folded))
  const counts = lines.some(({ counting, text }) => counting && !/\d/.test(text) && said.has(foldText(text)))
  const listed = listedLines(lines)
  return lines.flatMap((line, at): readonly FoldedLine[] => {
    const whole = foldWithGaps(line.text)
    if (whole.folded === "" || (line.counting && !counts)) return []
    const uncounted = line.text.replace(COUNT, "")
    const isCounted = uncounted !== line.text && (listed.has(at) || headings.has(foldText(uncounted)))
    const bare = withoutNumber(isCounted ? uncounted : line.text)
    const unnumbered = bare === line.text ? whole : foldWithGaps(bare)
    return [{ ...line, ...whole, unnumbered: unnumbered.folded === "" ? whole : unnumbered }]
  })
}

/** Whether a line says this text and no more. */
export function isLineOf({ folded, unnumbered }: FoldedLine, expected: string): boolean {
  return folded === expected || unnumbered.folded === expected
}

/**
 * Lines on end that count on from 1. A number with no more than a blank behind it may be part of what is said, as in
 * `3 月收入证明`; where lines are counted it is not.
 */
function listedLines(lines: readonly VisibleLine[]): ReadonlySet<number> {
  const numbers = lines.map(({ text }) => Number(COUNT.exec(text)?.[1]?.normalize("NFKC")))
  const listed = new Set<number>()
  for (const [at, number] of numbers.entries()) {
    const isFirst = number === 1 && numbers[at + 1] === 2
    if (isFirst || (number > 1 && listed.has(at - 1) && numbers[at - 1] === number - 1)) listed.add(at)
  }
  return listed
}

function withoutNumber(text: string): string {
  return text.replace(NUMBER, "").replace(BRACKETS, (_, inner: string) => inner.replace(NUMBER, ""))
}

/** `1.`, `一、`, `（1）`, never part of a number; `①`; `●`. */
const NUMBER =
  /^\s*(?:(?:[（(](?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)]|(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})[.．、)）])(?=[^\d０-９])|[\u2460-\u249B\u2776-\u277F•●■◆▪])/u

const COUNT = /^\s*([\d０-９]{1,2})\s+(?=[^\s\d０-９])/u

/** Those that a heading is set in. */
const BRACKETS = /^\s*[【〖](.*)[】〗]\s*$/u
