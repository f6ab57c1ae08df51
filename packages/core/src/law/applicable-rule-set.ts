/**
 * Which rules govern an item of a type opened on a date. Every rule set in force for that type is combined:
 * point by point the strongest that speaks holds, and the result names its parts. None is ever a default.
 */
import * as Result from "effect/Result"
import type { Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"
import { compareDates } from "../time/index.ts"
import type { ItemType } from "./item-type.ts"
import { itemTypes } from "./item-type.ts"
import type { LawRank, Provisions, RuleSet } from "./rule-set.ts"

export interface NoRuleSet extends Refusal<"NoRuleSet"> {
  readonly itemType: ItemType
  readonly on: PlainDate
}

/** Two rule sets of one rank speak on the same point: which holds is for people to say, by editing the data. */
export interface RuleSetsOverlap extends Refusal<"RuleSetsOverlap"> {
  readonly provision: string
  readonly ruleSets: readonly string[]
}

const RANKS: readonly LawRank[] = [
  "law",
  "administrative-regulation",
  "local-regulation",
  "local-rule",
  "practice",
]

/**
 * The rule set for an item type on a date, combined from all that are in force.
 *
 * Fails with `NoRuleSet` where none with provisions is, and with `RuleSetsOverlap` where two of equal rank speak on one point.
 */
export function applicableRuleSet(
  law: readonly RuleSet[],
  itemType: ItemType,
  on: PlainDate,
): Result.Result<RuleSet, NoRuleSet | RuleSetsOverlap> {
  const inForce = law
    .filter((set) => governs(set, itemType) && isInForce(set, on))
    .toSorted((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || (a.id < b.id ? -1 : 1))
  const [strongest] = inForce
  if (strongest === undefined || inForce.every((set) => Object.keys(set.provisions).length === 0)) {
    return Result.fail(noRuleSet(itemType, on))
  }
  const overlap = findOverlap(inForce)
  if (overlap) return Result.fail(overlap)
  return Result.succeed(inForce.length === 1 ? strongest : combine(inForce, strongest))
}

export function isInForce(ruleSet: RuleSet, on: PlainDate): boolean {
  return (
    compareDates(ruleSet.validFrom, on) <= 0 &&
    (ruleSet.validTo === null || compareDates(on, ruleSet.validTo) < 0)
  )
}

function governs(ruleSet: RuleSet, itemType: ItemType): boolean {
  return ruleSet.itemTypes === "every" || ruleSet.itemTypes.includes(itemType)
}

function findOverlap(sets: readonly RuleSet[]): RuleSetsOverlap | undefined {
  for (const [index, set] of sets.entries()) {
    for (const other of sets.slice(index + 1)) {
      if (other.rank !== set.rank) break
      const provision = Object.keys(set.provisions).find((key) => key in other.provisions)
      if (provision !== undefined) return overlapOf(provision, [set.id, other.id])
    }
  }
  return undefined
}

function combine(sets: readonly RuleSet[], strongest: RuleSet): RuleSet {
  const weakestFirst = sets.toReversed()
  const provisions: Provisions = Object.assign({}, ...weakestFirst.map((set) => set.provisions))
  const ends = sets.flatMap((set) => (set.validTo === null ? [] : [set.validTo])).toSorted()
  return {
    id: sets.map((set) => set.id).join("+"),
    version: sets.map((set) => set.version).join("+"),
    title: text(sets.map((set) => set.title.zh).join("、"), sets.map((set) => set.title.en).join("; ")),
    rank: strongest.rank,
    source: strongest.source,
    validFrom:
      sets
        .map((set) => set.validFrom)
        .toSorted()
        .at(-1) ?? strongest.validFrom,
    validTo: ends[0] ?? null,
    itemTypes: strongest.itemTypes,
    provisions,
    clauses: sets.flatMap((set) => set.clauses),
    parts: sets.map((set) => set.id),
  }
}

function noRuleSet(itemType: ItemType, on: PlainDate): NoRuleSet {
  const { title } = itemTypes[itemType]
  return {
    _tag: "NoRuleSet",
    itemType,
    on,
    message: text(
      `没有适用于${title.zh}且在 ${on} 有效的规则集；请在 law 中加入一部。`,
      `No rule set for ${title.en} is in force on ${on}; add one to \`law\`.`,
    ),
  }
}

function overlapOf(provision: string, ruleSets: readonly string[]): RuleSetsOverlap {
  return {
    _tag: "RuleSetsOverlap",
    provision,
    ruleSets,
    message: text(
      `规则集 ${ruleSets.join("、")} 效力位阶相同，又都规定了 ${provision}；请在数据中确定其一。`,
      `Rule sets ${ruleSets.join(", ")} have the same rank and both provide for ${provision}; keep one in the data.`,
    ),
  }
}
