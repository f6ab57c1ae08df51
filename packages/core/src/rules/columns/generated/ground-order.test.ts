import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Prepared, PreparedCondition } from "../prepare/prepared.ts"
import { openOrderChooser } from "./ground-order.ts"

const prepared = (grounds: number): Prepared => ({
  slots: [],
  grounds: Array.from({ length: grounds }, (_, slot): PreparedCondition => ({
    op: "atom",
    slot,
    inside: [],
  })),
  amount: null,
})
const ROWS = 400
const choose = (grounds: number, failing: (row: number) => number) =>
  openOrderChooser(prepared(grounds))(0, ROWS, () => failing)

describe("the order in which grounds are tested", () => {
  it("tests each ground once, whatever the rows", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.array(fc.nat(65_535), { minLength: 1 }),
        (grounds, bits) => {
          const order = choose(grounds, (row) => (bits[row % bits.length] ?? 0) & (2 ** grounds - 1))
          const tested = order.flat().toSorted((a, b) => a - b)
          expect(tested).toEqual(Array.from({ length: grounds }, (_, ground) => ground))
        },
      ),
    )
  })

  it("does not depend on the order in which the rule was written", () => {
    // Of 4 grounds each fails another share of rows.
    const fails = (row: number) => {
      const twentieth = Math.floor(row / 20)
      return [row % 20 !== 0, twentieth % 2 === 0, twentieth % 3 === 0, twentieth % 10 === 7]
    }
    const orderOf = (places: readonly number[]) =>
      choose(4, (row) => places.reduce((bits, place, at) => bits | (Number(fails(row)[place]) << at), 0)).map(
        (group) => group.map((at) => places[at]),
      )
    const written = orderOf([0, 1, 2, 3])
    expect(written[0]).toEqual([0])
    for (const places of [
      [3, 2, 1, 0],
      [1, 3, 0, 2],
      [2, 0, 3, 1],
    ])
      expect(orderOf(places)).toEqual(written)
  })

  it("tests together what turns few away, and first and alone what turns most away", () => {
    expect(choose(3, (row) => Number(row % 100 === 0))).toHaveLength(1)
    expect(choose(3, (row) => Number(row % 50 !== 0) << 2)[0]).toEqual([2])
  })
})
