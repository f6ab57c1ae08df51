import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import {
  add,
  applyRate,
  composeAmount,
  equalRates,
  fen,
  fractionOf,
  greatest,
  isFen,
  least,
  multiply,
  noMoney,
  parseRate,
  parseYuan,
  printYuan,
  rate,
  roundFraction,
  roundings,
  subtract,
  yuan,
  type Fen,
} from "./index.ts"

const amounts = fc.maxSafeInteger().map(fen)
const smallAmounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(fen)
const fractions = fc.record({
  numerator: fc.bigInt(-(10n ** 20n), 10n ** 20n),
  denominator: fc.bigInt(1n, 10n ** 12n),
})
const rates = fc.oneof(
  fc
    .tuple(fc.nat(999), fc.nat(9999))
    .map(([units, parts]) => rate(`${units}.${String(parts).padStart(4, "0")}`)),
  fc.nat(100).map((percent) => rate(`${percent}%`)),
  fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 999 })).map(([over, under]) => rate(`${over}/${under}`)),
)
const tagOf = (result: Result.Result<unknown, { readonly _tag: string }>) =>
  Result.isFailure(result) ? result.failure._tag : "success"

describe("amounts", () => {
  it("add and subtract as integers do, or are refused by name beyond the exact range", () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const sum = BigInt(a) + BigInt(b)
        const difference = BigInt(a) - BigInt(b)
        const expected = (exact: bigint) =>
          Number.isSafeInteger(Number(exact)) && BigInt(Number(exact)) === exact
            ? Number(exact)
            : "AmountOutOfRange"
        const actual = (result: ReturnType<typeof add>) =>
          Result.isSuccess(result) ? result.success : tagOf(result)
        expect(actual(add(a, b))).toBe(expected(sum))
        expect(actual(subtract(a, b))).toBe(expected(difference))
      }),
    )
  })

  it("add in any order to the same, even where a part of the sum would leave the range", () => {
    const most = fen(Number.MAX_SAFE_INTEGER)
    expect(add(most, fen(1), fen(-1))).toEqual(Result.succeed(most))
    expect(tagOf(add(most, fen(1)))).toBe("AmountOutOfRange")
    expect(tagOf(subtract(fen(Number.MIN_SAFE_INTEGER), fen(1)))).toBe("AmountOutOfRange")
    expect(add()).toEqual(Result.succeed(noMoney))
  })

  it("are multiplied by whole numbers only", () => {
    expect(multiply(yuan(50), 12)).toEqual(Result.succeed(60_000))
    expect(tagOf(multiply(fen(Number.MAX_SAFE_INTEGER), 2))).toBe("AmountOutOfRange")
    expect(() => multiply(yuan(50), 0.5)).toThrow(/rate/)
  })

  it("are never a float, a negative zero, or yuan with a fraction", () => {
    for (const wrong of [0.1, -0, Number.NaN, Infinity, 2 ** 53, "1", null]) expect(isFen(wrong)).toBe(false)
    expect(() => fen(0.1)).toThrow(/safe integer/)
    expect(() => yuan(0.1)).toThrow(/whole yuan/)
    expect(() => yuan(Number.MAX_SAFE_INTEGER)).toThrow(/safe integer/)
  })

  it("are capped and floored by comparing", () => {
    expect(least(yuan(3), yuan(1), yuan(2))).toBe(100)
    expect(greatest(yuan(3), yuan(1), yuan(2))).toBe(300)
  })
})

describe("a rounding", () => {
  /** Twice, floored and so on by the definition, not by the way of the code. */
  const nearestDown = (numerator: bigint, denominator: bigint) => {
    const floor = numerator / denominator - (numerator % denominator < 0n ? 1n : 0n)
    return { floor, exact: numerator % denominator === 0n, twiceRest: (numerator - floor * denominator) * 2n }
  }

  it("gives the nearest fen with halves as named, or the neighbour on the named side", () => {
    fc.assert(
      fc.property(fractions, ({ denominator, numerator }) => {
        const { exact, floor, twiceRest } = nearestDown(numerator, denominator)
        const ceiling = exact ? floor : floor + 1n
        const negative = numerator < 0n
        const towards = negative ? ceiling : floor
        const even = floor % 2n === 0n ? floor : ceiling
        const half = (tie: bigint) =>
          twiceRest === denominator ? tie : twiceRest > denominator ? ceiling : floor
        const round = (name: (typeof roundings)[number]) => roundFraction(numerator, denominator, name)
        expect(round("down-to-fen")).toBe(towards)
        expect(round("up")).toBe(negative ? floor : ceiling)
        expect(round("half-up")).toBe(exact ? floor : half(negative ? floor : ceiling))
        expect(round("half-even")).toBe(exact ? floor : half(even))
        expect(round("down-to-yuan")).toBe((towards / 100n) * 100n)
      }),
    )
  })

  it("treats halves as its name says, on both sides of zero", () => {
    const halves = [-5n, -3n, -1n, 1n, 3n, 5n]
    expect(halves.map((each) => roundFraction(each, 2n, "half-up"))).toEqual([-3n, -2n, -1n, 1n, 2n, 3n])
    expect(halves.map((each) => roundFraction(each, 2n, "half-even"))).toEqual([-2n, -2n, 0n, 0n, 2n, 2n])
  })

  it("mirrors at zero and leaves whole yuan as they are", () => {
    fc.assert(
      fc.property(fractions, fc.constantFrom(...roundings), ({ denominator, numerator }, rounding) => {
        expect(roundFraction(-numerator, denominator, rounding)).toBe(
          -roundFraction(numerator, denominator, rounding),
        )
        expect(roundFraction(numerator * 100n * denominator, denominator, rounding)).toBe(numerator * 100n)
      }),
    )
  })

  it("never takes a denominator of zero or less", () => {
    expect(() => roundFraction(1n, 0n, "up")).toThrow(/denominator/)
  })
})

describe("a rate", () => {
  it("is read from decimals, percentages and fractions, exactly", () => {
    expect(fractionOf(rate("0.3"))).toEqual({ numerator: 3n, denominator: 10n })
    expect(fractionOf(rate("12.5%"))).toEqual({ numerator: 125n, denominator: 1000n })
    expect(fractionOf(rate("1/3"))).toEqual({ numerator: 1n, denominator: 3n })
    expect(equalRates(rate("30%"), rate("0.3"))).toBe(true)
    expect(equalRates(rate("1/3"), rate("0.333"))).toBe(false)
  })

  it("of another form is refused", () => {
    for (const wrong of ["", ".5", "1.", "-1", "1e3", "1/0", "01", "１", "1/3%", "30 %", 0.3, null]) {
      expect(tagOf(parseRate(wrong))).toBe("InvalidRate")
    }
    expect(() => rate("half")).toThrow(/Expected a rate/)
  })

  it("applied is within one fen of the exact share, and exact where the share is whole", () => {
    fc.assert(
      fc.property(smallAmounts, rates, (amount, share) => {
        const { denominator, numerator } = fractionOf(share)
        const exact = BigInt(amount) * numerator
        for (const rounding of ["half-up", "half-even", "down-to-fen", "up"] as const) {
          const result = BigInt(Result.getOrThrow(applyRate(amount, share, rounding))) * denominator - exact
          const off = result < 0n ? -result : result
          expect(off < denominator).toBe(true)
          if (exact % denominator === 0n) expect(off).toBe(0n)
        }
      }),
    )
  })

  it("of thirty per cent on a voucher's invoice rounds where floats would not", () => {
    expect(applyRate(fen(115), rate("0.3"), "half-up")).toEqual(Result.succeed(35))
    expect(applyRate(fen(115), rate("0.3"), "half-even")).toEqual(Result.succeed(34))
    expect(applyRate(fen(12_345), rate("100%"), "down-to-yuan")).toEqual(Result.succeed(12_300))
    expect(tagOf(applyRate(fen(Number.MAX_SAFE_INTEGER), rate("2"), "up"))).toBe("AmountOutOfRange")
  })
})

describe("an amount's text", () => {
  it("prints and parses to the same amount", () => {
    fc.assert(
      fc.property(amounts, (amount: Fen) => {
        expect(parseYuan(printYuan(amount))).toEqual(Result.succeed(amount))
      }),
    )
  })

  it("is read from yuan with at most two decimals and nothing else", () => {
    expect(parseYuan("1234.5")).toEqual(Result.succeed(123_450))
    expect(parseYuan("-0.07")).toEqual(Result.succeed(-7))
    expect(parseYuan("-0")).toEqual(Result.succeed(0))
    for (const wrong of ["1.234", "1,234", "¥1", "1e2", " 1", ".5", "１", "", 1, undefined]) {
      expect(tagOf(parseYuan(wrong))).toBe("InvalidAmount")
    }
    expect(tagOf(parseYuan("90071992547409.92"))).toBe("AmountOutOfRange")
    expect(parseYuan("90071992547409.91")).toEqual(Result.succeed(Number.MAX_SAFE_INTEGER))
  })

  it("is grouped for people, with ¥ or 元", () => {
    expect(composeAmount(fen(123_456_789))).toEqual({ zh: "1,234,567.89元", en: "¥1,234,567.89" })
    expect(composeAmount(fen(-5)).en).toBe("-¥0.05")
    expect(composeAmount(yuan(100)).zh).toBe("100.00元")
  })
})
