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

/** No rule set with provisions governs items of the type on the date. */
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
 * The rule set for an item type on a date, combined from all that are in force: each provision is the strongest
 * rule set's that has it, the clauses and the reviews are everyone's, and it holds while every part does. A part
 * without provisions is named all the same, so that what it leaves open is seen.
 *
 * The order of `law` does not matter. Fails with `NoRuleSet` where none with provisions is, and with `RuleSetsOverlap` where two of equal rank speak on one point.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { applicableRuleSet, type RuleSet } from "@onevisit/core/law"
 * import { text } from "@onevisit/core/reasons"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const title = text("样例规定", "Sample rules")
 * const source = { statute: "sample-rules", title, sample: true }
 * const sampleRules: RuleSet = {
 *   id: "sample-rules",
 *   version: "1",
 *   title,
 *   rank: "practice",
 *   source,
 *   validFrom: plainDate("2018-01-01"),
 *   validTo: plainDate("2019-01-01"),
 *   itemTypes: ["confirmation"],
 *   provisions: { correctionNotice: { time: { kind: "on-the-spot" }, clause: source } },
 *   clauses: [],
 * }
 * const inForce = applicableRuleSet([sampleRules], "confirmation", plainDate("2018-12-31"))
 * assert.equal(Result.getOrThrow(inForce).id, "sample-rules")
 * const ended = applicableRuleSet([sampleRules], "confirmation", plainDate("2019-01-01"))
 * assert.equal(Result.isFailure(ended) && ended.failure._tag, "NoRuleSet")
 * ```
 */
export function applicableRuleSet(
  law: readonly RuleSet[],
  itemType: ItemType,
  on: PlainDate,
): Result.Result<RuleSet, NoRuleSet | RuleSetsOverlap> {
  const inForce = law.filter((set) => governs(set, itemType) && isInForce(set, on)).toSorted(strongestFirst)
  const [strongest] = inForce
  if (strongest === undefined || inForce.every((set) => Object.keys(set.provisions).length === 0)) {
    return Result.fail(noRuleSet(itemType, on))
  }
  const overlap = findOverlap(inForce)
  if (overlap) return Result.fail(overlap)
  return Result.succeed(inForce.length === 1 ? strongest : combine(inForce, strongest))
}

/** Whether a rule set holds on a day: from `validFrom`, and no longer on `validTo`. */
export function isInForce(ruleSet: RuleSet, on: PlainDate): boolean {
  return (
    compareDates(ruleSet.validFrom, on) <= 0 &&
    (ruleSet.validTo === null || compareDates(on, ruleSet.validTo) < 0)
  )
}

/** By rank; within a rank by name, so that the outcome does not hang on the order given. */
function strongestFirst(a: RuleSet, b: RuleSet): number {
  return (
    RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) ||
    compareNames(a.id, b.id) ||
    compareNames(a.version, b.version)
  )
}

function compareNames(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
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
  const reviews = sets.flatMap((set) => set.review ?? [])
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
    itemTypes: commonItemTypes(sets),
    ...(reviews.length === 0
      ? {}
      : { review: text(reviews.map(({ zh }) => zh).join(""), reviews.map(({ en }) => en).join(" ")) }),
    provisions: strongestProvisions(sets),
    clauses: sets.flatMap((set) => set.clauses),
    parts: sets.map((set) => set.id),
  }
}

/** Point by point the strongest set's; later remedies go with the remedies they follow. */
function strongestProvisions(sets: readonly RuleSet[]): Provisions {
  let provisions: Provisions = {}
  for (const set of sets.toReversed()) {
    const { laterRemedies, ...kept } = provisions
    const mayKeep = laterRemedies !== undefined && set.provisions.remedies === undefined
    provisions = { ...kept, ...(mayKeep ? { laterRemedies } : {}), ...set.provisions }
  }
  return provisions
}

function commonItemTypes(sets: readonly RuleSet[]): RuleSet["itemTypes"] {
  let common: RuleSet["itemTypes"] = "every"
  for (const { itemTypes: own } of sets) {
    if (own === "every") continue
    common = common === "every" ? own : common.filter((type) => own.includes(type))
  }
  return common
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
