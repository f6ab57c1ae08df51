import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { addMonthsToMonth, month } from "../../time/index.ts"
import type { BoundRule } from "../bound/bound-rule.ts"
import { bindRule } from "../check/check-rule.ts"
import { contains, hullOf } from "../facts/int-set.ts"
import type { FactValues } from "../facts/observation.ts"
import { readKnowledge } from "../interpret/decide.ts"
import { lower } from "../plan/lower.ts"
import { evaluatePlan } from "../plan/evaluate-plan.ts"
import { type Moved, movedBetween } from "./moved-between.ts"
import { ruleOf } from "./moving-world.fixture.ts"
import { movingDefinitions, movingValues } from "./random-moving-rule.fixture.ts"

/** A row that columns do not carry as one stretch of values. */
const isOdd = (bound: BoundRule, values: FactValues) =>
  readKnowledge(bound, values).some(
    ({ lists, possible, state }, at) =>
      state === "invalid" || lists !== null || (possible.length > 1 && possible !== bound.facts[at]?.domain),
  )

function isTouched(moved: Moved, bound: BoundRule, values: FactValues): boolean {
  if (moved.who === "everybody") return true
  const read = readKnowledge(bound, values)
  return moved.slots.some(({ ends, slot }) => {
    const { from, to } = hullOf(read[slot]!.possible)
    return contains(ends, from) || contains(ends, to)
  })
}

const outcome = (bound: BoundRule, values: FactValues) =>
  evaluatePlan(
    lower(bound),
    readKnowledge(bound, values).map(({ lists, possible }) => ({ set: possible, lists })),
  )

describe("whom a passing of time moves", () => {
  it("leaves out nobody whose outcome is another", () => {
    let told = 0
    let untouched = 0
    fc.assert(
      fc.property(
        movingDefinitions,
        fc.array(movingValues, { minLength: 1, maxLength: 8 }),
        fc.nat(110),
        fc.constantFrom(1, 1, 1, 2, 12),
        (definition, rows, start, later) => {
          const rule = ruleOf(definition)
          const at = addMonthsToMonth(month("2011-01"), start)
          const before = bindRule(rule, { month: at })
          const after = bindRule(rule, { month: addMonthsToMonth(at, later) })
          if (Result.isFailure(before) || Result.isFailure(after)) return
          const moved = movedBetween(lower(before.success), lower(after.success))
          if (moved.who === "some") told += 1
          for (const values of rows) {
            if (isOdd(before.success, values) || isTouched(moved, before.success, values)) continue
            untouched += 1
            expect(outcome(after.success, values)).toEqual(outcome(before.success, values))
          }
        },
      ),
      { numRuns: 600 },
    )
    expect(told).toBeGreaterThan(100)
    expect(untouched).toBeGreaterThan(100)
  })
})
