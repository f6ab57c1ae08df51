import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { bindRule, decide, outcomeOf, YES } from "../../rules/index.ts"
import { addMonthsToMonth, type Month, month, monthOf, monthsBetween } from "../../time/index.ts"
import { allowance } from "../programme/programme.fixture.ts"
import { monthPrograms, type Segment, segmentsOf } from "./index.ts"
import { randomStatements } from "./random-statements.fixture.ts"
import { type Statement, valuesIn } from "./statement.ts"

const programme = allowance()
const programs = monthPrograms([programme])
const [from, to] = [month("2010-11"), month("2019-06")]
const every = Array.from({ length: monthsBetween(from, to) + 1 }, (_, at) => addMonthsToMonth(from, at))
const segments = (statements: readonly Statement[]) =>
  Result.getOrThrow(segmentsOf({ statements, programs, from, to }))

/** The outcome of a month by the interpreter, and by nothing that is kept. */
function alone(statements: readonly Statement[], at: Month) {
  if (at < programme.paysFrom) return { status: 0, reasons: 0, amount: 0 }
  const bound = Result.getOrThrow(bindRule(programme.rule, { month: at }))
  return outcomeOf(decide(bound, valuesIn(statements, at)))
}

function shuffled(statements: readonly Statement[], keys: readonly number[]): readonly Statement[] {
  const twice = [...statements, ...statements.slice(0, 2)]
  return twice
    .map((statement, at) => [keys[at % keys.length] ?? 0, statement] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, statement]) => statement)
}

describe("the segments of whatever is known", () => {
  it("tile the months they are asked for, each month with the outcome that it has alone", () => {
    fc.assert(
      fc.property(randomStatements, (statements) => {
        const tiled = segments(statements)
        expect(tiled.flatMap(monthsOf)).toEqual(every)
        for (const segment of tiled) {
          const { amount, reasons, status } = segment
          for (const at of monthsOf(segment))
            expect(alone(statements, at)).toEqual({ status, reasons, amount })
        }
        for (const [at, segment] of tiled.entries()) {
          const next = tiled[at + 1]
          if (next !== undefined)
            expect([next.status, next.reasons, next.amount]).not.toEqual([
              segment.status,
              segment.reasons,
              segment.amount,
            ])
        }
      }),
      { numRuns: 60 },
    )
  })

  it("are the same in whatever order statements arrive, and however often", () => {
    fc.assert(
      fc.property(
        randomStatements,
        fc.array(fc.integer(), { minLength: 1, maxLength: 20 }),
        (statements, keys) => {
          expect(segments(shuffled(statements, keys))).toEqual(segments(statements))
        },
      ),
    )
  })

  it("are the same months' own outcomes from whichever month they are asked for, also where something turns next", () => {
    fc.assert(
      fc.property(
        randomStatements,
        fc.nat(),
        fc.integer({ min: -1, max: 1 }),
        (statements, which, beside) => {
          const dated = statements.flatMap((statement) => statement.from ?? [])
          const day = dated[which % dated.length]
          const first = day === undefined ? from : addMonthsToMonth(monthOf(day), beside)
          const tiled = Result.getOrThrow(segmentsOf({ statements, programs, from: first, to }))
          expect(tiled.flatMap(monthsOf)).toEqual(every.filter((at) => at >= first))
          const whole = segments(statements)
          for (const segment of tiled)
            for (const at of monthsOf(segment)) expect(segment).toMatchObject(outcomeAt(whole, at))
        },
      ),
      { numRuns: 300 },
    )
  })

  it("are of lives in which something is paid, stopped and open", () => {
    const sample = fc.sample(randomStatements, { seed: 2011, numRuns: 300 }).flatMap(segments)
    for (const status of [0, 1, 2, 3])
      expect(sample.filter((each) => each.status === status).length).toBeGreaterThan(10)
    expect(new Set(sample.filter(({ status }) => status === YES).map(({ amount }) => amount)).size).toBe(2)
  })
})

function outcomeAt(tiled: readonly Segment[], at: Month) {
  const { amount, reasons, status } = tiled.find((each) => each.from <= at && at <= each.to) as Segment
  return { amount, reasons, status }
}

function monthsOf({ from: first, to: last }: Segment): readonly Month[] {
  return Array.from({ length: monthsBetween(first, last) + 1 }, (_, at) => addMonthsToMonth(first, at))
}
