import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Plan } from "../plan/plan.ts"
import { type Direction, monotone, type Monotonicity } from "./monotone.ts"
import { evaluatePlan, type PlainResult, subjectsLike, subjectsOf } from "./plain-plan.fixture.ts"
import { decidablePlans, mixedPlans } from "./random-plan.fixture.ts"

// Moving one way only, held against every pair of subjects who differ in the one fact.

type Part = "verdict" | "amount"

/** What a result is when it is followed: `null` where it does not count. */
function measured(result: PlainResult, part: Part): bigint | null {
  if (part === "verdict") return result === false ? 0n : 1n
  return typeof result === "bigint" ? result : null
}

/** Whether less comes of more for the pair in that order. */
function breaks(
  plan: Plan,
  pair: readonly [readonly number[], readonly number[]],
  part: Part,
  direction: Direction,
) {
  const [lower, upper] = pair.map((values) => measured(evaluatePlan(plan, values), part))
  if (lower === null || upper === null || lower === undefined || upper === undefined) return false
  return direction === "rising" ? upper < lower : lower < upper
}

function holdsFor(plan: Plan, slot: number, part: Part, direction: Direction): boolean {
  const along = new Map<string, readonly (bigint | null)[]>()
  for (const values of subjectsOf(plan)) {
    const others = values.with(slot, 0).join()
    along.set(others, [...(along.get(others) ?? []), measured(evaluatePlan(plan, values), part)])
  }
  return [...along.values()].every((results) => {
    const counted = results.filter((result) => result !== null)
    return counted.every((result, at) =>
      counted.slice(at).every((later) => (direction === "rising" ? result <= later : result >= later)),
    )
  })
}

const questions = (plans: fc.Arbitrary<Plan>) =>
  plans.chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      slot: fc.nat(plan.slots.length - 1),
      direction: fc.constantFrom("rising" as const, "falling" as const),
    }),
  )

function checkPair(plan: Plan, slot: number, part: Part, direction: Direction, proof: Monotonicity) {
  if (proof.outcome !== "fails") return
  const name = plan.slots[slot]?.name ?? ""
  const [lower, upper] = proof.pair
  expect(lower[name]).toBeLessThan(upper[name] ?? 0)
  expect({ ...lower, [name]: 0 }).toEqual({ ...upper, [name]: 0 })
  const alike = subjectsLike(plan, lower)
  expect(alike.length).toBeGreaterThan(0)
  for (const values of alike) {
    const other = values.with(slot, upper[name] ?? 0)
    expect(breaks(plan, [values, other], part, direction)).toBe(true)
    for (const [at, each] of [values, other].entries()) {
      const result = evaluatePlan(plan, each)
      if (proof.outcomes[at]?.verdict !== null) expect(proof.outcomes[at]?.verdict).toBe(result !== false)
      if (proof.outcomes[at]?.amount !== null) expect(proof.outcomes[at]?.amount).toBe(result)
    }
  }
}

describe("a rule that moves one way only in a fact", () => {
  it("is told from one that does not, with a pair who differ in that fact alone", () => {
    const seen = { holds: 0, fails: 0, outside: 0, amountHolds: 0, amountFails: 0 }
    fc.assert(
      fc.property(questions(decidablePlans), ({ direction, plan, slot }) => {
        const proof = monotone(plan, plan.slots[slot]?.name ?? "", direction)
        if (proof.outcome !== "examined") throw new Error(proof.outcome)
        for (const part of ["verdict", "amount"] as const) {
          const told = proof[part]
          if (told === null) {
            expect(plan.amount).toBe(null)
            continue
          }
          expect(told.outcome).toBe(holdsFor(plan, slot, part, direction) ? "holds" : "fails")
          checkPair(plan, slot, part, direction, told)
          if (part === "verdict") seen[told.outcome] += 1
          else seen[told.outcome === "holds" ? "amountHolds" : "amountFails"] += 1
        }
      }),
      { numRuns: 1000 },
    )
    const { outside, ...counts } = seen
    expect(outside).toBe(0)
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(8)
  })

  it("is never told wrongly where parts of the rule lie outside what can be proved", () => {
    const seen = { holds: 0, fails: 0, outside: 0 }
    fc.assert(
      fc.property(questions(mixedPlans), ({ direction, plan, slot }) => {
        const proof = monotone(plan, plan.slots[slot]?.name ?? "", direction)
        if (proof.outcome !== "examined") throw new Error(proof.outcome)
        for (const part of ["verdict", "amount"] as const) {
          const told = proof[part]
          if (told === null) continue
          seen[told.outcome] += 1
          if (told.outcome === "holds") expect(holdsFor(plan, slot, part, direction)).toBe(true)
          checkPair(plan, slot, part, direction, told)
        }
      }),
      { numRuns: 400 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(3)
  })
})
