/**
 * The visit bound: in how many visits an item can always be done. k is the greatest, over all scenarios and all that
 * the authority may decide, of the fewest appearances with which the applicant can do every leg. It is proved, not
 * declared: the answer comes with a certificate. 浙江省保障“最多跑一次”改革规定 art. 2.
 */
import type { Scenario, VisitCertificate } from "./certificate.ts"
import { allScenarios, classifyScenarios, plansUpTo, scenarioIn, servedGuard } from "./classify-scenarios.ts"
import { holdsIn } from "./guard.ts"
import type { TravelledItem } from "./legs-of.ts"
import type { Materials } from "./travel-legs.ts"
import { visitModel } from "./visit-model.ts"

/** The bound, or why there is none. */
export type VisitBound =
  | { readonly kind: "bounded"; readonly visits: number; readonly certificate: VisitCertificate }
  /** In this scenario a leg is needed that cannot be done in any way. */
  | { readonly kind: "no-way"; readonly scenario: Scenario; readonly legs: readonly string[] }
  /** More classes of scenarios than {@link MOST_CLASSES}: not decided, and not guessed. */
  | { readonly kind: "too-large" }

/**
 * The fewest visits in which the item can be done whatever the scenario is and whatever the authority decides: with
 * complete materials, or with those that tolerant intake lets come later coming later.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { boundVisits } from "@onevisit/core/catalogue"
 *
 * const item = {
 *   id: "sample-item", edition: "2018-07", initiation: "on-application",
 *   authority: { id: "sample-bureau", name: { zh: "样例局", en: "Sample Bureau" } },
 *   channels: ["window", "online"], collection: ["by-hand"], materials: [], questions: [],
 * } as const
 * const bound = boundVisits(item)
 * assert.equal(bound.kind === "bounded" && bound.visits, 1)
 * ```
 */
export function boundVisits(item: TravelledItem, materials: Materials = "complete"): VisitBound {
  const model = visitModel(item, materials)
  const everywhere = model.appearances.map((_, at) => at)
  const reach = classifyScenarios(model, [everywhere])
  if (reach === "too-large") return { kind: "too-large" }
  if ("failing" in reach) {
    const stuck = model.legs.filter((leg) => holdsIn(servedGuard(leg, everywhere), reach.failing) === false)
    return {
      kind: "no-way",
      scenario: scenarioIn(model, reach.failing),
      legs: [...new Set(stuck.map(({ leg }) => leg.id))],
    }
  }
  let witness = scenarioIn(model, allScenarios(model))
  for (let visits = 0; ; visits += 1) {
    const found = classifyScenarios(model, plansUpTo(model, visits))
    if (found === "too-large") return { kind: "too-large" }
    if ("failing" in found) {
      witness = scenarioIn(model, found.failing)
      continue
    }
    // With the fewest appearances for every class, where that is not too many classes.
    const fine = classifyScenarios(model, plansUpTo(model, visits), { fewest: true })
    const classes = fine !== "too-large" && "tree" in fine ? fine.tree : found.tree
    const { edition, id } = item
    const certificate = { v: 1, item: id, edition, materials, visits, classes, witness } as const
    return { kind: "bounded", visits, certificate }
  }
}
