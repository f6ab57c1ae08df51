/**
 * Terms that an item uses and explains nowhere: abbreviations in Latin letters, words in quotation marks, and rules
 * cited by title that are not among its bases (行政许可法 art. 30 has the basis made public). A term is explained where
 * the item says what it means (以下简称“…”, …是指…, or a bracket beside it) or where the district's glossary has it.
 * Whether any other word is understood by those who read it is left to people.
 */
import type { MaterialRequirement } from "../../materials/index.ts"
import { text, type Citation, type Path, type Text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { CheckItem, Report } from "./review-finding.ts"
import { EVERYDAY_ABBREVIATIONS, RULE_ENDING } from "./known-words.ts"

export const termsAreExplained: CheckItem = (item, report, { glossary }) => {
  seeDemands(item, (words, path, material) => {
    if (!MAY_HOLD_TERM.test(words.zh)) return
    for (const term of termsIn(words.zh)) {
      if (glossary.has(term) || explanations(item, material).some((each) => explains(each, term))) continue
      report(
        path,
        text(
          `“${term}”没有解释：请在本事项中写明含义，或者列入术语表。`,
          `"${term}" is not explained: say in the item what it means, or put it into the glossary.`,
        ),
      )
    }
  })
}

export function citedRulesAreBases(item: ServiceItem, report: Report): void {
  seeDemands(item, (words, path, material) => {
    if (!words.zh.includes("《")) return
    for (const [, title = ""] of words.zh.matchAll(/《([^《》]+)》/g)) {
      if (!RULE_ENDING.test(title) || basesOf(item, material).some((basis) => isTitled(basis, title)))
        continue
      report(
        path,
        text(
          `引用了《${title}》，设定依据中却没有列出。`,
          `《${title}》 is cited, but is not among the bases of the item.`,
        ),
      )
    }
  })
}

type SeeDemand = (words: Text, path: Path, material?: MaterialRequirement) => void

/** The texts that ask something of the applicant. */
function seeDemands({ conditions, materials, questions }: ServiceItem, see: SeeDemand): void {
  conditions.forEach((condition, index) => see(condition, ["conditions", index]))
  questions.forEach(({ question }, index) => see(question, ["questions", index, "question"]))
  materials.forEach((material, index) => {
    see(material.name, ["materials", index, "name"], material)
    if (material.standard) see(material.standard, ["materials", index, "standard"], material)
    if (material.remark) see(material.remark, ["materials", index, "remark"], material)
  })
}

const MAY_HOLD_TERM = /[A-Z]{2}|“/

// In capitals, not a numeral, and not the mark of a numbered standard such as GB/T 32100.
const ABBREVIATION = /(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])(?!(?:\/T)?[\s-]?\d)/g
// Not what is to be chosen or written down to the letter, and not a part of a title.
const QUOTED = /(?<![选择填写勾明注标为按名](?:“[^“”]*”[、或和]?)*)“([^“”]{2,12})”(?![^《]*》)/g

function termsIn(words: string): ReadonlySet<string> {
  const terms = new Set<string>()
  for (const [term] of words.matchAll(ABBREVIATION))
    if (!EVERYDAY_ABBREVIATIONS.has(term) && !/^[IVX]+$/.test(term)) terms.add(term)
  for (const [, term = ""] of words.matchAll(QUOTED)) terms.add(term)
  return terms
}

/** Where an item explains its terms; a material's remark and standard speak for that material alone. */
function explanations(item: ServiceItem, material: MaterialRequirement | undefined): readonly string[] {
  const { conditions, faq = [], materials, procedure, questions } = item
  const own = [material?.standard, material?.remark].flatMap((each) => (each ? [each] : []))
  return [
    ...conditions,
    ...procedure,
    ...questions.map(({ question }) => question),
    ...materials.map(({ name }) => name),
    ...faq.flatMap(({ answer, question }) => [question, answer]),
    ...own,
  ].map(({ zh }) => zh)
}

/** 以下简称“X”, X（…）, …（X）, X企业是指…, X，指… */
function explains(words: string, term: string): boolean {
  for (let at = words.indexOf(term); at >= 0; at = words.indexOf(term, at + 1)) {
    const before = words.slice(0, at)
    const after = words.slice(at + term.length)
    if (/(?:简称|所称|下称)[为：]?“?$/.test(before) || /^”?(?:（|\(|，?指|[^，。；]{0,6}是指)/.test(after))
      return true
    if (/[^（(][（(](?:简称)?“?$/.test(before) && /^”?[）)]/.test(after)) return true
  }
  return false
}

/** A fee's basis is no basis of what is asked for; a material's is one of that material. */
function basesOf(item: ServiceItem, material: MaterialRequirement | undefined): readonly Citation[] {
  const { basis, power, promisedTerm, statutoryTerm } = item
  const others = [promisedTerm?.clause, statutoryTerm?.clause, power?.list, material?.basis]
  return [...basis, ...others.flatMap((each) => (each ? [each] : []))]
}

/** The state's name and the year of a version are often left out. */
function isTitled({ title }: Citation, cited: string): boolean {
  return bareTitle(title.zh) === bareTitle(cited)
}

function bareTitle(title: string): string {
  return title.replace(/^中华人民共和国/, "").replaceAll(/[（(][^）)]*[）)]|[《》〈〉\s]/g, "")
}
