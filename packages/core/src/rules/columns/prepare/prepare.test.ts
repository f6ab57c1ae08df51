import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { NEVER } from "../../facts/fact-type.ts"
import { single, span, union } from "../../facts/int-set.ts"
import type { Plan, PlanCondition, PlanNumber } from "../../plan/plan.ts"
import { constant, daySlot, node, numberSlot, planOf, slotNumber } from "../plans.fixture.ts"
import { preparePlan } from "./prepare.ts"

const LARGE = Number.MAX_SAFE_INTEGER
const always: PlanCondition = { op: "constant", value: true }
const share = (of: PlanNumber, part: number, whole: number, rounding: "up" | "half-up" = "half-up") =>
  node({ op: "share" as const, of, share: constant(part), whole: constant(whole), rounding })

const prepared = (plan: Plan) => Result.getOrThrow(preparePlan(plan))
const refusal = (plan: Plan) => {
  const made = preparePlan(plan)
  return Result.isFailure(made) ? made.failure : null
}

describe("a plan that columns cannot carry", () => {
  const wide = numberSlot(span(-LARGE, LARGE))
  const cases: readonly (readonly [string, Plan])[] = [
    ["list-fact", planOf([{ ...numberSlot(), shape: "list" }], [always])],
    ["list-fact", planOf([numberSlot()], [always], node({ op: "count" as const, slot: 0, inside: null }))],
    [
      "exact-range-left",
      planOf([wide], [always], node({ op: "sum" as const, parts: [slotNumber(0), constant(1)] })),
    ],
    [
      "exact-range-left",
      planOf([wide], [always], node({ op: "times" as const, of: slotNumber(0), by: constant(2) })),
    ],
    [
      "exact-range-left",
      planOf(
        [wide, wide],
        [always],
        node({ op: "minus" as const, from: slotNumber(0), less: slotNumber(1) }),
      ),
    ],
    // The sum comes back into the range only at its end.
    [
      "exact-range-left",
      planOf(
        [wide],
        [always],
        node({ op: "sum" as const, parts: [constant(LARGE), constant(1), constant(-5)] }),
      ),
    ],
    ["exact-range-left", planOf([wide], [always], share(slotNumber(0), LARGE, LARGE - 1))],
    ["exact-range-left", planOf([], [always], constant(2n ** 53n))],
    [
      "shifted-day",
      planOf(
        [daySlot(union(span(0, 9), single(NEVER)))],
        [always],
        node({ op: "shift" as const, of: slotNumber(0), months: 1, days: 0 }),
      ),
    ],
    [
      "too-many-grounds",
      planOf(
        [],
        Array.from({ length: 17 }, () => always),
      ),
    ],
  ]
  it.each(cases)("is refused by name: %s", (reason, plan) => {
    expect(refusal(plan)).toMatchObject({ _tag: "CannotCompile", backEnd: "columns", reason })
    expect(refusal(plan)?.message.zh).toMatch(/。$/)
  })

  it("is carried where only its product leaves the range, by dividing first", () => {
    const plan = planOf([numberSlot(span(0, LARGE))], [always], share(slotNumber(0), 3, 10))
    expect(prepared(plan).amount).toMatchObject({ op: "share", form: "of-first" })
  })

  it("is not refused for a branch that no row takes", () => {
    const never: PlanCondition = { op: "constant", value: false }
    const then = node({ op: "times" as const, of: slotNumber(0), by: constant(2) })
    const amount = node({ op: "if" as const, test: never, then, else: constant(1) })
    expect(prepared(planOf([wide], [always], amount)).amount).toMatchObject({ op: "constant", value: 1 })
  })
})

describe("a prepared plan", () => {
  it("opens the ends of sets that no value lies beyond, and closes gaps that none lies in", () => {
    const slot = daySlot(union(span(0, 100), single(NEVER)))
    const inside = union(span(40, 100), single(NEVER))
    expect(prepared(planOf([slot], [{ op: "atom", slot: 0, inside }])).grounds).toEqual([
      { op: "atom", slot: 0, inside: [{ lo: 40, hi: Infinity }] },
    ])
  })

  it("moves a choice among rates to the rate, over their common denominator", () => {
    const amount = node({
      op: "if" as const,
      test: { op: "atom" as const, slot: 1, inside: single(0) },
      then: share(slotNumber(0), 30, 100),
      else: share(slotNumber(0), 1, 3),
    })
    const plan = planOf([numberSlot(span(0, 900)), numberSlot(span(0, 3))], [always], amount)
    expect(prepared(plan).amount).toMatchObject({
      op: "share",
      share: { op: "pick", slot: 1, values: [9, 10, 10, 10] },
      whole: { op: "constant", value: 30 },
    })
  })

  it("keeps a choice where branches differ in more than one place", () => {
    const amount = node({
      op: "if" as const,
      test: { op: "atom" as const, slot: 1, inside: single(0) },
      then: share(slotNumber(0), 1, 2),
      else: share(slotNumber(1), 1, 3),
    })
    const plan = planOf([numberSlot(span(0, 900)), numberSlot(span(0, 3))], [always], amount)
    expect(prepared(plan).amount).toMatchObject({ op: "if" })
  })

  it("compares with a share rounded up without dividing", () => {
    const [left, right] = [slotNumber(0), share(slotNumber(1), 3, 100, "up")]
    const plan = planOf(
      [numberSlot(span(0, 900)), numberSlot(span(0, 900))],
      [{ op: "compare", relation: "atLeast", left, right }],
    )
    expect(prepared(plan).grounds).toMatchObject([
      { op: "compare", left: { op: "times", by: { value: 100 } }, right: { op: "times", by: { value: 3 } } },
    ])
  })

  it("reckons amounts for those who hold: a band that only others reach is gone", () => {
    const bands = node({
      op: "steps" as const,
      of: slotNumber(0),
      cuts: [80, 90],
      values: [constant(0), constant(50), constant(100)],
    })
    const plan = planOf([numberSlot(span(0, 120))], [{ op: "atom", slot: 0, inside: span(80, 200) }], bands)
    expect(prepared(plan).amount).toMatchObject({ cuts: [90], values: [{ value: 50 }, { value: 100 }] })
  })
})
