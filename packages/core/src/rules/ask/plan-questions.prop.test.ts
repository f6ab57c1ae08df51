import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bruteForce, costOfPlanner, type Visit } from "./brute-force.fixture.ts"
import { planQuestions } from "./plan-questions.ts"
import { type CaseShape, type SmallCase, smallCase } from "./small-case.fixture.ts"
import type { QuestionSource } from "./source.ts"

const shapes: readonly CaseShape[] = [
  { facts: 6 },
  { facts: 5, integers: true, amounts: true, overlaps: true, privacy: true },
  { facts: 4, integers: true, overlaps: true, failures: true, privacy: true },
  { facts: 5, amounts: true, overlaps: true, latencyWeight: 3 },
  { facts: 4, failures: true, overlaps: true, latencyWeight: 2 },
]
const seeds = fc.integer({ min: 1, max: 1_000_000 })
const cases = fc.tuple(seeds, fc.constantFrom(...shapes)).map(([seed, shape]) => smallCase(seed, shape))

/** Checks every position in which the plan is followed against the completions. */
function inspect(small: SmallCase, force: ReturnType<typeof bruteForce>, seen: Set<string>): Visit {
  const { facts } = small
  return (line, spent, plan) => {
    seen.add(plan.outcome)
    const mattering = facts.flatMap(({ name }, fact) => (force.matters(line, fact) ? [name] : []))
    expect(plan.outcome === "settled").toBe(force.settled(line) !== null)
    if (plan.outcome === "settled") {
      const amount = plan.amount === null ? "undefined" : String(plan.amount)
      expect(force.settled(line)?.startsWith(plan.verdict)).toBe(true)
      if (plan.verdict === "yes") expect(force.settled(line)).toBe(`yes ${amount} ${amount}`)
      return
    }
    expect(plan.outcome).toBe(force.canSettle(line, spent) ? "ask" : "stuck")
    expect(plan.open.map(({ fact }) => fact).toSorted()).toEqual(mattering.toSorted())
    if (plan.outcome === "stuck") {
      expect(plan.facts).not.toHaveLength(0)
      expect(mattering).toEqual(expect.arrayContaining(plan.facts.map(({ fact }) => fact)))
      return
    }
    expect(plan.questions).not.toHaveLength(0)
    for (const { facts: asked } of plan.questions) {
      expect(asked).not.toHaveLength(0)
      expect(mattering).toEqual(expect.arrayContaining([...asked]))
    }
  }
}

describe("a plan of questions", () => {
  it("is the best of all where it says so, stops exactly when all is settled, and asks only what can matter", () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(cases, (small) => {
        const force = bruteForce(small)
        const best = force.best(force.nothingKnown, 0)
        expect(costOfPlanner(small, force, undefined, inspect(small, force, seen))).toBeCloseTo(best, 6)
        const plan = Result.getOrThrow(planQuestions(small.bound, {}, small.terms))
        if (plan.outcome !== "ask") return
        expect(plan.plan).toBe("best")
        expect(plan.expectedCost).toBeCloseTo(best, 6)
      }),
      { numRuns: 30 },
    )
    expect(seen).toContain("settled")
    expect(seen).toContain("ask")
  })

  it("says where no source can tell, as when queries failed", () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= 15; seed += 1) {
      const small = smallCase(seed, { facts: 4, overlaps: true, failures: true })
      const force = bruteForce(small)
      costOfPlanner(small, force, undefined, inspect(small, force, seen))
    }
    expect(seen).toContain("stuck")
  })

  it("found by looking ahead never promises less than the best costs, and asks only what can matter", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 400 }), (small, lookAhead) => {
        const force = bruteForce(small)
        const best = force.best(force.nothingKnown, 0)
        const effort = { exact: 0, lookAhead }
        const plan = Result.getOrThrow(planQuestions(small.bound, {}, { ...small.terms, effort }))
        if (plan.outcome === "ask") {
          expect(plan.plan).toBe("good")
          expect(plan.expectedCost).toBeGreaterThan(best - 1e-6)
        }
        expect(costOfPlanner(small, force, effort, inspect(small, force, new Set()))).toBeGreaterThan(
          best - 1e-6,
        )
      }),
      { numRuns: 30 },
    )
  })

  it("found by looking a little ahead costs at most a twentieth more than the best, on average", () => {
    const ratios: number[] = []
    for (const shape of shapes)
      for (let seed = 1; seed <= 8; seed += 1) {
        const small = smallCase(seed, shape)
        const force = bruteForce(small)
        const best = force.best(force.nothingKnown, 0)
        if (best > 0) ratios.push(costOfPlanner(small, force, { exact: 0, lookAhead: 300 }) / best)
      }
    expect(ratios.length).toBeGreaterThan(30)
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThan(1.05)
  })

  it("costs no more with a free source beside the others, where all can be settled without it", () => {
    const certain = fc
      .tuple(seeds, fc.constantFrom(shapes[0], shapes[1], shapes[3]))
      .map(([seed, shape]) => smallCase(seed, shape as CaseShape))
    fc.assert(
      fc.property(
        certain,
        fc.subarray(["f0", "f1", "f2", "f3"], { minLength: 1 }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (small, answers, successRate) => {
          const free: QuestionSource = { id: "free", answers, cost: 0, successRate }
          const costWith = (sources: readonly QuestionSource[]) => {
            const plan = Result.getOrThrow(planQuestions(small.bound, {}, { ...small.terms, sources }))
            return plan.outcome === "ask" ? plan.expectedCost : 0
          }
          const { sources } = small.terms
          expect(costWith([...sources, free])).toBeLessThan(costWith(sources) + 1e-6)
        },
      ),
      { numRuns: 30 },
    )
  })

  it("is the same whenever it is made", () => {
    fc.assert(
      fc.property(cases, (small) => {
        const make = () =>
          planQuestions(small.bound, {}, { ...small.terms, effort: { exact: 0, lookAhead: 200 } })
        expect(make()).toEqual(make())
      }),
      { numRuns: 20 },
    )
  })
})
