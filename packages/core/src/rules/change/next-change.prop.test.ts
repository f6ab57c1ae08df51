import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addMonthsToMonth, fromEpochDay, month, plainDate, toEpochDay } from "../../time/index.ts"
import type { DecisionTime } from "../bound/when.ts"
import type { CannotBind } from "../check/cannot-bind.errors.ts"
import { bindRule } from "../check/check-rule.ts"
import type { FactValues } from "../facts/observation.ts"
import { decide } from "../interpret/decide.ts"
import type { Rule } from "../language/rule.ts"
import { nextChange } from "./next-change.ts"
import { ruleOf } from "./moving-world.fixture.ts"
import { movingDefinitions, movingValues } from "./random-moving-rule.fixture.ts"

/** What `decide` says at one time, as text. */
function said(rule: Rule, values: FactValues, time: DecisionTime): Result.Result<string, CannotBind> {
  return Result.map(bindRule(rule, time), (bound) => {
    const { amount, verdict } = decide(bound, values)
    return `${verdict} ${amount?.min} ${amount?.max}`
  })
}

/** Looks at every time, one after the other. */
function scan(rule: Rule, values: FactValues, times: readonly DecisionTime[]): string {
  let first: string | null = null
  for (const time of times) {
    const now = said(rule, values, time)
    if (Result.isFailure(now)) return `not in force ${now.failure.on}`
    first ??= now.success
    if (first !== now.success) return `${JSON.stringify(time)}: ${first} -> ${now.success}`
  }
  return "none"
}

function foretold(rule: Rule, values: FactValues, times: readonly DecisionTime[]): string {
  const [from] = times
  const until = times.at(-1)
  if (from === undefined || until === undefined) throw new RangeError("No times.")
  const change = nextChange(rule, values, from, "on" in until ? until.on : until.month)
  if (Result.isFailure(change)) return `not in force ${change.failure.on}`
  if (change.success.outcome === "none") return "none"
  const { after, at, before, causes } = change.success
  expect(causes).not.toHaveLength(0)
  const words = ({ amount, verdict }: typeof before) => `${verdict} ${amount?.min} ${amount?.max}`
  return `${JSON.stringify(at)}: ${words(before)} -> ${words(after)}`
}

const firstDay = toEpochDay(plainDate("2014-11-15"))
const daysFrom = (from: number, count: number) =>
  Array.from({ length: count }, (_, at): DecisionTime => ({ on: fromEpochDay(from + at) }))
const monthsFrom = (from: number, count: number) =>
  Array.from({ length: count }, (_, at): DecisionTime => ({
    month: addMonthsToMonth(month("2011-01"), from + at),
  }))

describe("the next change", () => {
  it("is the one that looking at every day finds, over years", () => {
    fc.assert(
      fc.property(
        movingDefinitions,
        movingValues,
        fc.integer({ min: 0, max: 900 }),
        (definition, values, after) => {
          const rule = ruleOf(definition)
          const times = daysFrom(firstDay + after, 900)
          expect(foretold(rule, values, times)).toBe(scan(rule, values, times))
        },
      ),
      { numRuns: 60 },
    )
  })

  it("is the one that looking at every month finds, over decades", () => {
    fc.assert(
      fc.property(
        movingDefinitions,
        movingValues,
        fc.integer({ min: 0, max: 90 }),
        (definition, values, after) => {
          const rule = ruleOf(definition)
          const times = monthsFrom(after, 400)
          expect(foretold(rule, values, times)).toBe(scan(rule, values, times))
        },
      ),
      { numRuns: 120 },
    )
  })
})
