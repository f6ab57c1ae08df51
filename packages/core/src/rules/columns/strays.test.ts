import { describe, expect, it } from "vitest"
import { NEVER } from "../facts/fact-type.ts"
import { single, span, union } from "../facts/int-set.ts"
import { codeSlot, daySlot, numberSlot, planOf } from "./plans.fixture.ts"
import { setAsideStrays } from "./strays.ts"

const always = [{ op: "constant" as const, value: true }]

describe("values that a column must not hold", () => {
  it("set their row aside with the name of every fact in question, and unknown values are none", () => {
    const plan = planOf(
      [
        numberSlot(span(-5, 9)),
        daySlot(union(span(0, 50), span(60, 99), single(NEVER))),
        codeSlot([1, 1, 2]),
        numberSlot(),
      ],
      always,
    )
    const values = Float64Array.of(-5, 9.5, Number.NaN, 10, 9, 0, 0, -6)
    const valid = Uint8Array.of(0b0111_1111)
    const first = Int32Array.of(0, 60, 50, 40, NEVER, NEVER, 60, 0)
    const last = Int32Array.of(50, 99, 49, 70, NEVER, 99, NEVER, 0)
    const codes = Uint16Array.of(0, 1, 2, 3, 2, 1, 0, 65_535)
    const batch = { rows: 8, columns: [{ values, valid }, { first, last }, { values: codes }, null] }
    const { batch: set, strays } = setAsideStrays(plan, { ...batch, odd: Uint8Array.of(1) })
    expect(strays).toEqual([
      { row: 1, facts: ["number"] },
      { row: 2, facts: ["number", "day"] },
      { row: 3, facts: ["number", "day", "code"] },
      { row: 5, facts: ["day"] },
      { row: 6, facts: ["day"] },
      { row: 7, facts: ["code"] },
    ])
    expect(set.odd).toEqual(Uint8Array.of(0b1110_1111))
  })

  it("leave a batch as it is where there are none", () => {
    const batch = { rows: 2, columns: [{ values: Uint8Array.of(0, 1) }] }
    expect(setAsideStrays(planOf([numberSlot()], always), batch)).toEqual({ batch, strays: [] })
  })
})
