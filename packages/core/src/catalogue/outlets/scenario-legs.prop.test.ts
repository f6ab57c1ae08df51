import * as fc from "fast-check"
import { expect, it } from "vitest"
import { decideScenario, type ScenarioAnswers } from "../../materials/index.ts"
import type { Condition } from "../../rules/index.ts"
import { boundVisits, legsOf, type TravelledItem } from "../visits/index.ts"
import { travelledItem, visitsByTrying } from "../visits/random-item.fixture.ts"
import { itemInScenario } from "./scenario-legs.ts"

const values: readonly (readonly [string, readonly (string | number | boolean)[]])[] = [
  ["agent", [true, false]],
  ["joint", [true, false]],
  ["kind", ["a", "b", "c"]],
  ["count", [1, 2, 5]],
]
const answered: fc.Arbitrary<ScenarioAnswers> = fc.record(
  Object.fromEntries(values.map(([fact, all]) => [fact, fc.constantFrom(...all)])),
  { requiredKeys: [] },
)

function completions(answers: ScenarioAnswers): readonly ScenarioAnswers[] {
  return values.reduce<readonly ScenarioAnswers[]>(
    (some, [fact, all]) =>
      answers[fact] === undefined
        ? some.flatMap((one) => all.map((value) => ({ ...one, [fact]: value })))
        : some,
    [answers],
  )
}

/** The item with all that its conditions ask decided, and no conditions left. */
function decided(item: TravelledItem, answers: ScenarioAnswers): TravelledItem {
  const holds = ({ when }: { readonly when?: Condition }): boolean =>
    when === undefined || decideScenario(when, item.questions, answers).verdict === "yes"
  const legs = legsOf(item)
    .filter(holds)
    .map(({ when: _leg, ways, ...leg }) => ({
      ...leg,
      ways: ways.filter(holds).map(({ when: _way, ...way }) => way),
    }))
  const never = { all: [true, false].map((is) => ({ fact: "agent", is })) }
  const missing = legsOf(item).map((leg) => ({ ...leg, when: never }))
  // A leg that is not needed must still stand, or the derived one of its id would come back.
  return {
    ...item,
    materials: [],
    legs: [...legs, ...missing.filter(({ id }) => legs.every((leg) => leg.id !== id))],
  }
}

it("takes in a scenario as many visits as the worst of what it may turn out to be, each tried out by itself", () => {
  fc.assert(
    fc.property(travelledItem, answered, (item, answers) => {
      const bound = boundVisits(itemInScenario(item, answers))
      const tried = completions(answers).map((each) => visitsByTrying(decided(item, each), "complete"))
      const worst = tried.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)), 0)
      expect(bound.kind === "bounded" ? bound.visits : null).toBe(worst)
    }),
    { numRuns: 40 },
  )
})
