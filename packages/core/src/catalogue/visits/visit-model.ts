/** Travel in a form that can be searched: guards over the circumstances, and appearances by their place in a list. */
import { decideScenario, type ScenarioQuestion } from "../../materials/index.ts"
import type { Condition } from "../../rules/index.ts"
import type { Leg, LegWay, Phase } from "../leg.ts"
import { ALWAYS, type Guard, guardOf } from "./guard.ts"
import type { TravelledItem } from "./legs-of.ts"
import { type Circumstance, type Decided, type Materials, type TravelLeg, travelOf } from "./travel-legs.ts"

/** One time a person appears: in a part of the case, at an outlet. */
export interface Appearance {
  readonly phase: Phase
  readonly outlet: string
}

export interface ModelWay {
  readonly way: LegWay["way"]
  readonly guard: Guard
  /** The appearances with which it can be done; `null` for a way without any. */
  readonly appearances: readonly number[] | null
  /** The number of the repair that would offer it, where the item does not. */
  readonly repair?: number
}

/** A way that the item does not offer and could; in which parts of the case, unless in those of the leg. */
export type OfferedWay = LegWay & { readonly repair: number; readonly phases?: readonly Phase[] }

export interface ModelLeg {
  readonly leg: Leg
  readonly needed: Guard
  readonly ways: readonly ModelWay[]
}

export interface VisitModel {
  readonly circumstances: readonly Circumstance[]
  readonly legs: readonly ModelLeg[]
  /** Every appearance that some leg can be done with; of outlets that serve alike, the first. */
  readonly appearances: readonly Appearance[]
}

/**
 * The model of an item. Its conditions fit its questions, as those of a checked catalogue do. `offer` adds ways to a
 * leg that only count where their repair is made.
 */
export function visitModel(
  item: TravelledItem,
  materials: Materials,
  offer: (leg: TravelLeg) => readonly OfferedWay[] = () => [],
): VisitModel {
  const { circumstances, legs, served } = travelOf(item, materials)
  const outletsOf = representatives(item, served)
  const appearances: Appearance[] = []
  const place = (appearance: Appearance): number => {
    const known = appearances.findIndex(
      ({ outlet, phase }) => outlet === appearance.outlet && phase === appearance.phase,
    )
    return known === -1 ? appearances.push(appearance) - 1 : known
  }
  const among = (comparison: Condition): Guard => amongAnswers(comparison, item.questions)
  const guard = (when: Condition | undefined): Guard => (when ? guardOf(when, among) : ALWAYS)
  const decided = (one: Decided): Guard => amongValues(circumstances, one)
  const wayIn = (way: LegWay, phases: readonly Phase[]): ModelWay => ({
    way: way.way,
    guard: guard(way.when),
    appearances:
      way.way === "window"
        ? phases.flatMap((phase) => outletsOf(way.outlets).map((outlet) => place({ phase, outlet })))
        : null,
  })
  const modelLegs = legs.map((travelled): ModelLeg => {
    const { decides, leg, phases } = travelled
    const own = leg.ways.map((way) => wayIn(way, phases))
    const offered = offer(travelled).map((way): ModelWay => ({
      ...wayIn(way, way.phases ?? phases),
      repair: way.repair,
    }))
    const needed: Guard = { op: "all", parts: [guard(leg.when), ...decides.map(decided)] }
    return { leg, needed, ways: [...own, ...offered] }
  })
  return { circumstances, appearances, legs: modelLegs }
}

/** Outlets that serve the same legs stand for each other: the applicant may as well take the first. */
function representatives(item: TravelledItem, served: readonly string[]) {
  const lists = (item.legs ?? []).flatMap(({ ways }) =>
    ways.flatMap((way) => (way.way === "window" && way.outlets ? [way.outlets] : [])),
  )
  const signature = (outlet: string): string =>
    [served, ...lists].map((list) => (list.includes(outlet) ? "1" : "0")).join("")
  const first = new Map<string, string>()
  for (const outlet of [...served, ...lists.flat()]) {
    if (!first.has(signature(outlet))) first.set(signature(outlet), outlet)
  }
  return (outlets: readonly string[] = served): readonly string[] => [
    ...new Set(outlets.map((outlet) => first.get(signature(outlet)) ?? outlet)),
  ]
}

function amongAnswers(comparison: Condition, questions: readonly ScenarioQuestion[]): Guard {
  const fact = "fact" in comparison ? comparison.fact : null
  const variable = questions.findIndex((question) => question.fact === fact)
  const question = questions[variable]
  if (fact === null || question === undefined)
    throw new TypeError("A condition of a checked item compares an answer to one of its questions.")
  const { except: _, ...plain } = comparison
  const holding = question.answers.map(
    ({ value }) => decideScenario(plain, questions, { [fact]: value }).verdict === "yes",
  )
  return { op: "among", variable, values: bitsOf(holding) }
}

function amongValues(circumstances: readonly Circumstance[], { is, name }: Decided): Guard {
  const variable = circumstances.findIndex((circumstance) => circumstance.name === name)
  const values = circumstances[variable]?.values ?? []
  return { op: "among", variable, values: bitsOf(values.map(({ value }) => value === is)) }
}

function bitsOf(holding: readonly boolean[]): bigint {
  return holding.reduce((bits, holds, at) => (holds ? bits | (1n << BigInt(at)) : bits), 0n)
}
