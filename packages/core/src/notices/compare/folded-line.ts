/** The lines of a page, folded for comparing. */
import { foldText } from "./fold-text.ts"
import type { VisibleLine } from "./visible-text.ts"

export interface FoldedLine {
  readonly text: string
  readonly heading: boolean
  /** Never empty. */
  readonly folded: string
  /** Without the number in front, which a copy may write where the guide leaves it to the channel. */
  readonly unnumbered: string
}

/** Lines that show nothing are left out. */
export function foldLines(lines: readonly VisibleLine[]): readonly FoldedLine[] {
  return lines.flatMap(({ heading, text }) => {
    const folded = foldText(text)
    const unnumbered = foldText(text.replace(NUMBER, ""))
    return folded === "" ? [] : [{ text, heading, folded, unnumbered }]
  })
}

/** Whether a line says this text and no more. */
export function isLineOf({ folded, unnumbered }: FoldedLine, expected: string): boolean {
  return folded === expected || unnumbered === expected
}

/** `1.`, `一、`, `（1）`; never part of a number. */
const NUMBER =
  /^\s*(?:[（(](?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)]|(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})[.．、)）])(?=[^\d０-９])/u
