import type { Bench } from "./bench.ts"
import { askingCase, type CaseShape } from "./rules-planner-cases.ts"
import { costsOf } from "./rules-planner-optimum.ts"

// What following the planner of questions costs, planning anew after every answer, over what the best of all plans
// costs. The planner's own search for the best plan is switched off and its look ahead cut to a tenth of the usual, so
// that what is measured is the way that large rules take; with its usual effort it finds the best plan of rules this
// small.

const EFFORT = { exact: 0, lookAhead: 1_000 }

/** How many rules of each shape: up to ten facts, and sources that tell several, fail, or are slow. */
const shapes: readonly (readonly [number, CaseShape])[] = [
  [10, { facts: 9 }],
  [2, { facts: 10 }],
  [20, { facts: 8, amounts: true, overlaps: true }],
  [12, { facts: 7, overlaps: true, failures: true }],
  [20, { facts: 6, amounts: true, overlaps: true, latencyWeight: 3 }],
  [20, { facts: 6, overlaps: true, failures: true, latencyWeight: 2 }],
]

/** Measurements of core/rules/ask. */
export const benches: readonly Bench[] = [
  {
    id: "rules.planner.cost-vs-optimal",
    unit: "×",
    goal: 1.05,
    better: "lower",
    run: () => {
      const ratios = shapes.flatMap(([count, shape]) =>
        Array.from({ length: count }, (_, seed) => costRatio(seed + 1, shape)),
      )
      const compared = ratios.filter((ratio) => ratio !== null)
      return {
        value: compared.reduce((sum, ratio) => sum + ratio, 0) / compared.length,
        versus: "the best plan",
      }
    },
  },
]

/** `null` for a rule that needs no question. */
function costRatio(seed: number, shape: CaseShape): number | null {
  const { best, planned } = costsOf(askingCase(seed, shape))
  const [least, cost] = [best(), planned(EFFORT)]
  if (cost < least - 1e-6) throw new Error("The planner is cheaper than the best of all plans.")
  return least === 0 ? null : cost / least
}
