/** Random small plans. */
import * as fc from "fast-check"
import { roundings } from "../../money/index.ts"
import { type IntSet, union } from "../facts/int-set.ts"
import type { Plan, PlanCondition, PlanNumber, Slot } from "../plan/plan.ts"
import { planOf, slotOf } from "../plan/hand-written.fixture.ts"
import { bounds, numbersIn } from "./plain-plan.fixture.ts"

const single = (value: number) => ({ from: value, to: value })

/** A few values, with gaps between them. */
const domains: fc.Arbitrary<IntSet> = fc
  .uniqueArray(fc.integer({ min: -1, max: 7 }), { minLength: 2, maxLength: 5 })
  .map((numbers) => union(numbers.map(single)))

/** As a fact that has too many values to be counted one by one: comparing it with constants is inside the fragment. */
const wideDomain: IntSet = [{ from: 0, to: 64 }]

/** Slots named `a`, `b`, …; `wide` says how many of them have many values: the more, the fewer others there are. */
export function slotsFor(wide: 0 | 1 | 2): fc.Arbitrary<readonly Slot[]> {
  const [fewest, most] = (
    [
      [1, 4],
      [0, 1],
      [0, 0],
    ] as const
  )[wide]
  return fc
    .array(domains, { minLength: fewest, maxLength: most })
    .map((few) => [...Array.from({ length: wide }, () => wideDomain), ...few])
    .map((all) => all.map((domain, at) => slotOf(String.fromCharCode(97 + at), domain)))
}

/** Conditions on the slots. `reckoning`: whether facts enter reckonings as they are. */
export function conditionsOn(
  slots: readonly Slot[],
  reckoning: boolean,
): { readonly condition: fc.Arbitrary<PlanCondition>; readonly number: fc.Arbitrary<PlanNumber> } {
  const slot = fc.nat(slots.length - 1)
  /** Mostly some of the values and not all, with numbers now and then that the fact cannot be. */
  const setFor = (at: number): fc.Arbitrary<IntSet> => {
    const values = numbersIn(slots[at]?.domain ?? [])
    if (values.length > 9)
      return fc
        .tuple(fc.integer({ min: -2, max: 66 }), fc.nat(40))
        .map(([from, more]) => [{ from, to: from + more }])
    const some = fc.subarray([...values], { minLength: 1, maxLength: values.length - 1 })
    return fc
      .tuple(some, fc.subarray([-3, 9]))
      .map(([chosen, beside]) => union([...chosen, ...beside].map(single)))
  }
  const smallSets = fc
    .subarray([-5, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8, 10, 20, 100], { minLength: 3, maxLength: 12 })
    .map((chosen) => union(chosen.map(single)))
  const small = fc.integer({ min: -3, max: 12 }).map(BigInt)
  const { condition, number } = fc.letrec<{ condition: PlanCondition; number: PlanNumber }>((tie) => {
    const parts = fc.array(tie("condition"), { maxLength: 3 })
    const numbers = fc.array(tie("number"), { minLength: 1, maxLength: 3 })
    const constant = small.map((value): PlanNumber => ({ op: "constant", value, bounds }))
    const fact = slot.map((at): PlanNumber => ({ op: "slot", slot: at, bounds }))
    const stepsOver = (of: fc.Arbitrary<PlanNumber>) =>
      fc.uniqueArray(fc.integer({ min: -1, max: 9 }), { maxLength: 3 }).chain((cuts) =>
        fc.record({
          op: fc.constant("steps" as const),
          of,
          cuts: fc.constant(cuts.toSorted((a, b) => a - b)),
          values: fc.array(tie("number"), { minLength: cuts.length + 1, maxLength: cuts.length + 1 }),
          bounds: fc.constant(bounds),
        }),
      )
    return {
      condition: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        {
          weight: 4,
          arbitrary: slot.chain((at) =>
            setFor(at).map((inside): PlanCondition => ({ op: "atom", slot: at, inside })),
          ),
        },
        { weight: 3, arbitrary: fc.record({ op: fc.constantFrom("all" as const, "any" as const), parts }) },
        fc.boolean().map((value): PlanCondition => ({ op: "constant", value })),
        fc.record({ op: fc.constant("not" as const), part: tie("condition") }),
        fc.record({
          op: fc.constant("if" as const),
          test: tie("condition"),
          then: tie("condition"),
          else: tie("condition"),
        }),
        fc.record({ op: fc.constant("inside" as const), of: tie("number"), inside: smallSets }),
        fc.record({
          op: fc.constant("compare" as const),
          relation: fc.constantFrom("atLeast" as const, "above" as const, "is" as const),
          left: fc.oneof(fact, tie("number")),
          right: tie("number"),
        }),
      ),
      number: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        reckoning ? fc.oneof(constant, fact) : constant,
        stepsOver(fact),
        stepsOver(tie("number")),
        fc.record({
          op: fc.constantFrom("sum" as const, "least" as const, "greatest" as const),
          parts: numbers,
          bounds: fc.constant(bounds),
        }),
        fc.record({
          op: fc.constant("minus" as const),
          from: tie("number"),
          less: tie("number"),
          bounds: fc.constant(bounds),
        }),
        fc.record({
          op: fc.constant("times" as const),
          of: tie("number"),
          by: constant,
          bounds: fc.constant(bounds),
        }),
        fc.record({
          op: fc.constant("share" as const),
          of: tie("number"),
          share: constant,
          whole: fc
            .integer({ min: 1, max: 4 })
            .map((value) => ({ op: "constant" as const, value: BigInt(value), bounds })),
          rounding: fc.constantFrom(...roundings),
          bounds: fc.constant(bounds),
        }),
        fc.record({
          op: fc.constant("if" as const),
          test: tie("condition"),
          then: tie("number"),
          else: tie("number"),
          bounds: fc.constant(bounds),
        }),
      ),
    } as { condition: fc.Arbitrary<PlanCondition>; number: fc.Arbitrary<PlanNumber> }
  })
  return { condition, number }
}

/** Plans on the slots. */
export function plansOn(slots: readonly Slot[], reckoning: boolean): fc.Arbitrary<Plan> {
  const { condition, number } = conditionsOn(slots, reckoning)
  return fc
    .tuple(fc.array(condition, { minLength: 1, maxLength: 3 }), fc.option(number, { freq: 4 }))
    .map(([grounds, amount]) => planOf(slots, grounds, amount))
}

/** Plans of up to four facts of few values: all of each plan is inside the decidable fragment. */
export const decidablePlans: fc.Arbitrary<Plan> = slotsFor(0).chain((slots) => plansOn(slots, true))

/** Plans of one or two facts of many values, and possibly one of few: parts may lie outside. */
export const mixedPlans: fc.Arbitrary<Plan> = fc
  .constantFrom(1 as const, 1 as const, 1 as const, 2 as const)
  .chain(slotsFor)
  .chain((slots) => plansOn(slots, true))
