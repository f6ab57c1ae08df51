import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { partitionRows } from "./partition.ts"

describe("rows split among workers", () => {
  it("are tiled in order by ranges that begin on whole blocks, none empty, none far longer than another", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 20 }), (rows, parts) => {
        const ranges = partitionRows(rows, parts)
        expect(ranges.length).toBeLessThanOrEqual(parts)
        let next = 0
        for (const { from, to } of ranges) {
          expect(from).toBe(next)
          expect(to).toBeGreaterThan(from)
          expect(from % 64).toBe(0)
          next = to
        }
        expect(next).toBe(rows)
        const blocks = ranges.map(({ from, to }) => Math.ceil((to - from) / 64))
        if (blocks.length > 0) expect(Math.max(...blocks) - Math.min(...blocks)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it("make no range of no rows", () => {
    expect(partitionRows(0, 3)).toEqual([])
    expect(() => partitionRows(10, 0)).toThrow(RangeError)
  })
})
