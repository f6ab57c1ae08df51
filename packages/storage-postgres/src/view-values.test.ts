import { compareStored } from "@onevisit/core/ports"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { highest, lowest, sortable } from "./view-values.ts"

const byBytes = (a: string, b: string) => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))
const whole = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -3, max: 3 }))
const value = fc.oneof(whole, fc.string({ unit: "binary" }))
const bound = fc.oneof(
  value,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0.5, 0.5, 2 ** 60),
)

describe("a value written as text", () => {
  it("sorts by bytes as values do", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(byBytes(sortable(a), sortable(b))).toBe(Math.sign(compareStored(a, b)))
      }),
    )
  })

  it("lies within bounds exactly when the value does", () => {
    fc.assert(
      fc.property(value, bound, (a, at) => {
        expect(byBytes(sortable(a), lowest(at)) >= 0).toBe(compareStored(a, at) >= 0)
        expect(byBytes(sortable(a), highest(at)) <= 0).toBe(compareStored(a, at) <= 0)
      }),
    )
  })

  it("tells values of different types apart, and a number that is not whole from all", () => {
    const values = [null, true, false, 0, 1, -1, "", "0", "1", "null", "true", "n"]
    expect(new Set(values.map(sortable)).size).toBe(values.length)
    expect(values.map(sortable)).not.toContain(sortable(0.5))
  })
})
