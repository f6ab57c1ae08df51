/**
 * Breaks text into lines of a terminal. Chinese may break between any two characters, but no line begins with what
 * closes or ends with what opens; English breaks at spaces. A word longer than a line stands alone on one.
 */
import { displayWidth, isWide } from "../../reasons/index.ts"

const CLOSES = /^[，。、；：！？）》」』】〉”’…·)\].,;:!?]/
const OPENS = /[（《「『【〈“‘([]$/

/** The lines, none wider than `width` columns where it can be helped. */
export function wrapWords(words: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ""
  for (const piece of piecesOf(words)) {
    if (line !== "" && displayWidth(line) + displayWidth(piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim() !== "" || lines.length === 0) lines.push(line.trimEnd())
  return lines
}

/** What does not break: a wide character or a run of narrow ones with the spaces behind, with what clings to it. */
function piecesOf(words: string): readonly string[] {
  const pieces: string[] = []
  for (const character of words) {
    const last = pieces.at(-1)
    if (last !== undefined && clings(last, character)) pieces[pieces.length - 1] = last + character
    else pieces.push(character)
  }
  return pieces
}

function clings(before: string, character: string): boolean {
  if (character === " " || CLOSES.test(character) || OPENS.test(before)) return true
  if (before.endsWith(" ")) return false
  return !isWide(character) && !isWide(before.at(-1) ?? "")
}
