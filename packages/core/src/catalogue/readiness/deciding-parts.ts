/**
 * All that can decide a case of an item, for proofs: its rules, which say verdict, amount or term, and the conditions
 * under which its legs are needed and their ways are open, which make the route.
 */
import { type BoundRule, type Condition, lower, type Plan } from "../../rules/index.ts"
import type { LegWay } from "../leg.ts"
import type { ServiceItem } from "../service-item.ts"
import { scenarioPlan } from "./scenario-plan.ts"

export type DecidedBy =
  /** `term`: a rule of how long it takes; `rule`: one of verdict and amount. */
  | { readonly by: "rule" | "term"; readonly rule: string }
  /** `way` is `null` where it is about whether the leg is needed at all. */
  | { readonly by: "leg"; readonly leg: string; readonly way: LegWay["way"] | null }

export interface DecidingPart {
  readonly decides: DecidedBy
  readonly bound: BoundRule
  readonly plan: Plan
}

/** The rules, those of terms, and the conditions of the item's routes. A way is open where its leg is needed as well. */
export function decidingParts(
  item: ServiceItem,
  rules: readonly BoundRule[],
  terms: readonly BoundRule[],
): readonly DecidingPart[] {
  const fromLegs = (item.legs ?? []).flatMap(({ id, ways, when }) => [
    ...routePart(item, id, null, when),
    ...ways.flatMap((way) =>
      way.when ? routePart(item, id, way.way, when ? { all: [when, way.when] } : way.when) : [],
    ),
  ])
  return [...rules.map(rulePart("rule")), ...terms.map(rulePart("term")), ...fromLegs]
}

function rulePart(by: "rule" | "term"): (bound: BoundRule) => DecidingPart {
  return (bound) => ({ decides: { by, rule: bound.rule.definition.id }, bound, plan: lower(bound) })
}

function routePart(
  { questions }: ServiceItem,
  leg: string,
  way: LegWay["way"] | null,
  when: Condition | undefined,
): readonly DecidingPart[] {
  const read = when === undefined ? null : scenarioPlan(when, questions)
  return read === null ? [] : [{ decides: { by: "leg", leg, way }, ...read }]
}
