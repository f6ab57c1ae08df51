/**
 * What a bound on visits comes with, as plain data: a way to go for every class of scenarios, and a scenario that
 * needs as many visits. Whoever doubts it replays it (`checkVisitCertificate`).
 */
import type { ChoiceValue } from "../../rules/index.ts"
import type { LegWay } from "../leg.ts"
import type { Materials } from "./travel-legs.ts"
import type { Appearance } from "./visit-model.ts"

/** What holds in a case: the value of each circumstance, by its name. */
export type Scenario = Readonly<Record<string, ChoiceValue>>

/** How a leg is done. */
export interface JourneyStep {
  readonly leg: string
  readonly way: LegWay["way"]
  /** Where and when the applicant appears for it; `null` where nobody has to. */
  readonly appearance: Appearance | null
}

/** The appearances of a class of scenarios, and for each leg that may be needed in it the ways that serve there. */
export interface JourneyClass {
  readonly appearances: readonly Appearance[]
  readonly steps: readonly JourneyStep[]
}

/** Scenarios split by the values of one circumstance after the other, down to classes with a journey. */
export type ScenarioTree =
  | { readonly split: string; readonly parts: readonly ScenarioPart[] }
  | { readonly journey: JourneyClass }

export interface ScenarioPart {
  readonly values: readonly ChoiceValue[]
  readonly below: ScenarioTree
}

/** That an item takes at most so many visits, and in one scenario no fewer. */
export interface VisitCertificate {
  readonly v: 1
  readonly item: string
  readonly edition: string
  readonly materials: Materials
  readonly visits: number
  readonly classes: ScenarioTree
  /** A scenario that needs all of them. */
  readonly witness: Scenario
}

/** The classes of a tree with what is known of the scenarios in each. */
export function classesOf(
  tree: ScenarioTree,
  given: Readonly<Record<string, readonly ChoiceValue[]>> = {},
): readonly {
  readonly given: Readonly<Record<string, readonly ChoiceValue[]>>
  readonly journey: JourneyClass
}[] {
  if ("journey" in tree) return [{ given, journey: tree.journey }]
  return tree.parts.flatMap(({ below, values }) => classesOf(below, { ...given, [tree.split]: values }))
}
