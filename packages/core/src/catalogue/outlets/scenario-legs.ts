/** The legs of an item in one scenario, whose answers may be given in part. */
import { decideScenario, type ScenarioAnswers } from "../../materials/index.ts"
import type { Condition } from "../../rules/index.ts"
import type { Leg } from "../leg.ts"
import { legsOf, type TravelledItem } from "../visits/index.ts"

/**
 * The item as it is in one scenario, for the bound on its visits: every leg, those of its materials included, is
 * needed where the answers hold and nowhere else. What is not answered stays open, so that the bound is the worst of
 * what it may yet turn out to be.
 */
export function itemInScenario(item: TravelledItem, answers: ScenarioAnswers): TravelledItem {
  const given = item.questions.flatMap((question): readonly Condition[] => {
    const answer = question.answers.find(({ value }) => value === answers[question.fact])
    return answer === undefined ? [] : [{ fact: question.fact, is: answer.value }]
  })
  const legs = legsOf(item).map((leg): Leg => {
    const conditions = [...given, ...(leg.when ? [leg.when] : [])]
    return conditions.length === 0 ? leg : { ...leg, when: { all: conditions } }
  })
  return { ...item, materials: [], legs }
}

/** The legs that the answers do not rule out, each with the ways that they do not. */
export function legsInScenario(item: TravelledItem, answers: ScenarioAnswers): readonly Leg[] {
  const isOpen = ({ when }: { readonly when?: Condition }): boolean =>
    when === undefined || decideScenario(when, item.questions, answers).verdict !== "no"
  return legsOf(item)
    .filter(isOpen)
    .map((leg) => ({ ...leg, ways: leg.ways.filter(isOpen) }))
}
