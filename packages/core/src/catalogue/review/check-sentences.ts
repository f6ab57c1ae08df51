/**
 * Sentences so long that readers lose the thread. The bulletin of Xiaoshan wants wording that is short and exact; how
 * long is too long is this library's choice, and a district's to change. Whether a short sentence is plain is left to
 * people.
 */
import { text, type Text } from "../../reasons/index.ts"
import { pathOf, seeTexts } from "./item-texts.ts"
import type { CheckItem } from "./review-finding.ts"
import type { ReviewContext } from "./review-options.ts"

export const sentencesAreShort: CheckItem = (item, report, { longest }) => {
  seeTexts(item, (words, field, index, below) => {
    const tooLong = findTooLong(words, longest)
    if (tooLong !== undefined) report(pathOf(field, index, below), tooLong)
  })
}

function findTooLong({ en, zh }: Text, longest: ReviewContext["longest"]): Text | undefined {
  const characters = zh.length > longest.zh ? mostCharacters(zh) : 0
  // A word and the space behind it are two characters at least.
  const words = en.length >= 2 * longest.en ? mostWords(en) : 0
  if (characters > longest.zh)
    return text(
      `一句话长${characters}字，超过${longest.zh}字：请拆成短句。`,
      `A sentence of the Chinese text has ${characters} characters, more than ${longest.zh}: make it several.`,
    )
  if (words <= longest.en) return undefined
  return text(
    `英文一句话长${words}词，超过${longest.en}词：请拆成短句。`,
    `A sentence has ${words} words, more than ${longest.en}: make it several.`,
  )
}

/** Of the longest sentence; a semicolon ends one as a full stop does. */
function mostCharacters(words: string): number {
  return Math.max(...words.split(/[。；！？\n]/).map((sentence) => [...sentence.trim()].length))
}

/** Goes from space to space by character codes, which is several times as fast as taking the text apart. */
function mostWords(words: string): number {
  let most = 1
  let length = 1
  for (let space = words.indexOf(" "); space >= 0; space = words.indexOf(" ", space + 1)) {
    if (words.charCodeAt(space + 1) === SPACE) continue
    length = endsSentence(words.charCodeAt(space - 1)) ? 1 : length + 1
    if (length > most) most = length
  }
  return most
}

const SPACE = 0x20

/** Whether a character code is that of `.`, `;`, `!` or `?`. */
function endsSentence(code: number): boolean {
  return code === 0x2e || code === 0x3b || code === 0x21 || code === 0x3f
}
