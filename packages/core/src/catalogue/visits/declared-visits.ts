/**
 * The number of visits that an item declares (到办事现场次数) held against the one that can be proved.
 * 浙江省保障“最多跑一次”改革规定 art. 2: with complete materials one visit or none.
 */
import { text, type Text } from "../../reasons/index.ts"
import type { LegWay } from "../leg.ts"
import { legWayNames } from "../names.ts"
import type { ServiceItem } from "../service-item.ts"
import type { JourneyClass, JourneyStep, Scenario, VisitCertificate } from "./certificate.ts"
import { classifyScenarios, cubeOf, plansUpTo } from "./classify-scenarios.ts"
import { legsOf, type TravelledItem } from "./legs-of.ts"
import { type RepairOptions, type Repairs, repairVisits } from "./repair-visits.ts"
import { type Materials, travelOf } from "./travel-legs.ts"
import { boundVisits } from "./visit-bound.ts"
import { visitModel } from "./visit-model.ts"

export type DeclaredVisits =
  /** As many as declared always do, and in some scenario fewer do not. */
  | { readonly verdict: "proved"; readonly declared: number; readonly certificate: VisitCertificate }
  /** The item can always be done in fewer visits than it declares. */
  | { readonly verdict: "fewer"; readonly declared: number; readonly certificate: VisitCertificate }
  | RefutedVisits
  /** In a scenario a leg is needed that cannot be done in any way. */
  | {
      readonly verdict: "no-way"
      readonly declared: number
      readonly scenario: Scenario
      readonly legs: readonly string[]
    }
  | { readonly verdict: "too-large"; readonly declared: number }

export interface RefutedVisits {
  readonly verdict: "refuted"
  readonly declared: number
  readonly certificate: VisitCertificate
  /** A scenario that takes more visits than declared, and the shortest journey through it. */
  readonly scenario: Scenario
  readonly journey: JourneyClass
  readonly repairs: Repairs
}

/**
 * Whether an item's declared number of visits holds. A refuted one comes with the shortest journey through a scenario
 * that takes more, and the cheapest repair that would make the declaration true.
 */
export function judgeDeclaredVisits(
  item: TravelledItem & Pick<ServiceItem, "visits">,
  options: RepairOptions = {},
): DeclaredVisits {
  const { declared } = item.visits
  const materials = options.materials ?? "complete"
  const bound = boundVisits(item, materials)
  if (bound.kind === "too-large") return { verdict: "too-large", declared }
  if (bound.kind === "no-way") {
    const { legs, scenario } = bound
    return { verdict: "no-way", declared, scenario, legs }
  }
  const { certificate } = bound
  if (bound.visits <= declared)
    return { verdict: bound.visits === declared ? "proved" : "fewer", declared, certificate }
  const scenario = certificate.witness
  return {
    verdict: "refuted",
    declared,
    certificate,
    scenario,
    journey: shortestJourney(item, scenario, materials),
    repairs: repairVisits(item, declared, options),
  }
}

/** The journey with the fewest visits through one scenario, one way for each leg. */
export function shortestJourney(
  item: TravelledItem,
  scenario: Scenario,
  materials: Materials = "complete",
): JourneyClass {
  const model = visitModel(item, materials)
  const cube = cubeOf(model, scenario)
  for (let visits = 0; visits <= model.appearances.length; visits += 1) {
    const found = classifyScenarios(model, plansUpTo(model, visits), { cube })
    if (found !== "too-large" && "tree" in found && "journey" in found.tree)
      return oneWayEach(found.tree.journey)
  }
  throw new RangeError("A scenario that an item has no way through has no journey.")
}

/** A journey in words, in the order of its legs: what is done how and where. Outlets that are handed in go by name. */
export function composeJourney(
  item: TravelledItem,
  { steps }: JourneyClass,
  outlets: readonly { readonly id: string; readonly name: Text }[] = [],
): readonly Text[] {
  const nameOf = (id: string): Text => {
    const known = id === item.authority.id ? item.authority : outlets.find((outlet) => outlet.id === id)
    return known?.name ?? text(id, id)
  }
  const legs = new Map(legsOf(item).map((leg) => [leg.id, leg]))
  return steps.map(({ appearance, leg, way }) => {
    const name = legs.get(leg)?.name ?? text(leg, leg)
    if (appearance === null)
      return text(`${name.zh}：${legWayNames[way].zh}`, `${name.en}: ${legWayNames[way].en}`)
    const [phase, outlet] = [PHASES[appearance.phase], nameOf(appearance.outlet)]
    return text(`${name.zh}：${phase.zh}到${outlet.zh}`, `${name.en}: ${phase.en}, at ${outlet.en}`)
  })
}

/** A scenario in words: each circumstance with its value. */
export function composeScenario(
  item: TravelledItem,
  scenario: Scenario,
  materials: Materials,
): readonly Text[] {
  return travelOf(item, materials).circumstances.flatMap(({ label, name, values }) => {
    const value = values.find((one) => one.value === scenario[name])
    const [zh, en] = [label.zh, label.en].map((words) => words.replace(/[？?]$/u, ""))
    return value ? [text(`${zh}：${value.label.zh}`, `${en}: ${value.label.en}`)] : []
  })
}

const PHASES = {
  enquiry: text("咨询时", "when asking"),
  intake: text("申请时", "when applying"),
  supplement: text("补交材料时", "when handing in what was owed"),
  examination: text("审查期间", "during the examination"),
  delivery: text("领取结果时", "when collecting the result"),
} as const

/** Of the ways of each leg the one that keeps the applicant at home, or the first. */
function oneWayEach({ appearances, steps }: JourneyClass): JourneyClass {
  const ids = [...new Set(steps.map(({ leg }) => leg))]
  return {
    appearances,
    steps: ids.flatMap((id): readonly JourneyStep[] => {
      const ways = steps.filter(({ leg }) => leg === id)
      const chosen = ways.toSorted((a, b) => rankOf(a.way) - rankOf(b.way))[0]
      return chosen ? [chosen] : []
    }),
  }
}

function rankOf(way: LegWay["way"]): number {
  return way === "window" ? 1 : 0
}
