/**
 * Replays a certificate of a visit bound. With the search that made it this shares only what the legs of the item are:
 * conditions are decided by the interpreter of the rule language, case by case where a class leaves them open, and
 * that fewer visits do not do is tried out plan by plan.
 */
import { decideScenario, factsIn } from "../../materials/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import type { ChoiceValue, Condition } from "../../rules/index.ts"
import type { Phase } from "../leg.ts"
import type { JourneyClass, Scenario, ScenarioTree, VisitCertificate } from "./certificate.ts"
import type { TravelledItem } from "./legs-of.ts"
import { type Travel, type TravelLeg, travelOf } from "./travel-legs.ts"
import type { Appearance } from "./visit-model.ts"

/** The most cases of one class and one leg that are gone through. */
const MOST_CASES = 4096

/** The most plans that are tried out. */
const MOST_PLANS = 100_000

/** What is still possible of each circumstance. */
type Possible = Readonly<Record<string, readonly ChoiceValue[]>>

/**
 * Everything about a certificate that does not hold for an item; empty when it proves what it says.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { boundVisits, checkVisitCertificate } from "@onevisit/core/catalogue"
 *
 * const item = {
 *   id: "sample-item", edition: "2018-07", initiation: "on-application",
 *   authority: { id: "sample-bureau", name: { zh: "样例局", en: "Sample Bureau" } },
 *   channels: ["window"], collection: ["courier"], materials: [], questions: [],
 * } as const
 * const bound = boundVisits(item)
 * assert.ok(bound.kind === "bounded")
 * assert.deepEqual(checkVisitCertificate(item, bound.certificate), [])
 * assert.equal(checkVisitCertificate(item, { ...bound.certificate, visits: 0 }).length, 1)
 * ```
 */
export function checkVisitCertificate(item: TravelledItem, certificate: VisitCertificate): readonly Text[] {
  if (certificate.item !== item.id || certificate.edition !== item.edition)
    return [text("证明所属的事项或版本不同", "the certificate is of another item or edition")]
  const travel = travelOf(item, certificate.materials)
  const everything = Object.fromEntries(
    travel.circumstances.map(({ name, values }) => [name, values.map(({ value }) => value)]),
  )
  return [
    ...treeProblems(certificate.classes, everything),
    ...witnessProblems(certificate.witness, everything),
  ]

  function treeProblems(tree: ScenarioTree, possible: Possible): readonly Text[] {
    if ("journey" in tree) return journeyProblems(tree.journey, possible)
    const among = Object.hasOwn(possible, tree.split) ? (possible[tree.split] ?? []) : []
    const listed = tree.parts.flatMap(({ values }) => values)
    const isPartition =
      among.length > 0 &&
      listed.length === among.length &&
      among.every((value) => listed.includes(value)) &&
      tree.parts.every(({ values }) => values.length > 0)
    if (!isPartition)
      return [
        text(
          `“${tree.split}”的取值没有不重不漏地分开`,
          `the values of "${tree.split}" are not split without gap and overlap`,
        ),
      ]
    return tree.parts.flatMap(({ below, values }) =>
      treeProblems(below, { ...possible, [tree.split]: values }),
    )
  }

  function journeyProblems(journey: JourneyClass, possible: Possible): readonly Text[] {
    const tooMany =
      journey.appearances.length > certificate.visits
        ? [text("一类情形的现场次数超过所证明的次数", "a class of scenarios takes more visits than proved")]
        : []
    const unserved = travel.legs.filter((leg) => !isServedThroughout(leg, journey, possible))
    return [
      ...tooMany,
      ...unserved.map(({ leg: { name } }) =>
        text(`一类情形中无法${name.zh}`, `in a class of scenarios there is no way to ${name.en}`),
      ),
    ]
  }

  /** Whether a journey takes care of a leg in every case of a class. */
  function isServedThroughout(leg: TravelLeg, journey: JourneyClass, possible: Possible): boolean {
    const named = new Set([
      ...conditionsOf(leg).flatMap((condition) => factsIn(condition)),
      ...leg.decides.map(({ name }) => name),
    ])
    const cases = casesOf([...named].map((name) => [name, possible[name] ?? []] as const))
    // A fact that no question asks for leaves no cases, and proves nothing.
    const isCovered = cases !== null && cases.length > 0
    return isCovered && cases.every((scenario) => isServed(leg, scenario, journey))
  }

  function isServed(travelled: TravelLeg, scenario: Scenario, journey: JourneyClass): boolean {
    if (!isNeeded(travelled, scenario)) return true
    return journey.steps.some(
      (step) =>
        step.leg === travelled.leg.id &&
        travelled.leg.ways.some((way) => {
          if (way.way !== step.way || !holds(way.when, scenario)) return false
          if (way.way !== "window") return step.appearance === null
          const at = step.appearance
          const isPlanned = journey.appearances.some(
            ({ outlet, phase }) => outlet === at?.outlet && phase === at.phase,
          )
          return at !== null && isPlanned && canAppear(travelled, way.outlets, at)
        }),
    )
  }

  function canAppear(
    { phases }: TravelLeg,
    outlets: readonly string[] = travel.served,
    at: Appearance,
  ): boolean {
    return phases.includes(at.phase) && outlets.includes(at.outlet)
  }

  function isNeeded({ decides, leg }: TravelLeg, scenario: Scenario): boolean {
    return decides.every(({ is, name }) => scenario[name] === is) && holds(leg.when, scenario)
  }

  function holds(condition: Condition | undefined, scenario: Scenario): boolean {
    return condition === undefined || decideScenario(condition, item.questions, scenario).verdict === "yes"
  }

  /** No plan with one visit less serves the witness; with fewer still, none does either. */
  function witnessProblems(witness: Scenario, possible: Possible): readonly Text[] {
    const isComplete = Object.entries(possible).every(([name, values]) =>
      values.some((value) => value === witness[name]),
    )
    if (!isComplete)
      return [text("例证的情形不完整或有误", "the scenario of the witness is incomplete or wrong")]
    if (certificate.visits === 0) return []
    const needed = travel.legs.filter((leg) => isNeeded(leg, witness))
    const plans = plansOf(appearancesOf(travel), certificate.visits - 1)
    if (plans === null)
      return [text("现场次数过多，无法逐一核对", "there are too many visits to try out every plan")]
    const isEnough = plans.some((plan) => needed.every((leg) => isReached(leg, witness, plan)))
    return isEnough
      ? [text("例证的情形用更少的次数即可办成", "the scenario of the witness takes fewer visits")]
      : []
  }

  function isReached(travelled: TravelLeg, scenario: Scenario, plan: readonly Appearance[]): boolean {
    return travelled.leg.ways.some(
      (way) =>
        holds(way.when, scenario) &&
        (way.way !== "window" || plan.some((at) => canAppear(travelled, way.outlets, at))),
    )
  }
}

function conditionsOf({ leg }: TravelLeg): readonly Condition[] {
  return [leg.when, ...leg.ways.map(({ when }) => when)].filter((when) => when !== undefined)
}

/** All combinations of values; `null` when there are too many to go through. */
function casesOf(named: readonly (readonly [string, readonly ChoiceValue[]])[]): readonly Scenario[] | null {
  let cases: readonly Scenario[] = [{}]
  for (const [name, values] of named) {
    cases = cases.flatMap((one) => values.map((value) => ({ ...one, [name]: value })))
    if (cases.length > MOST_CASES) return null
  }
  return cases
}

function appearancesOf({ legs, served }: Travel): readonly Appearance[] {
  const found = new Map<string, Appearance>()
  for (const { leg, phases } of legs) {
    for (const way of leg.ways) {
      if (way.way !== "window") continue
      for (const phase of phases)
        for (const outlet of way.outlets ?? served) found.set(keyOf(phase, outlet), { phase, outlet })
    }
  }
  return [...found.values()]
}

const keyOf = (phase: Phase, outlet: string): string => `${phase} ${outlet}`

/** The plans with exactly so many appearances, or with all there are; `null` where they are too many to try. */
function plansOf(all: readonly Appearance[], size: number): readonly (readonly Appearance[])[] | null {
  if (all.length <= size) return [all]
  let plans: readonly { readonly plan: readonly Appearance[]; readonly from: number }[] = [
    { plan: [], from: 0 },
  ]
  for (let length = 0; length < size; length += 1) {
    const longer: (typeof plans)[number][] = []
    for (const { from, plan } of plans) {
      for (const [at, appearance] of all.entries())
        if (at >= from) longer.push({ plan: [...plan, appearance], from: at + 1 })
      if (longer.length > MOST_PLANS) return null
    }
    plans = longer
  }
  return plans.map(({ plan }) => plan)
}
