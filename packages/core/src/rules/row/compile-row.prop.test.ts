import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { decide } from "../interpret/decide.ts"
import { amounts } from "../interpret/reckonings.fixture.ts"
import { bindSmall, sayings, truths } from "../interpret/small-world.fixture.ts"
import { outcomeOf } from "../plan/outcome-of.ts"
import { compileRow } from "./compile-row.ts"

describe("a compiled row", () => {
  it("says that an outcome hangs on a judgement that a person has made, and of no other", () => {
    const bound = bindSmall({ any: [{ judgement: "hardship" }, { fact: "married", is: true }] })
    const { run } = Result.getOrThrow(compileRow(bound))
    expect(run({ hardship: true, married: false })).toEqual({
      status: 1,
      reasons: 0,
      amount: 0,
      judged: true,
    })
    expect(run({ hardship: true, married: true })).toEqual({ status: 1, reasons: 0, amount: 0 })
    expect(run({ married: false })).toEqual({ status: 2, reasons: 1 << 16, amount: 0 })
    expect(decide(bound, { hardship: false }).judgements).toEqual([{ fact: "hardship", made: true }])
    expect(decide(bound, {}).judgements).toEqual([{ fact: "hardship", made: false }])
  })

  it("gives the interpreter's verdict, amount and reason codes, in both modes", () => {
    fc.assert(
      fc.property(truths, fc.option(amounts, { nil: undefined }), sayings, ({ condition }, amount, said) => {
        const bound = bindSmall(condition, amount)
        const expected = outcomeOf(decide(bound, said))
        for (const mode of ["generated", "interpreted"] as const) {
          const program = Result.getOrThrow(compileRow(bound, { mode }))
          expect(program.mode).toBe(mode)
          expect(program.run(said)).toEqual(expected)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
