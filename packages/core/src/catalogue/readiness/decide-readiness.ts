/**
 * Zero-run readiness (不用跑): whether an item can be done with no application, given the registries at hand; if not,
 * what stands in the way, and the smallest sets of agreements on data that would clear it.
 * 浙江省保障“最多跑一次”改革规定 art. 2, 7, 8.
 *
 * Left to people: whether the law of an item other than a licence wants an application, whether somebody may be paid
 * whose account is not known, and whether a registry says the truth.
 */
import type { Text } from "../../reasons/index.ts"
import type { BoundRule } from "../../rules/index.ts"
import type { ServiceItem } from "../service-item.ts"
import {
  actBlockers,
  factBlocker,
  needBlocker,
  paperBlocker,
  type ReadinessBlocker,
  standingBlockers,
} from "./blockers.ts"
import { minimalCovers } from "./minimal-covers.ts"
import {
  type BroughtPaper,
  broughtPapers,
  candidateNeeds,
  factNeeds,
  isMetBy,
  type ReadinessNeed,
  type PlacedNeed,
} from "./needs-of.ts"
import { readinessWords } from "./readiness-words.ts"
import type { DataAgreement, RegistryAtHand } from "./registry-at-hand.ts"

/** Something an item needs when nobody applies, with the registries at hand that give it. */
export interface ExaminedNeed {
  readonly need: ReadinessNeed
  readonly metBy: readonly string[]
}

export type Readiness = {
  readonly item: string
  readonly needs: readonly ExaminedNeed[]
  /** Facts that the rules name and that can never matter; nobody has to tell them. */
  readonly irrelevant: readonly string[]
  /** Why of some facts it could not be proved whether they matter; they are needed, to be safe. */
  readonly unproved: readonly Text[]
  readonly text: Text
} & (
  | { readonly outcome: "ready" }
  | {
      readonly outcome: "ready-after-agreements"
      readonly blockers: readonly ReadinessBlocker[]
      /** Ids of agreements: each set would do, and none would without any one of its own. Smallest first. */
      readonly sets: readonly (readonly string[])[]
      /** Whether these are all the sets there are; see `MOST_AGREEMENT_SETS` and `MOST_COVER_STEPS`. */
      readonly complete: boolean
    }
  /** Some of the blockers no agreement clears. */
  | { readonly outcome: "not-ready"; readonly blockers: readonly ReadinessBlocker[] }
)

/** What there is, and what there could be. Among as many agreements, those earlier in the list are preferred. */
export interface ReadinessTerms {
  readonly registries: readonly RegistryAtHand[]
  readonly agreements: readonly DataAgreement[]
}

/**
 * Whether an item can be done with no application. It can when everybody it serves is listed by a registry, every fact
 * that can change verdict or amount of its rules is told by a registry that the fact sheet takes it from, and nothing
 * else needs the person: no leg, no fee, no paper that nothing stands for. The rules have to be all that decides the
 * item, bound on the day in question.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { decideReadiness } from "@onevisit/core/catalogue"
 * import { parseCatalogue } from "@onevisit/core/catalogue/schema"
 * import { all, bindRule, checkRule, defineRule, fact, factSheet, holds, not, sheetOf } from "@onevisit/core/rules"
 * import { month } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const words = { zh: "样例", en: "sample" }
 * const resident = factSheet("resident", {
 *   aged: fact.flag({ zh: "年满八十", en: "eighty or older" }, { from: ["population"] }),
 *   paidElsewhere: fact.flag({ zh: "他处已领", en: "paid elsewhere" }, { from: ["city-benefits"] }),
 * })
 * const eligible = all(holds(resident.aged), not(resident.paidElsewhere))
 * const written = defineRule({ id: "allowance", title: words, eligible })
 * const rule = Result.getOrThrow(checkRule(written, { sheet: sheetOf(resident) }))
 * const bound = Result.getOrThrow(bindRule(rule, { month: month("2018-08") }))
 * const { items } = Result.getOrThrow(parseCatalogue({
 *   authority: { id: "sample-bureau", name: words },
 *   items: [{
 *     id: "allowance", edition: "2018-07", validFrom: "2018-07-01", name: words, type: "benefit-payment",
 *     basis: [{ statute: "sample", title: words }], serves: ["natural-person"], conditions: [words],
 *     procedure: [words], visits: { declared: 0 }, channels: ["window"], collection: ["electronic"],
 *     result: { name: words },
 *     contact: {
 *       phone: "0571-0000 0001", complaintPhone: "0571-0000 0002", email: "window@example.invalid",
 *       address: words, hours: words,
 *     },
 *   }],
 * }))
 *
 * const readiness = decideReadiness(items[0]!, [bound], {
 *   registries: [{ id: "population", title: words, facts: ["aged"], enumerates: ["natural-person"] }],
 *   agreements: [{ id: "with-city", title: words, registry: "city-benefits", facts: ["paidElsewhere"] }],
 * })
 * assert(readiness.outcome === "ready-after-agreements")
 * assert.deepEqual(readiness.sets, [["with-city"]])
 * ```
 */
export function decideReadiness(
  item: ServiceItem,
  rules: readonly BoundRule[],
  { agreements, registries }: ReadinessTerms,
): Readiness {
  const facts = factNeeds(rules)
  const papers = broughtPapers(item)
  const placed = [...candidateNeeds(item), ...facts.needs, ...papers.flatMap(documentNeed)]
  const needs = placed.map(({ need }) => ({ need, metBy: metBy(need, registries) }))
  const unmet = placed
    .filter((_, at) => needs[at]?.metBy.length === 0)
    .map((each) => ({ ...each, lifting: placesOf(each.need, agreements) }))
  const at = (places: readonly number[]) => places.flatMap((place) => agreements[place] ?? [])
  const blockers = [
    ...standingBlockers(item, rules.length > 0),
    ...facts.personal.map(factBlocker),
    ...unmet.map((each) => needBlocker(each, at(each.lifting))),
    ...papers.filter(({ material }) => material.document === undefined).map(paperBlocker),
    ...actBlockers(item),
  ]
  const { irrelevant, unproved } = facts
  const examined = { item: item.id, needs, irrelevant, unproved }
  if (blockers.length === 0)
    return { ...examined, outcome: "ready", text: readinessWords.ready(item.name, registries, needs) }
  const lasting = blockers.filter(({ liftedBy }) => liftedBy.length === 0)
  if (lasting.length > 0)
    return { ...examined, outcome: "not-ready", blockers, text: readinessWords.notReady(item.name, lasting) }
  const { complete, sets: places } = minimalCovers(unmet.map(({ lifting }) => lifting))
  const sets = places.map(at)
  return {
    ...examined,
    outcome: "ready-after-agreements",
    blockers,
    sets: sets.map(idsOf),
    complete,
    text: readinessWords.afterAgreements(item.name, sets, complete),
  }
}

function documentNeed({ material, path }: BroughtPaper): readonly PlacedNeed[] {
  const { document, name } = material
  return document === undefined ? [] : [{ need: { need: "document", document, label: name }, path }]
}

function metBy(need: ReadinessNeed, registries: readonly RegistryAtHand[]): readonly string[] {
  return idsOf(registries.filter((registry) => isMetBy(need, registry.id, registry)))
}

/** The agreements that meet a need, by their places. */
function placesOf(need: ReadinessNeed, agreements: readonly DataAgreement[]): readonly number[] {
  return agreements.flatMap((agreement, at) => (isMetBy(need, agreement.registry, agreement) ? at : []))
}

function idsOf(all: readonly { readonly id: string }[]): readonly string[] {
  return all.map(({ id }) => id)
}
