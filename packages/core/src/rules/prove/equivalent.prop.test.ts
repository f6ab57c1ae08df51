import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Plan, PlanCondition, PlanNumber } from "../plan/plan.ts"
import { equivalent } from "./equivalent.ts"
import { bounds, evaluatePlan, subjectsLike, subjectsOf } from "./plain-plan.fixture.ts"
import { plansOn, slotsFor } from "./random-plan.fixture.ts"

// Equivalence, held against trying every subject on both rules.

/** The condition written another way. */
function rewrite(condition: PlanCondition): PlanCondition {
  switch (condition.op) {
    case "all":
    case "any": {
      const parts = condition.parts
        .toReversed()
        .map((part): PlanCondition => ({ op: "not", part: rewrite(part) }))
      return { op: "not", part: { op: condition.op === "all" ? "any" : "all", parts } }
    }
    case "not":
      return { op: "if", test: rewrite(condition.part), then: no, else: yes }
    case "if": {
      const test = rewrite(condition.test)
      const then = { op: "all", parts: [rewrite(condition.then), test] } as const
      const other = { op: "all", parts: [{ op: "not", part: test }, rewrite(condition.else)] } as const
      return { op: "any", parts: [other, then] }
    }
    default:
      return condition
  }
}

const yes: PlanCondition = { op: "constant", value: true }
const no: PlanCondition = { op: "constant", value: false }

/** The amount written another way. */
function rewriteNumber(number: PlanNumber): PlanNumber {
  switch (number.op) {
    case "sum":
    case "least":
      return { ...number, parts: number.parts.map(rewriteNumber).toReversed() }
    case "if":
      return {
        ...number,
        test: { op: "not", part: rewrite(number.test) },
        then: rewriteNumber(number.else),
        else: rewriteNumber(number.then),
      }
    default:
      return { op: "minus", from: number, less: { op: "constant", value: 0n, bounds }, bounds }
  }
}

const rewritten = (plan: Plan): Plan => ({
  ...plan,
  grounds: plan.grounds.map((ground) => ({ ...ground, condition: rewrite(ground.condition) })).toReversed(),
  amount: plan.amount && rewriteNumber(plan.amount),
})

/** The facts of a plan in another order. */
const pairs = (wide: 0 | 1 | 2) =>
  slotsFor(wide).chain((slots) => {
    const plans = plansOn(slots, true)
    return fc.oneof(
      fc.tuple(plans, plans),
      plans.map((plan) => [plan, rewritten(plan)] as const),
      fc
        .tuple(plans, plans)
        .map(([one, other]) => [one, { ...rewritten(one), amount: other.amount }] as const),
    )
  })

describe("two rules", () => {
  it("are equivalent, or differ for the witness that is shown, with what each comes to", () => {
    const seen = { equivalent: 0, different: 0, amounts: 0 }
    fc.assert(
      fc.property(pairs(0), ([one, other]) => {
        const differ = subjectsOf(one).some(
          (values) => evaluatePlan(one, values) !== evaluatePlan(other, values),
        )
        const proof = equivalent(one, other)
        expect(proof.outcome).toBe(differ ? "different" : "equivalent")
        if (proof.outcome !== "different") {
          seen.equivalent += 1
          return
        }
        seen.different += 1
        const [ofOne, ofOther] = proof.outcomes
        if (ofOne.verdict && ofOther.verdict) seen.amounts += 1
        expect(ofOne).not.toEqual(ofOther)
        const alike = subjectsLike(one, proof.witness)
        expect(alike.length).toBeGreaterThan(0)
        for (const values of alike) {
          expect(shown(evaluatePlan(one, values))).toEqual(ofOne)
          expect(shown(evaluatePlan(other, values))).toEqual(ofOther)
        }
      }),
      { numRuns: 800 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30)
  })

  it("are never judged wrongly where parts of them lie outside what can be proved", () => {
    const seen = { equivalent: 0, different: 0, outside: 0, "too-large": 0 }
    fc.assert(
      fc.property(pairs(1), ([one, other]) => {
        const proof = equivalent(one, other)
        seen[proof.outcome] += 1
        if (proof.outcome === "equivalent")
          for (const values of subjectsOf(one))
            expect(evaluatePlan(one, values)).toBe(evaluatePlan(other, values))
        if (proof.outcome === "outside") expect(proof.parts.length).toBeGreaterThan(0)
        if (proof.outcome !== "different") return
        for (const values of subjectsLike(one, proof.witness)) {
          const results = [evaluatePlan(one, values), evaluatePlan(other, values)] as const
          expect(results[0]).not.toBe(results[1])
          for (const [at, { amount, verdict }] of proof.outcomes.entries()) {
            if (verdict !== null) expect(results[at] !== false).toBe(verdict)
            if (amount !== null) expect(results[at]).toBe(amount)
          }
        }
      }),
      { numRuns: 500 },
    )
    expect(seen.equivalent).toBeGreaterThan(20)
    expect(seen.different).toBeGreaterThan(20)
    expect(seen.outside).toBeGreaterThan(5)
    expect(seen["too-large"]).toBe(0)
  })

  it("are the same rule where the same outside part stands in both", () => {
    let outside = 0
    fc.assert(
      fc.property(
        slotsFor(2).chain((slots) => plansOn(slots, true)),
        (plan) => {
          const condition: PlanCondition = {
            op: "compare",
            relation: "above",
            left: { op: "slot", slot: 0, bounds },
            right: { op: "slot", slot: 1, bounds },
          }
          const [ground] = plan.grounds
          if (ground === undefined) throw new Error("no ground")
          const compared = { ...plan, grounds: [...plan.grounds, { ...ground, condition }] }
          const proof = equivalent(compared, { ...compared, grounds: compared.grounds.toReversed() })
          expect(proof).toEqual({ outcome: "equivalent" })
          outside += 1
        },
      ),
      { numRuns: 100 },
    )
    expect(outside).toBeGreaterThan(50)
  })
})

const shown = (result: boolean | bigint) => ({
  verdict: result !== false,
  amount: typeof result === "bigint" ? result : null,
})
