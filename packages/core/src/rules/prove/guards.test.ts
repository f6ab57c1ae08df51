import { describe, expect, it } from "vitest"
import { single } from "../facts/int-set.ts"
import { buildPlan } from "./build.ts"
import { findDead } from "./dead.ts"
import { equivalent } from "./equivalent.ts"
import { guardedRule, numbersFrom } from "./guards.fixture.ts"
import { MOST_NODES } from "./limit.ts"
import {
  evaluateCondition,
  evaluateNumber,
  evaluatePlan,
  numberAt,
  type Values,
} from "./plain-plan.fixture.ts"
import { valuesOf } from "./read.ts"
import { checkRows } from "./rows.ts"

// Twenty guards over facts of millions of values: far beyond trying, and far below the limit.

const rules = [10, 15, 20].flatMap((facts) => [1, 2].map((seed) => ({ facts, seed })))

describe.each(rules)("a rule of twenty guards over $facts facts (seed $seed)", ({ facts, seed }) => {
  const { plan, premise, rows, slots } = guardedRule(seed, 20, facts)
  const next = numbersFrom(seed)
  /** Subjects with the values of a witness, and any others. */
  const subjectsNear = (witness: Readonly<Record<string, number>>, count: number): readonly Values[] =>
    Array.from({ length: count }, () =>
      slots.map(({ domain, name }) => witness[name] ?? numberAt(domain, next)),
    )

  it("has a diagram far below the limit", () => {
    const built = buildPlan(plan)
    if (built.outcome !== "built") throw new Error(built.outcome)
    expect(built.diagram.nodes.length).toBeLessThan(MOST_NODES / 5)
    const { diagram, result } = built
    for (const values of subjectsNear({}, 500)) {
      const byName = new Map(slots.map(({ name }, at) => [name, values[at] ?? 0]))
      const known = (level: number) => single(byName.get(diagram.levels[level]?.name ?? "") ?? 0)
      expect(valuesOf(diagram, result, known)).toEqual([evaluatePlan(plan, values)])
    }
  })

  it("is examined condition by condition, each told with cases in point", () => {
    const proof = findDead(plan)
    if (proof.outcome !== "examined") throw new Error(proof.outcome)
    expect(proof.conditions.length).toBe(1 + 4 + 1 + 20 * 4 * 2)
    expect(proof.conditions.every(({ outside }) => outside.length === 0)).toBe(true)
    const [rule] = proof.conditions
    if (rule?.yes == null || rule.no === null) throw new Error("The rule can hold and fail.")
    for (const values of subjectsNear(rule.yes, 20)) expect(evaluatePlan(plan, values)).not.toBe(false)
    for (const values of subjectsNear(rule.no, 20)) expect(evaluatePlan(plan, values)).toBe(false)
  })

  it("has its gaps and overlaps shown", () => {
    const proof = checkRows(slots, premise, rows)
    if (proof.outcome !== "checked") throw new Error(proof.outcome)
    expect(proof.gaps.length).toBeGreaterThan(0)
    expect(proof.overlaps.length).toBeGreaterThan(10)
    for (const { witness } of proof.gaps)
      for (const values of subjectsNear(witness, 5)) {
        expect(evaluateCondition(premise, values)).toBe(true)
        expect(rows.filter(({ when }) => evaluateCondition(when, values))).toEqual([])
      }
    for (const { rows: pair, witness } of proof.overlaps)
      for (const values of subjectsNear(witness, 5)) {
        const held = pair.flatMap((at) => rows[at] ?? [])
        expect(held.every(({ when }) => evaluateCondition(when, values))).toBe(true)
        expect(new Set(held.map(({ value }) => evaluateNumber(value, values))).size).toBe(2)
      }
  })

  it("is the same rule with its guards in another order, and another without the first of them", () => {
    const [premiseGround, covered] = plan.grounds
    if (premiseGround === undefined || covered?.condition.op !== "any")
      throw new Error("Not the rule of guards.")
    const condition = { ...covered.condition, parts: covered.condition.parts.toReversed() }
    const reversed = { ...plan, grounds: [{ ...covered, condition }, premiseGround] }
    expect(equivalent(plan, reversed)).toEqual({ outcome: "equivalent" })
    const fewer = { ...covered.condition, parts: covered.condition.parts.slice(1) }
    const proof = equivalent(plan, { ...plan, grounds: [premiseGround, { ...covered, condition: fewer }] })
    if (proof.outcome !== "different") throw new Error(proof.outcome)
    const [of, than] = proof.outcomes
    expect([of.verdict, than.verdict]).toEqual([true, false])
    for (const values of subjectsNear(proof.witness, 20)) {
      expect(evaluatePlan(plan, values)).toBe(of.amount)
      expect(evaluateCondition(fewer, values)).toBe(false)
    }
  })
})
