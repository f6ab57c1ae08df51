/**
 * Splits the scenarios of an item until each class has a plan (a set of appearances) with which every leg that may be
 * needed can be done; or finds scenarios that no plan serves.
 */
import type { ChoiceValue } from "../../rules/index.ts"
import type { JourneyClass, JourneyStep, Scenario, ScenarioTree } from "./certificate.ts"
import { type Cube, type Guard, holdsIn, openTests, wholeCube } from "./guard.ts"
import type { ModelLeg, ModelWay, VisitModel } from "./visit-model.ts"

/** How many classes of scenarios are told apart before giving up. */
export const MOST_CLASSES = 20_000

/** How many plans are looked at before giving up: far more than an item with a few outlets has. */
const MOST_PLANS = 20_000

/** Appearances of a model, by their places. */
export type VisitPlan = readonly number[]

export type Classified = { readonly tree: ScenarioTree } | { readonly failing: Cube } | "too-large"

/** What is classified, and how finely. */
export interface ClassifyOptions {
  /** The scenarios; all unless said. */
  readonly cube?: Cube
  /** The repairs whose ways count. */
  readonly repairs?: readonly number[]
  /** Whether classes are split until each has the fewest appearances that do; else any plan will do for a class. */
  readonly fewest?: boolean
}

/** Classifies scenarios by plans, the smaller plans first. */
export function classifyScenarios(
  model: VisitModel,
  plans: readonly VisitPlan[] | null,
  { cube = allScenarios(model), fewest = false, repairs = [] }: ClassifyOptions = {},
): Classified {
  let left = MOST_CLASSES
  return plans === null ? "too-large" : below(cube, plans)

  function below(within: Cube, candidates: readonly VisitPlan[]): Classified {
    if ((left -= 1) < 0) return "too-large"
    let best: { readonly plan: VisitPlan; readonly open: readonly Guard[] } | null = null
    const alive: VisitPlan[] = []
    for (const plan of candidates) {
      // A smaller plan that may still do is tried before one that surely does.
      if (fewest && best !== null && plan.length > best.plan.length) {
        alive.push(plan)
        continue
      }
      const open = openGuards(plan, within)
      if (open === null) continue
      if (open.length === 0) return { tree: { journey: journeyOf(model, plan, within, repairs) } }
      alive.push(plan)
      if (best === null || open.length < best.open.length) best = { plan, open }
    }
    const [guard] = best?.open ?? []
    const test = guard && openTests(guard, within)[0]
    return test === undefined ? { failing: within } : split(within, alive, test)
  }

  function split(
    within: Cube,
    alive: readonly VisitPlan[],
    { values, variable }: Extract<Guard, { op: "among" }>,
  ): Classified {
    const possible = within[variable] ?? 0n
    const parts: { values: readonly ChoiceValue[]; below: ScenarioTree }[] = []
    for (const half of [possible & values, possible & ~values]) {
      const found = below(within.with(variable, half), alive)
      if (found === "too-large" || "failing" in found) return found
      parts.push({ values: valuesIn(model, variable, half), below: found.tree })
    }
    return { tree: { split: model.circumstances[variable]?.name ?? "", parts } }
  }

  /** What a plan leaves open in a cube, leg by leg; `null` where it surely fails. */
  function openGuards(plan: VisitPlan, within: Cube): readonly Guard[] | null {
    const open: Guard[] = []
    for (const leg of model.legs) {
      const guard = servedGuard(leg, plan, repairs)
      const served = holdsIn(guard, within)
      if (served === false) return null
      if (served === null) open.push(guard)
    }
    return open
  }
}

/** That a leg is not needed, or can be done with the appearances of a plan. */
export function servedGuard(
  { needed, ways }: ModelLeg,
  plan: VisitPlan,
  repairs: readonly number[] = [],
): Guard {
  const usable = ways.filter((way) => isUsable(way, plan, repairs))
  return { op: "any", parts: [{ op: "not", part: needed }, ...usable.map(({ guard }) => guard)] }
}

/** For each leg that may be needed in a cube, the ways that a plan and repairs allow. */
export function journeyOf(
  model: VisitModel,
  plan: VisitPlan,
  cube: Cube,
  repairs: readonly number[] = [],
): JourneyClass {
  const appearanceAt = (at: number | undefined) => (at === undefined ? null : (model.appearances[at] ?? null))
  return {
    appearances: plan.flatMap((at) => appearanceAt(at) ?? []),
    steps: model.legs.flatMap(({ leg, needed, ways }): readonly JourneyStep[] => {
      if (holdsIn(needed, cube) === false) return []
      return ways
        .filter((way) => isUsable(way, plan, repairs) && holdsIn(way.guard, cube) !== false)
        .map(({ appearances, way }) => ({
          leg: leg.id,
          way,
          appearance: appearanceAt(appearances?.find((one) => plan.includes(one))),
        }))
    }),
  }
}

/** The cube of all scenarios of a model. */
export function allScenarios({ circumstances }: VisitModel): Cube {
  return wholeCube(circumstances.map(({ values }) => values.length))
}

/** The cube of one scenario. */
export function cubeOf({ circumstances }: VisitModel, scenario: Scenario): Cube {
  return circumstances.map(({ name, values }) => {
    const at = values.findIndex(({ value }) => value === scenario[name])
    return at === -1 ? 0n : 1n << BigInt(at)
  })
}

/** A scenario of a cube. */
export function scenarioIn(model: VisitModel, cube: Cube): Scenario {
  return Object.fromEntries(
    model.circumstances.map(({ name }, at) => [name, valuesIn(model, at, cube[at] ?? 0n)[0] ?? false]),
  )
}

/** All plans of at most so many appearances, the smaller first; `null` where there are too many of them. */
export function plansUpTo({ appearances }: VisitModel, most: number): readonly VisitPlan[] | null {
  let last: readonly VisitPlan[] = [[]]
  const plans: VisitPlan[] = [[]]
  for (let size = 1; size <= Math.min(most, appearances.length); size += 1) {
    const longer: VisitPlan[] = []
    for (const plan of last) {
      for (let at = (plan.at(-1) ?? -1) + 1; at < appearances.length; at += 1) longer.push([...plan, at])
      if (plans.length + longer.length > MOST_PLANS) return null
    }
    plans.push(...longer)
    last = longer
  }
  return plans
}

function isUsable({ appearances, repair }: ModelWay, plan: VisitPlan, repairs: readonly number[]): boolean {
  if (repair !== undefined && !repairs.includes(repair)) return false
  return appearances === null || appearances.some((at) => plan.includes(at))
}

function valuesIn(model: VisitModel, variable: number, bits: bigint): readonly ChoiceValue[] {
  const values = model.circumstances[variable]?.values ?? []
  return values.filter((_, at) => (bits & (1n << BigInt(at))) !== 0n).map(({ value }) => value)
}
