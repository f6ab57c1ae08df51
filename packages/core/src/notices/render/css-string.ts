/** Text in a style sheet, for the margins of printed pages. */
import { showLine } from "../../reasons/index.ts"

/** All but letters, digits and blanks are written by their code points, so that nothing ends the string or the style. */
export function cssString(text: string): string {
  const escaped = showLine(text).replace(
    /[^\p{L}\p{N} ]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0xfffd).toString(16)} `,
  )
  return `"${escaped}"`
}
