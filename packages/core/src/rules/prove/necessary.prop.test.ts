import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Plan } from "../plan/plan.ts"
import { irrelevantFacts } from "./irrelevant.ts"
import { weakestNecessary } from "./necessary.ts"
import { planOf } from "../plan/hand-written.fixture.ts"
import {
  evaluateCondition,
  evaluatePlan,
  numbersIn,
  type PlainResult,
  subjectsOf,
  type Values,
} from "./plain-plan.fixture.ts"
import { slotsIn } from "./plan-parts.ts"
import { conditionsOn, decidablePlans, mixedPlans, slotsFor } from "./random-plan.fixture.ts"

// What a rule implies about a few facts, and which facts never matter, held against trying every subject.

const withNames = (plans: fc.Arbitrary<Plan>) =>
  plans.chain((plan) =>
    fc.record({ plan: fc.constant(plan), names: fc.subarray(plan.slots.map(({ name }) => name)) }),
  )

/** The values of the chosen facts alone, as one text. */
const chosenOf = (plan: Plan, names: readonly string[], values: Values) =>
  values.filter((_, at) => names.includes(plan.slots[at]?.name ?? "")).join()

/** Several ways to be entitled, so that what is needed of one fact depends on the others. */
const plansOfWays = slotsFor(0).chain((slots) => {
  const { condition } = conditionsOn(slots, false)
  const way = fc
    .array(condition, { minLength: 2, maxLength: 3 })
    .map((parts) => ({ op: "all" as const, parts }))
  const ways = fc.array(way, { minLength: 2, maxLength: 4 }).map((parts) => ({ op: "any" as const, parts }))
  return ways.map((ground) => planOf(slots, [ground]))
})

describe("the weakest necessary condition on chosen facts", () => {
  it("holds exactly for those whose other facts could still make the rule hold", () => {
    const seen = { product: 0, joined: 0, never: 0 }
    fc.assert(
      fc.property(withNames(fc.oneof(decidablePlans, plansOfWays)), ({ names, plan }) => {
        const proof = weakestNecessary(plan, names)
        if (proof.outcome !== "necessary") throw new Error(proof.outcome)
        expect(proof).toMatchObject({ strictest: true, outside: [] })
        const chosen = plan.slots.flatMap(({ name }, at) => (names.includes(name) ? at : []))
        for (const slot of slotsIn(proof.condition)) expect(chosen).toContain(slot)
        const entitled = subjectsOf(plan).filter((values) => evaluatePlan(plan, values) !== false)
        const possible = new Set(entitled.map((values) => chosenOf(plan, names, values)))
        for (const values of subjectsOf(plan))
          expect(evaluateCondition(proof.condition, values)).toBe(possible.has(chosenOf(plan, names, values)))
        for (const at of chosen) {
          const name = plan.slots[at]?.name ?? ""
          const reached = new Set(entitled.map((values) => values[at]))
          expect(numbersIn(proof.projections[name] ?? [])).toEqual(
            numbersIn(plan.slots[at]?.domain ?? []).filter((value) => reached.has(value)),
          )
        }
        expect(Object.keys(proof.projections).length).toBe(names.length)
        if (proof.condition.op === "constant") seen.never += 1
        else seen[proof.condition.op === "any" ? "joined" : "product"] += 1
      }),
      { numRuns: 1000 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(4)
  })

  it("lets nobody go who is entitled where parts of the rule lie outside what can be proved", () => {
    let looser = 0
    fc.assert(
      fc.property(withNames(mixedPlans), ({ names, plan }) => {
        const proof = weakestNecessary(plan, names)
        if (proof.outcome !== "necessary") throw new Error(proof.outcome)
        const subjects = subjectsOf(plan)
        const entitled = subjects.filter((values) => evaluatePlan(plan, values) !== false)
        for (const values of entitled) expect(evaluateCondition(proof.condition, values)).toBe(true)
        const possible = new Set(entitled.map((values) => chosenOf(plan, names, values)))
        if (proof.strictest) {
          for (const values of subjects)
            expect(evaluateCondition(proof.condition, values)).toBe(
              possible.has(chosenOf(plan, names, values)),
            )
        } else {
          looser += 1
          expect(proof.outside.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 250 },
    )
    expect(looser).toBeGreaterThan(5)
  })
})

/** Whether changing the fact alone changes the result for somebody. */
function matters(plan: Plan, slot: number): boolean {
  const results = new Map<string, PlainResult>()
  return subjectsOf(plan).some((values) => {
    const others = values.with(slot, 0).join()
    const result = evaluatePlan(plan, values)
    const known = results.get(others)
    results.set(others, result)
    return known !== undefined && known !== result
  })
}

describe("facts that can never matter", () => {
  it("are those that change neither verdict nor amount for anybody", () => {
    const seen = { irrelevant: 0, relevant: 0 }
    fc.assert(
      fc.property(decidablePlans, (plan) => {
        const names = (wanted: boolean) =>
          plan.slots.flatMap(({ name }, at) => (matters(plan, at) === wanted ? name : []))
        const proof = irrelevantFacts(plan)
        expect(proof).toEqual({
          outcome: "examined",
          irrelevant: names(false),
          relevant: names(true),
          outside: [],
        })
        if (proof.outcome !== "examined") return
        seen.irrelevant += proof.irrelevant.length
        seen.relevant += proof.relevant.length
      }),
      { numRuns: 500 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
  })

  it("are never named wrongly where parts of the rule lie outside what can be proved", () => {
    const seen = { irrelevant: 0, relevant: 0, untold: 0 }
    fc.assert(
      fc.property(mixedPlans, (plan) => {
        const proof = irrelevantFacts(plan)
        if (proof.outcome !== "examined") throw new Error(proof.outcome)
        for (const [at, { name }] of plan.slots.entries()) {
          const told = proof.irrelevant.includes(name)
            ? "irrelevant"
            : proof.relevant.includes(name)
              ? "relevant"
              : "untold"
          seen[told] += 1
          if (told === "untold") expect(proof.outside.length).toBeGreaterThan(0)
          else expect(matters(plan, at)).toBe(told === "relevant")
        }
      }),
      { numRuns: 250 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10)
  })
})
