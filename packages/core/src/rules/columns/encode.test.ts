import { describe, expect, it } from "vitest"
import { NEVER } from "../facts/fact-type.ts"
import { single, span, union } from "../facts/int-set.ts"
import { hasBit } from "./bitmap.ts"
import { encodeColumns } from "./encode.ts"
import { codeSlot, daySlot, numberSlot, planOf } from "./plans.fixture.ts"

const always = [{ op: "constant" as const, value: true }]

describe("rows packed into columns", () => {
  it("keep values, partial dates, never and codes as a plan reads them", () => {
    const plan = planOf(
      [numberSlot(span(0, 300)), daySlot(union(span(-100, 100), single(NEVER))), codeSlot([2, 1, 2, 3])],
      always,
    )
    const batch = encodeColumns(plan, [
      [single(7), span(-10, 20), span(0, 2)],
      [single(300), single(NEVER), single(1)],
    ])
    expect(batch).toEqual({
      rows: 2,
      columns: [
        { values: Uint16Array.of(7, 300) },
        { first: Int32Array.of(-10, NEVER), last: Int32Array.of(20, NEVER) },
        { values: Uint8Array.of(0, 1) },
      ],
    })
  })

  it("clear the bit of what is unknown, and need no column where nothing is known", () => {
    const plan = planOf([numberSlot(), numberSlot(), numberSlot()], always)
    const rows = Array.from({ length: 10 }, (_, row) => [row === 8 ? null : single(1), null, single(0)])
    const { columns, odd } = encodeColumns(plan, rows)
    expect(columns[0]?.valid).toEqual(Uint8Array.of(255, 2))
    expect(columns[1]).toBeNull()
    expect(columns[2]?.valid).toBeUndefined()
    expect(odd).toBeUndefined()
  })

  it("take all of a domain for unknown", () => {
    const { columns } = encodeColumns(planOf([numberSlot(span(0, 4))], always), [[span(0, 4)], [single(4)]])
    expect(columns[0]?.valid).toEqual(Uint8Array.of(2))
  })

  it("set aside as odd what a column cannot say", () => {
    const plan = planOf([numberSlot(span(0, 9)), codeSlot([2, 1, 2, 3])], always)
    const rows = [
      ["odd" as const, null],
      [span(2, 3), null],
      [union(single(2), single(5)), null],
      [single(10), null],
      [null, span(0, 1)],
      [null, single(0)],
      [single(9), single(3)],
      [[], null],
    ]
    const { odd = new Uint8Array() } = encodeColumns(plan, rows)
    expect(rows.map((_, row) => hasBit(odd, row))).toEqual([true, true, true, true, true, true, false, true])
  })

  it("choose a column that holds every number of the domain exactly", () => {
    const kinds = [span(0, 255), span(0, 256), span(-1, 5), span(0, 2 ** 31)].map((domain) => {
      const column = encodeColumns(planOf([numberSlot(domain)], always), [[single(5)]]).columns[0]
      return column !== null && column !== undefined && "values" in column
        ? column.values.constructor.name
        : ""
    })
    expect(kinds).toEqual(["Uint8Array", "Uint16Array", "Int32Array", "Float64Array"])
  })
})
