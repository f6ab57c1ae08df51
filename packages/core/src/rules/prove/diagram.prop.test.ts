import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { contains, intersection, type IntSet, sizeOf, union } from "../facts/int-set.ts"
import type { Plan } from "../plan/plan.ts"
import { type BuiltPlan, buildPlan, levelNamed } from "./build.ts"
import { type Node, valueOf } from "./diagram.ts"
import { restrict } from "./operate.ts"
import { evaluatePlan, numbersIn, subjectsOf, subjectsWithin, type Values } from "./plain-plan.fixture.ts"
import { decidablePlans } from "./random-plan.fixture.ts"
import { askedBy, cellsOf, childrenOf, countNodes, supportOf, valuesOf, waysTo } from "./read.ts"

// What the planner of questions relies on, held against trying every subject.

function built(plan: Plan): BuiltPlan {
  const outcome = buildPlan(plan)
  if (outcome.outcome !== "built") throw new Error(outcome.outcome)
  return outcome
}

const slotNamed = (plan: Plan, name: string | null) => plan.slots.findIndex((slot) => slot.name === name)

/** Asks for one fact after another until nothing is left to ask. */
function follow({ diagram, plan, result }: BuiltPlan, values: Values): { result: unknown; asked: string[] } {
  const asked: string[] = []
  let node: Node = result
  for (let name = askedBy(diagram, node); name !== null; name = askedBy(diagram, node)) {
    asked.push(name)
    const value = values[slotNamed(plan, name)] as number
    const [only, ...others] = childrenOf(diagram, node).filter(({ inside }) => contains(inside, value))
    expect(others).toEqual([])
    node = only?.child as Node
  }
  return { result: valueOf(diagram, node), asked }
}

describe("the diagram of a rule", () => {
  it("leads every subject to what the rule comes to, asking for each fact once at most", () => {
    fc.assert(
      fc.property(decidablePlans, (plan) => {
        const of = built(plan)
        expect(of.outside).toEqual([])
        for (const values of subjectsOf(plan)) {
          const { asked, result } = follow(of, values)
          expect(result).toBe(evaluatePlan(plan, values))
          expect(new Set(asked).size).toBe(asked.length)
        }
      }),
      { numRuns: 120 },
    )
  })

  it("parts the values of each fact into the classes that the rule tells apart, and no finer", () => {
    let joined = 0
    fc.assert(
      fc.property(decidablePlans, (plan) => {
        const { diagram, result } = built(plan)
        const subjects = subjectsOf(plan)
        for (const [slot, { domain, name }] of plan.slots.entries()) {
          const behaviour = (value: number) =>
            subjects.map((values) => String(evaluatePlan(plan, values.with(slot, value)))).join()
          const cells = cellsOf(diagram, [result], levelNamed(diagram, name) ?? -1)
          expect(union(...cells)).toEqual(domain)
          expect(cells.reduce((sum, cell) => sum + sizeOf(cell), 0)).toBe(sizeOf(domain))
          const classes = cells.map((cell) => new Set(numbersIn(cell).map(behaviour)))
          for (const each of classes) expect(each.size).toBe(1)
          expect(new Set(classes.flatMap((each) => [...each])).size).toBe(cells.length)
          if (cells.some((cell) => cell.length > 1)) joined += 1
        }
      }),
      { numRuns: 200 },
    )
    expect(joined).toBeGreaterThan(10)
  })

  it("comes to a leaf as soon as what is known settles the rule, and keeps what is still open", () => {
    let settled = 0
    const known = decidablePlans.chain((plan) => {
      const domain: IntSet = plan.slots[0]?.domain ?? []
      return fc.record({
        plan: fc.constant(plan),
        inside: fc
          .subarray([...numbersIn(domain)], { minLength: 1 })
          .map((values) => union(values.map(single))),
      })
    })
    fc.assert(
      fc.property(known, ({ inside, plan }) => {
        const { diagram, result } = built(plan)
        const level = levelNamed(diagram, plan.slots[0]?.name ?? "") ?? -1
        const left = restrict(diagram, result, level, inside)
        const sets = plan.slots.map(({ domain }, at) => (at === 0 ? intersection(domain, inside) : domain))
        const results = new Set(subjectsWithin(sets).map((values) => evaluatePlan(plan, values)))
        expect(new Set(valuesOf(diagram, left))).toEqual(results)
        expect(new Set(valuesOf(diagram, result, (at) => (at === level ? inside : null)))).toEqual(results)
        expect(valueOf(diagram, left) !== undefined).toBe(results.size === 1)
        if (results.size === 1) settled += 1
      }),
      { numRuns: 600 },
    )
    expect(settled).toBeGreaterThan(50)
  })

  it("is one leaf where the rule is decided, and otherwise lists every way to be entitled once", () => {
    fc.assert(
      fc.property(decidablePlans, (plan) => {
        const { diagram, verdict } = built(plan)
        const subjects = subjectsOf(plan)
        const verdicts = new Set(subjects.map((values) => evaluatePlan(plan, values) !== false))
        expect(verdict <= 1).toBe(verdicts.size === 1)
        expect(countNodes(diagram, [verdict]) === 1).toBe(verdicts.size === 1)
        const ways = [...waysTo(diagram, verdict)]
        const support = supportOf(diagram, [verdict])
        for (const values of subjects) {
          const fitting = ways.filter((way) =>
            [...way].every(([level, set]) =>
              contains(set, values[slotNamed(plan, diagram.levels[level]?.name ?? "")] as number),
            ),
          )
          expect(fitting.length).toBe(evaluatePlan(plan, values) === false ? 0 : 1)
        }
        for (const way of ways)
          for (const level of way.keys()) expect(support).toContain(diagram.levels[level]?.name)
      }),
      { numRuns: 200 },
    )
  })
})

const single = (value: number) => ({ from: value, to: value })
