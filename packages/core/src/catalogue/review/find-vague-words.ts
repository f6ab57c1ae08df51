/** Finds the words of a text that leave open what is asked for. */
import type { Text } from "../../reasons/index.ts"
import { CLEAR_EN, CLEAR_PATTERNS_ZH, CLEAR_ZH, OPEN_END_ZH, VAGUE_EN, VAGUE_ZH } from "./vague-words.ts"

/** Takes a text apart into its vague words, Chinese first; mostly there are none. */
export type FindVagueWords = (words: Text) => readonly string[]

/** The search for vague words, with phrases that a district holds to be clear besides the library's. */
export function vagueWordsBut(clear: readonly string[]): FindVagueWords {
  const zh = searchFor(
    [...VAGUE_ZH, OPEN_END_ZH],
    [...phrases([...Object.keys(CLEAR_ZH), ...clear]), ...CLEAR_PATTERNS_ZH],
    "g",
  )
  const en = searchFor(
    VAGUE_EN.map((pattern) => `\\b${pattern}\\b`),
    phrases([...Object.keys(CLEAR_EN), ...clear]),
    "gi",
  )
  return (words) => {
    const hasZh = ANY_ZH.test(words.zh)
    const hasEn = ANY_EN.test(words.en)
    if (!hasZh && !hasEn) return NONE
    return [...(hasZh ? found(words.zh, zh) : NONE), ...(hasEn ? found(words.en, en) : NONE)]
  }
}

const NONE: readonly string[] = []

// Most texts have none, which these tell without a look at the clear phrases.
const ANY_ZH = new RegExp([...VAGUE_ZH, OPEN_END_ZH].join("|"))
const ANY_EN = new RegExp(`\\b(?:${VAGUE_EN.join("|")})\\b`, "i")

/** What is clear is passed over whole; a vague word outside of any is the one group. */
function searchFor(vague: readonly string[], clear: readonly string[], flags: string): RegExp {
  return new RegExp(`${clear.join("|")}|(${vague.join("|")})`, flags)
}

/** Patterns of phrases to the letter, the longer first. */
function phrases(clear: readonly string[]): readonly string[] {
  return clear
    .filter((phrase) => phrase !== "")
    .toSorted((a, b) => b.length - a.length)
    .map(escape)
}

function found(words: string, search: RegExp): readonly string[] {
  const vague: string[] = []
  for (const [, word] of words.matchAll(search))
    if (word !== undefined && !vague.includes(word)) vague.push(word)
  return vague
}

function escape(phrase: string): string {
  return phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
