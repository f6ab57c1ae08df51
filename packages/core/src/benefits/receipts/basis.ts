/**
 * What a determination was made on, beside the facts: the rule itself with the facts, parameters and codes it names. A
 * receipt carries all of it, so that it can be decided again with nothing else at hand. What the rule does not name
 * stays out; the codes that facts name come with the determination.
 */
import { canonicalJson } from "../../events/index.ts"
import type { HashSuite } from "../../proofs/index.ts"
import type { RegionTable } from "../../identity/index.ts"
import type { FactType, ParameterHistory, Rule } from "../../rules/index.ts"
import type { CalendarPin } from "../../time/index.ts"
import { lineageOf, wordsIn } from "./code-lineage.ts"
import { hashBasis } from "./hash-suite.ts"

/** The basis of a run, made once for all its receipts. */
export interface ReceiptBasis {
  /** What each determination names it by. */
  readonly hash: string
  /** Canonical JSON. */
  readonly text: string
  /** The rule as it was given. */
  readonly rule: Rule
  /** The names of the facts that it names; a receipt holds these and no others. */
  readonly facts: readonly string[]
  readonly tables: readonly BasisTable[]
}

/** A table of codes that the rule names, by its scheme. */
export interface BasisTable {
  readonly scheme: string
  /** All of it, as it was given. */
  readonly table: RegionTable
  /** The codes that stand in the basis. */
  readonly held: ReadonlySet<string>
  /** The facts whose values are its codes. */
  readonly facts: readonly string[]
}

/**
 * The basis for a rule, on a calendar's edition where one mattered.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { hash } from "node:crypto"
 * import { composeBasis, type HashSuite } from "@onevisit/core/benefits/receipts"
 * import { checkRule, defineRule, fact, factSheet, sheetOf } from "@onevisit/core/rules"
 * import * as Result from "effect/Result"
 *
 * const sha256: HashSuite = { name: "sha-256", hash: (text) => hash("sha256", text) }
 * const label = { zh: "样例", en: "sample" }
 * const firm = factSheet("firm", { people: fact.integer(label, { min: 0, max: 9999 }), listed: fact.flag(label) })
 * const rule = defineRule({ id: "small", title: label, eligible: firm.people.atMost(20) })
 * const basis = composeBasis(Result.getOrThrow(checkRule(rule, { sheet: sheetOf(firm) })), sha256)
 * assert.deepEqual(basis.facts, ["people"])
 * ```
 */
export function composeBasis(
  rule: Rule,
  suite: HashSuite,
  { calendar = null }: { readonly calendar?: CalendarPin | null } = {},
): ReceiptBasis {
  const { codes = {}, definition, sheet } = rule
  const { parameters, words } = parametersOf(rule)
  const named = Object.entries(sheet.facts).filter(([name]) => words.has(name))
  const schemes = new Set(named.flatMap(([, { type }]) => schemeOf(type) ?? []))
  const parts = [...schemes].map((scheme) => {
    const table = codes[scheme] as RegionTable
    const facts = named.flatMap(([name, { type }]) => (schemeOf(type) === scheme ? [name] : []))
    return { scheme, table, facts, part: { ...table, entries: lineageOf(table, words) } }
  })
  const text = canonicalJson({
    calendar,
    codes: Object.fromEntries(parts.map(({ part, scheme }) => [scheme, part])),
    parameters,
    rule: definition,
    sheet: { id: sheet.id, facts: Object.fromEntries(named) },
  })
  return {
    hash: hashBasis(suite, text),
    text,
    rule,
    facts: named.map(([name]) => name),
    tables: parts.map(({ facts, part, scheme, table }) => {
      return { scheme, table, facts, held: new Set(part.entries.map(({ code }) => code)) }
    }),
  }
}

/** The parameters that a rule comes to, by itself or through others, and every word it says; rather too many than too few. */
function parametersOf({ definition, parameters = [] }: Rule) {
  const words = wordsIn(definition)
  const reached = new Set<ParameterHistory>()
  const isNew = (each: ParameterHistory) => words.has(each.id) && !reached.has(each)
  for (let found = parameters.filter(isNew); found.length > 0; found = parameters.filter(isNew)) {
    for (const each of found) {
      reached.add(each)
      wordsIn(each.values, words)
    }
  }
  return { parameters: parameters.filter((each) => reached.has(each)), words }
}

function schemeOf(type: FactType): string | null {
  const scalar = type.kind === "list" ? type.of : type
  return scalar.kind === "code" ? scalar.scheme : null
}
