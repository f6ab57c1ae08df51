import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Path } from "../../reasons/index.ts"
import type { Plan, PlanCondition } from "../plan/plan.ts"
import { type ConditionFinding, findDead } from "./dead.ts"
import { evaluateCondition, evaluatePlan, subjectsLike, subjectsOf } from "./plain-plan.fixture.ts"
import { decidablePlans, mixedPlans } from "./random-plan.fixture.ts"

// What is said of each condition of a rule, held against trying every subject with the condition and without it.

/** Whatever stands at a path. */
const at = (whole: unknown, path: Path): unknown =>
  path.reduce((value, step) => (value as Readonly<Record<string | number, unknown>>)[step], whole)

/** The whole with something else at a path. */
function replaceAt(whole: unknown, [step, ...rest]: Path, part: unknown): unknown {
  if (step === undefined) return part
  const changed = replaceAt((whole as Readonly<Record<string | number, unknown>>)[step], rest, part)
  return Array.isArray(whole)
    ? whole.with(step as number, changed)
    : { ...(whole as object), [step]: changed }
}

/** The condition that a finding is about. */
const conditionAt = (plan: Plan, path: Path): PlanCondition =>
  path.length === 1
    ? { op: "all", parts: plan.grounds.map(({ condition }) => condition) }
    : (at(plan, path) as PlanCondition)

/** The constants in place of the condition with which the rule is the same. */
function constantsFor(plan: Plan, path: Path): readonly boolean[] {
  return [true, false].filter((value) => isReplaceable(plan, path, value))
}

function isReplaceable(plan: Plan, path: Path, value: boolean): boolean {
  const constant: PlanCondition = { op: "constant", value }
  const other =
    path.length === 1
      ? { ...plan, grounds: plan.grounds.map((ground) => ({ ...ground, condition: constant })) }
      : (replaceAt(plan, path, constant) as Plan)
  return subjectsOf(plan).every((values) => evaluatePlan(plan, values) === evaluatePlan(other, values))
}

const sayHolds = (outcomes: ReadonlySet<boolean>) =>
  outcomes.size === 2 ? "sometimes" : outcomes.has(true) ? "always" : "never"

function checkWitnesses(plan: Plan, { no, path, yes }: ConditionFinding) {
  const condition = conditionAt(plan, path)
  for (const [witness, expected] of [
    [yes, true],
    [no, false],
  ] as const)
    if (witness !== null)
      for (const values of subjectsLike(plan, witness))
        expect(evaluateCondition(condition, values)).toBe(expected)
}

describe("dead and idle conditions", () => {
  it("are told for every condition of a rule, with a case in point for what can hold and what can fail", () => {
    const seen = { always: 0, never: 0, sometimes: 0, outside: 0, true: 0, false: 0, kept: 0, inAmount: 0 }
    fc.assert(
      fc.property(decidablePlans, (plan) => {
        const proof = findDead(plan)
        if (proof.outcome !== "examined") throw new Error("too large")
        for (const finding of proof.conditions) {
          const { holds, no, outside, path, replaceableBy, yes } = finding
          const condition = conditionAt(plan, path)
          const outcomes = new Set(subjectsOf(plan).map((values) => evaluateCondition(condition, values)))
          expect(holds).toBe(sayHolds(outcomes))
          expect([yes !== null, no !== null]).toEqual([outcomes.has(true), outcomes.has(false)])
          expect(replaceableBy).toEqual(constantsFor(plan, path))
          expect(outside).toEqual([])
          checkWitnesses(plan, finding)
          seen[holds] += 1
          for (const value of replaceableBy) seen[`${value}`] += 1
          if (replaceableBy.length === 0) seen.kept += 1
          if (path[0] === "amount" && replaceableBy.length === 0) seen.inAmount += 1
        }
      }),
      { numRuns: 500 },
    )
    const { inAmount, outside, ...counts } = seen
    expect(outside).toBe(0)
    expect(inAmount).toBeGreaterThan(2)
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(20)
  })

  it("are never told wrongly where parts of the rule lie outside what can be proved", () => {
    let named = 0
    let told = 0
    fc.assert(
      fc.property(mixedPlans, (plan) => {
        const proof = findDead(plan)
        if (proof.outcome !== "examined") throw new Error("too large")
        for (const finding of proof.conditions) {
          const { holds, outside, path, replaceableBy } = finding
          const condition = conditionAt(plan, path)
          const outcomes = new Set(subjectsOf(plan).map((values) => evaluateCondition(condition, values)))
          if (holds === "outside") expect(outside.length).toBeGreaterThan(0)
          else expect(holds).toBe(sayHolds(outcomes))
          for (const value of replaceableBy) expect(isReplaceable(plan, path, value)).toBe(true)
          if (outside.length === 0) expect(replaceableBy).toEqual(constantsFor(plan, path))
          checkWitnesses(plan, finding)
          if (outside.length > 0) named += 1
          else told += 1
        }
      }),
      { numRuns: 80 },
    )
    expect(named).toBeGreaterThan(10)
    expect(told).toBeGreaterThan(100)
  })

  it("are found in the order of the rule, every condition once", () => {
    fc.assert(
      fc.property(decidablePlans, (plan) => {
        const proof = findDead(plan)
        if (proof.outcome !== "examined") throw new Error("too large")
        const found = proof.conditions.map(({ path }) => JSON.stringify(path))
        expect(new Set(found).size).toBe(found.length)
        const conditions = new Set<string>()
        const walk = (value: unknown, path: Path): void => {
          if (typeof value !== "object" || value === null) return
          if ("op" in value && isConditionLike(value)) conditions.add(JSON.stringify(path))
          for (const [key, part] of Object.entries(value))
            walk(part, [...path, Array.isArray(value) ? Number(key) : key])
        }
        walk({ grounds: plan.grounds, amount: plan.amount }, [])
        expect(new Set(found.slice(1))).toEqual(conditions)
        expect(found[0]).toBe('["grounds"]')
      }),
      { numRuns: 100 },
    )
  })
})

/** Every number of a random plan has bounds, and no condition has. */
const isConditionLike = (value: object): boolean => !("bounds" in value)
