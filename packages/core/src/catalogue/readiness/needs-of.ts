/**
 * What an item needs from registries when nobody applies: somebody to list the people it may be for, somebody to tell
 * each fact that can still matter, and the originals of papers that say not what they prove. What only a person can
 * tell or judge stands apart, since no registry helps there.
 */
import type { SubjectKind } from "../../identity/index.ts"
import type { MaterialRequirement } from "../../materials/index.ts"
import { type Path, type Text, text } from "../../reasons/index.ts"
import {
  type BoundRule,
  type FactDeclaration,
  irrelevantFacts,
  lower,
  type OutsidePart,
  outsideWords,
} from "../../rules/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { quoted } from "./quoted.ts"
import type { RegistrySupply } from "./registry-at-hand.ts"
import { canHold } from "./scenario-plan.ts"

export type ReadinessNeed =
  /** Somebody has to list the subjects of a kind. */
  | { readonly need: "candidates"; readonly kind: SubjectKind }
  /** Somebody has to tell a fact; `from` are the registries that all rules take it from. */
  | { readonly need: "fact"; readonly fact: string; readonly label: Text; readonly from: readonly string[] }
  /** Somebody has to hold the original of a paper that does not say what it proves. */
  | { readonly need: "document"; readonly document: string; readonly label: Text }

export interface PlacedNeed {
  readonly need: ReadinessNeed
  /** In the item, or `rules[n].facts.<name>`. */
  readonly path: Path
}

/** A fact that can matter and that no registry settles. */
export interface PersonalFact {
  readonly because: "judged" | "only-the-person-tells"
  readonly label: Text
  readonly path: Path
}

export interface FactNeeds {
  readonly needs: readonly PlacedNeed[]
  readonly personal: readonly PersonalFact[]
  /** Proved to change neither verdict nor amount of any rule, whatever the rest is. */
  readonly irrelevant: readonly string[]
  /** Why of some other facts it could not be proved either way; these are needed, to be safe. */
  readonly unproved: readonly Text[]
}

/** Whether a registry (by its id) meets a need with what it gives. */
export function isMetBy(need: ReadinessNeed, registry: string, supply: RegistrySupply): boolean {
  switch (need.need) {
    case "candidates":
      return supply.enumerates?.includes(need.kind) ?? false
    case "fact":
      return need.from.includes(registry) && supply.facts.includes(need.fact)
    case "document":
      return supply.records?.some(({ id }) => id === need.document) ?? false
    default:
      return unknownNeed(need)
  }
}

/** The facts that can matter to some rule; of facts of one name every such rule must take them from the registry. */
export function factNeeds(rules: readonly BoundRule[]): FactNeeds {
  const read = rules.map((rule) => ({ rule, proof: irrelevantFacts(lower(rule)) }))
  const found = new Map<string, { readonly path: Path; readonly declarations: FactDeclaration[] }>()
  for (const [at, { proof, rule }] of read.entries()) {
    const irrelevant = proof.outcome === "examined" ? proof.irrelevant : []
    for (const { declaration, name } of rule.facts) {
      if (irrelevant.includes(name)) continue
      const known = found.get(name)
      if (known === undefined)
        found.set(name, { path: ["rules", at, "facts", name], declarations: [declaration] })
      else known.declarations.push(declaration)
    }
  }
  const needs: PlacedNeed[] = []
  const personal: PersonalFact[] = []
  for (const [fact, { declarations, path }] of found) {
    const label = declarations[0]?.label ?? text(fact, fact)
    const sources = declarations.map(({ from }) => from)
    const from = sources.reduce((shared, more) => shared.filter((registry) => more.includes(registry)))
    if (declarations.some(({ judged }) => judged === true)) personal.push({ because: "judged", label, path })
    else if (sources.some(({ length }) => length === 0))
      personal.push({ because: "only-the-person-tells", label, path })
    else needs.push({ need: { need: "fact", fact, label, from }, path })
  }
  const names = new Set(rules.flatMap(({ facts }) => facts.map(({ name }) => name)))
  return {
    needs,
    personal,
    irrelevant: [...names].filter((name) => !found.has(name)),
    unproved: read.flatMap(({ proof, rule }) =>
      proof.outcome === "examined" ? proof.outside.map((part) => partWords(rule, part)) : tooLargeWords(rule),
    ),
  }
}

/** Somebody to list the subjects of each kind that the item serves. */
export function candidateNeeds({ serves }: ServiceItem): readonly PlacedNeed[] {
  return serves.map((kind, at) => ({ need: { need: "candidates", kind }, path: ["serves", at] }))
}

/** A paper that stands in the way of doing without an application. */
export interface BroughtPaper {
  readonly material: MaterialRequirement
  readonly path: Path
}

/**
 * The papers of the applicant that nothing else stands for. One that says what it proves is not among them: what
 * matters of that is a need by itself. Forms fall away with the application, and optional papers bind nobody.
 */
export function broughtPapers({ materials, questions }: ServiceItem): readonly BroughtPaper[] {
  return materials.flatMap((material, at) => {
    const { documentClass, evidences, necessity, obtainedBy, when } = material
    const isBrought = obtainedBy === "applicant" && necessity !== "optional"
    if (!isBrought || evidences.length > 0 || documentClass === "form") return []
    return when === undefined || canHold(when, questions) ? [{ material, path: ["materials", at] }] : []
  })
}

function partWords({ facts, rule }: BoundRule, { reason, slots }: OutsidePart): Text {
  const { title } = rule.definition
  const read = quoted(
    facts.flatMap(({ declaration, name }) => (slots.includes(name) ? declaration.label : [])),
  )
  const why = outsideWords[reason]
  return text(
    `《${title.zh}》中涉及${read.zh}的部分：${why.zh}`,
    `${title.en}, where it reads ${read.en}: ${why.en}`,
  )
}

function tooLargeWords({ rule }: BoundRule): Text {
  const { title } = rule.definition
  return text(
    `《${title.zh}》分支过多，未能证明哪些事实无关`,
    `${title.en} has too many branches to prove which facts never matter`,
  )
}

function unknownNeed(need: never): never {
  throw new TypeError(`Unknown need: ${String((need as { need?: unknown }).need)}`)
}
