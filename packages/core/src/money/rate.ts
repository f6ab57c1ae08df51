/**
 * Exact rates: what share of an invoice a voucher pays, what share of a salary an allowance is. A rate is a
 * fraction of integers, written as a decimal, a percentage or a fraction, and never a float.
 */
import * as Result from "effect/Result"
import { text, type Refusal } from "../reasons/index.ts"
import { fenOfBigInt, type AmountOutOfRange, type Fen } from "./fen.ts"
import { roundFraction, type Rounding } from "./rounding.ts"

declare const rateBrand: unique symbol

/** A rate in its text: `0.3`, `30%` or `1/3`. Kept as it was written, since the document is quoted so. */
export type Rate = string & { readonly [rateBrand]: true }

/** A text that is no rate. */
export interface InvalidRate extends Refusal<"InvalidRate"> {}

/**
 * The share of an amount, rounded once and by name. Refused with {@link AmountOutOfRange} when the result
 * leaves the range of exact amounts.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { applyRate, rate, yuan } from "@onevisit/core/money"
 *
 * assert.deepEqual(applyRate(yuan(100), rate("1/3"), "down-to-fen"), Result.succeed(3333))
 * assert.deepEqual(applyRate(yuan(100), rate("1/3"), "down-to-yuan"), Result.succeed(3300))
 * ```
 */
export function applyRate(
  amount: Fen,
  share: Rate,
  rounding: Rounding,
): Result.Result<Fen, AmountOutOfRange> {
  const { denominator, numerator } = fractionOf(share)
  return fenOfBigInt(roundFraction(BigInt(amount) * numerator, denominator, rounding))
}

/**
 * A rate from outside: a decimal (`0.3`), a percentage (`30%`, `12.5%`) or a fraction of integers (`1/3`),
 * not negative, of at most 18 digits in each part. Fails with {@link InvalidRate}.
 */
export function parseRate(value: unknown): Result.Result<Rate, InvalidRate> {
  return isRate(value) ? Result.succeed(value) : Result.fail(invalidRate)
}

/** A rate written in code. Throws (a defect) on a wrong literal. */
export function rate(literal: string): Rate {
  if (!isRate(literal)) throw new RangeError(invalidRate.message.en)
  return literal
}

/** Whether a value is a rate. */
export function isRate(value: unknown): value is Rate {
  return typeof value === "string" && (decimal.test(value) || fraction.test(value))
}

/** Whether two rates are the same number, however they are written. */
export function equalRates(a: Rate, b: Rate): boolean {
  const [one, other] = [fractionOf(a), fractionOf(b)]
  return one.numerator * other.denominator === other.numerator * one.denominator
}

/** A rate as a fraction, not reduced; the denominator lies above zero. */
export function fractionOf(share: Rate): { readonly numerator: bigint; readonly denominator: bigint } {
  const [whole = "", over] = share.split("/")
  if (over !== undefined) return { numerator: BigInt(whole), denominator: BigInt(over) }
  const percent = whole.endsWith("%")
  const [units = "", decimals = ""] = (percent ? whole.slice(0, -1) : whole).split(".")
  return {
    numerator: BigInt(units + decimals),
    denominator: 10n ** BigInt(decimals.length) * (percent ? 100n : 1n),
  }
}

const decimal = /^(?:0|[1-9]\d{0,17})(?:\.\d{1,18})?%?$/
const fraction = /^(?:0|[1-9]\d{0,17})\/[1-9]\d{0,17}$/

const invalidRate: InvalidRate = {
  _tag: "InvalidRate",
  message: text("应为小数、百分数或分数，如 0.3、30%、1/3", "Expected a rate such as 0.3, 30% or 1/3."),
}
