/** Shares in doubles against the exact roundings of money, up to the last exact whole number. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { roundFraction, roundings } from "../../money/index.ts"
import { constantNumber, shareFormOf } from "./prepare/ranges.ts"
import type { ShareForm } from "./prepare/prepared.ts"
import { shareFunction } from "./rounded-share.ts"

const LARGE = Number.MAX_SAFE_INTEGER
const size = fc.oneof(
  fc.integer({ min: -2000, max: 2000 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 }),
  fc.maxSafeInteger(),
  fc.constantFrom(LARGE, -LARGE, LARGE - 1, 2 ** 52, 2 ** 52 + 1, -(2 ** 52)),
)
const whole = fc.oneof(
  fc.integer({ min: 1, max: 12 }),
  fc.constantFrom(100, 1000, 10_000, 365, 2 ** 31, 2 ** 52, 2 ** 52 + 1, LARGE),
  fc.integer({ min: 1, max: LARGE }),
)

describe("a rounded share in doubles", () => {
  it("equals the exact one in every form that its bounds allow", () => {
    const seen = new Set<ShareForm | null>()
    fc.assert(
      fc.property(size, size, whole, fc.constantFrom(...roundings), (of, share, all, rounding) => {
        const form = shareFormOf(constantNumber(of), constantNumber(share), constantNumber(all))
        seen.add(form)
        if (form === null) return
        const exact = roundFraction(BigInt(of) * BigInt(share), BigInt(all), rounding)
        expect(BigInt(shareFunction(form, rounding)(of, share, all) + 0)).toBe(exact)
      }),
      { numRuns: 20_000 },
    )
    expect(seen).toEqual(new Set(["product", "of-first", "share-first", null]))
  })

  it("rounds halves, wholes and their neighbours on both sides of zero", () => {
    const wrong: unknown[] = []
    for (const rounding of roundings)
      for (let product = -420; product <= 420; product += 1)
        for (const all of [1, 2, 3, 4, 10, 100, 200])
          for (const form of ["product", "of-first", "share-first"] as const) {
            const exact = Number(roundFraction(BigInt(product), BigInt(all), rounding))
            const ours = shareFunction(form, rounding)(product, 1, all)
            if (ours !== exact) wrong.push({ rounding, product, all, form, ours, exact })
          }
    expect(wrong).toEqual([])
  })
})
