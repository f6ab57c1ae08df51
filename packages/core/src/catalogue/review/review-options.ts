/** What a district can tell a review, and what the review makes of it once for all items. */
import * as Result from "effect/Result"
import { applicableRuleSet, type RuleSet } from "../../law/index.ts"
import type { Finding, Severity } from "../../reasons/index.ts"
import type { Term } from "../../time/index.ts"
import type { ItemCodes, ServiceItem } from "../service-item.ts"
import { type FindVagueWords, vagueWordsBut } from "./find-vague-words.ts"
import { type FindRecord, recordsOf, type RegistryRecords } from "./known-records.ts"
import type { ReviewCode } from "./review-checks.ts"

export interface ReviewOptions {
  /** Checks that are not made. */
  readonly off?: readonly ReviewCode[]
  /** How grave a finding is where the district sees it otherwise than the library. */
  readonly severities?: Readonly<Partial<Record<ReviewCode, Severity>>>
  /** The rule sets in force, for the statutory term of items that name none themselves. */
  readonly law?: readonly RuleSet[]
  /** What registries hold and nobody need bring. */
  readonly registries?: readonly RegistryRecords[]
  /** What is wrong with a code that stands in a field of an item, for example `itemCodeDefects` of `@onevisit/china`. */
  readonly codeDefects?: (code: string, field: keyof ItemCodes) => readonly Finding[]
  /** Terms and abbreviations that the district explains elsewhere. */
  readonly glossary?: readonly string[]
  /** Phrases, to the letter, that hold a vague word and yet leave nothing open. */
  readonly clear?: readonly string[]
  /**
   * The longest sentence, in characters of Chinese and words of English; 60 and 35 unless said. No law sets a
   * length: the numbers are this library's choice.
   */
  readonly longest?: { readonly zh?: number; readonly en?: number }
}

/** The options as the checks use them. */
export interface ReviewContext {
  readonly findVague: FindVagueWords
  readonly findRecord: FindRecord
  readonly codeDefects: (code: string, field: keyof ItemCodes) => readonly Finding[]
  readonly glossary: ReadonlySet<string>
  readonly longest: { readonly zh: number; readonly en: number }
  /** The time the law gives for an item: its own, else the rule set's that governs it when it begins to hold. */
  readonly statutoryTermOf: (item: ServiceItem) => Term | undefined
}

/** Makes ready what depends on no item. */
export function contextOf(options: ReviewOptions): ReviewContext {
  const { clear = [], codeDefects = () => [], glossary = [], law = [], longest, registries = [] } = options
  return {
    findVague: vagueWordsBut(clear),
    findRecord: recordsOf(registries),
    codeDefects,
    glossary: new Set(glossary),
    longest: { zh: longest?.zh ?? 60, en: longest?.en ?? 35 },
    statutoryTermOf: statutoryTerms(law),
  }
}

function statutoryTerms(law: readonly RuleSet[]): ReviewContext["statutoryTermOf"] {
  const known = new Map<string, Term | undefined>()
  return ({ statutoryTerm, type, validFrom }) => {
    if (statutoryTerm !== undefined || law.length === 0) return statutoryTerm
    const key = `${type} ${validFrom}`
    if (!known.has(key)) {
      const ruleSet = Result.getOrUndefined(applicableRuleSet(law, type, validFrom))
      const decision = ruleSet?.provisions.decision
      known.set(key, decision && { clause: decision.clause, ...decision.term })
    }
    return known.get(key)
  }
}
