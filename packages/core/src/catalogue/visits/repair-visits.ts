/**
 * The cheapest changes to an item after which it can always be done in so many visits: accept a paper by courier, look
 * a licence up, prove an identity online, do two legs in one appearance.
 */
import type { Cube } from "./guard.ts"
import { type Classified, classifyScenarios, plansUpTo } from "./classify-scenarios.ts"
import { legsOf, type TravelledItem } from "./legs-of.ts"
import {
  type Repair,
  type RepairCosts,
  repairsFor,
  usualRepairCosts,
  waysAdded,
  waysFreed,
} from "./repairs.ts"
import type { Materials } from "./travel-legs.ts"
import { visitModel } from "./visit-model.ts"

/** The repairs that are enough together, or that none of those known are; `too-large` as of a bound. */
export type Repairs =
  | { readonly kind: "enough"; readonly repairs: readonly Repair[]; readonly cost: number }
  | { readonly kind: "none-known" }
  | { readonly kind: "too-large" }

/** More changes than that at once are another item. */
const MOST_REPAIRS = 4
/** Sets of repairs that are looked at before giving up. */
const MOST_SETS = 20_000

export interface RepairOptions {
  readonly materials?: Materials
  readonly costs?: RepairCosts
}

/**
 * The cheapest set of repairs with which the item takes at most `visits` in every scenario.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { repairVisits } from "@onevisit/core/catalogue"
 *
 * const item = {
 *   id: "sample-item", edition: "2018-07", initiation: "on-application",
 *   authority: { id: "sample-bureau", name: { zh: "样例局", en: "Sample Bureau" } },
 *   channels: ["online"], collection: ["by-hand"], materials: [], questions: [],
 * } as const
 * const found = repairVisits(item, 0)
 * assert.ok(found.kind === "enough")
 * assert.deepEqual(found.repairs.map(({ kind, legs }) => [legs, kind]), [[["collect"], "by-courier"]])
 * ```
 */
export function repairVisits(
  item: TravelledItem,
  visits: number,
  { costs = usualRepairCosts, materials = "complete" }: RepairOptions = {},
): Repairs {
  const candidates = repairsFor(item, costs)
  const legs = new Map(legsOf(item).map((leg) => [leg.id, leg]))
  const model = visitModel(item, materials, ({ leg: { id } }) => {
    const leg = legs.get(id)
    if (leg === undefined) return []
    return candidates.flatMap((candidate, repair) =>
      candidate.legs.includes(id)
        ? [...waysAdded(candidate.kind, leg), ...waysFreed(leg)].map((way) => ({ ...way, repair }))
        : [],
    )
  })
  const plans = plansUpTo(model, visits)
  const hard: Cube[] = []
  let left = MOST_SETS
  for (const repairs of cheapestFirst(candidates)) {
    if ((left -= 1) < 0) return { kind: "too-large" }
    // Scenarios that were too hard for others are tried first: most sets fail on one of them.
    const isTooWeak = hard.some((cube) => isFailing(classifyScenarios(model, plans, { cube, repairs })))
    if (isTooWeak) continue
    const found = classifyScenarios(model, plans, { repairs })
    if (found === "too-large") return { kind: "too-large" }
    if (isFailing(found)) {
      hard.push(found.failing)
      continue
    }
    const chosen = repairs.flatMap((at) => candidates[at] ?? [])
    return { kind: "enough", repairs: chosen, cost: costOf(chosen) }
  }
  return { kind: "none-known" }
}

/** Sets of at most {@link MOST_REPAIRS} candidates in rising order of cost, by their places, one after the other. */
function* cheapestFirst(candidates: readonly Repair[]): Generator<readonly number[]> {
  const byCost = candidates.map((_, at) => at).sort((a, b) => costAt(a) - costAt(b))
  const waiting = new Map<number, (readonly number[])[]>([[0, [[]]]])
  while (waiting.size > 0) {
    const cost = Math.min(...waiting.keys())
    const sets = waiting.get(cost) ?? []
    // What joins while they are gone through costs the same, and is gone through as well.
    for (const set of sets) {
      yield set.map((at) => byCost[at] ?? 0)
      const last = set.at(-1)
      const next = (last ?? -1) + 1
      if (next >= byCost.length) continue
      if (set.length < MOST_REPAIRS) wait(cost + costOfPlace(next), [...set, next])
      if (last !== undefined) wait(cost - costOfPlace(last) + costOfPlace(next), [...set.slice(0, -1), next])
    }
    waiting.delete(cost)
  }

  function wait(cost: number, set: readonly number[]): void {
    const others = waiting.get(cost)
    if (others === undefined) waiting.set(cost, [set])
    else others.push(set)
  }

  function costOfPlace(place: number): number {
    return costAt(byCost[place] ?? 0)
  }

  function costAt(at: number): number {
    return candidates[at]?.cost ?? 0
  }
}

function costOf(repairs: readonly Repair[]): number {
  return repairs.reduce((sum, { cost }) => sum + cost, 0)
}

function isFailing(found: Classified): found is { readonly failing: Cube } {
  return found !== "too-large" && "failing" in found
}
