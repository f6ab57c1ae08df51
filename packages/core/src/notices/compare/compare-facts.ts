/**
 * The title of a guide and the facts under it: authority, edition, dates. A site has words of its own for these, so the
 * title must be a line of its own and each fact stand somewhere above the first section; where our own label stands
 * beside a date, it holds.
 */
import type { Text } from "../../reasons/index.ts"
import { text } from "../../reasons/index.ts"
import type { Guide } from "../guide/guide.ts"
import type { Language } from "../language.ts"
import { labels } from "../render/labels.ts"
import { foldText, softenText } from "./fold-text.ts"
import { changedFact, missingFact, type GuideDrift } from "./guide-drift.ts"
import { isLineOf, type FoldedLine } from "./folded-line.ts"

export function compareFacts(
  guide: Guide,
  lines: readonly FoldedLine[],
  language: Language,
): readonly GuideDrift[] {
  const facts: readonly (readonly [Text, keyof Guide, string])[] = [
    [labels.authority, "authority", guide.authority[language]],
    [labels.edition, "edition", guide.edition],
    [labels.publishedOn, "publishedOn", guide.publishedOn],
    [labels.effectiveFrom, "effectiveFrom", guide.effectiveFrom],
  ]
  // What shows one fact cannot show another: two days that are the same stand there twice.
  const soft = lines.map((line) => softenText(line.text))
  const left = [...soft]
  const isLost = (value: string): boolean => {
    const words = standingAlone(softenText(value))
    const at = left.findIndex((line) => words.test(line))
    if (at >= 0) left[at] = left[at]?.replace(words, "\n") ?? ""
    return at < 0
  }
  return [
    ...compareTitle(guide, lines, language),
    ...facts.flatMap(([name, key, value]): readonly GuideDrift[] => {
      const lost = isLost(value)
      const dates = DATES.has(key) ? datesBeside(name, soft.join("\n"), language) : []
      if (dates[0] !== undefined && !dates.includes(value)) return [changedFact(name, key, value, dates[0])]
      return lost ? [missingFact(name, key, value)] : []
    }),
  ]
}

const DATES: ReadonlySet<keyof Guide> = new Set(["publishedOn", "effectiveFrom"])

/**
 * The dates behind our label for them, where the page has it: on the same line or alone on the next. A label behind
 * another is the head of a column, and what stands behind it may be the other's.
 */
function datesBeside(name: Text, shown: string, language: Language): readonly string[] {
  const label = name[language]
  const others = Object.values(labels).map((other) => other[language])
  const heads = `(?<!(?:\\p{L}|(?:${others.join("|")})[\\s:|]*)${label})`
  const beside = new RegExp(`${label}${heads}[ :]*\\n?(\\d{4}-\\d\\d-\\d\\d)(?![-\\d])`, "gu")
  return [...shown.matchAll(beside)].map(([, date = ""]) => date)
}

function compareTitle(guide: Guide, lines: readonly FoldedLine[], language: Language): readonly GuideDrift[] {
  const title = guide.title[language]
  const folded = foldText(title)
  if (folded === "" || lines.some((line) => isLineOf(line, folded))) return []
  const instead = lines.find(({ heading }) => heading)
  const name = text("标题", "the title")
  return [instead ? changedFact(name, "title", title, instead.text) : missingFact(name, "title", title)]
}

/**
 * The value where it does not go on before or behind: a date or a code with no letter or digit of Latin script beside
 * it, nor another part of a number; words in Chinese with none at all.
 */
function standingAlone(value: string): RegExp {
  const literal = value.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
  const [before, behind] = [value.at(0), value.at(-1)].map((edge) =>
    /[0-9A-Za-z]/.test(edge ?? "") ? "[0-9A-Za-z]" : "[\\p{L}\\p{N}]",
  )
  return new RegExp(`(?<!${before}|${before}[-./])${literal}(?!${behind}|[-./]${behind})`, "u")
}
