/** Amounts of money to and from text: plain decimals for files, ¥ and grouping for people. */
import * as Result from "effect/Result"
import { text, type Text } from "../reasons/index.ts"
import { fenOfBigInt, type AmountOutOfRange, type Fen, type InvalidAmount } from "./fen.ts"

/**
 * The amount in a decimal text of yuan with at most two decimals: `1234.5`, `-0.07`. No grouping, no sign of
 * currency, no exponent, no full-width digits: a file that has them is asked about, not guessed at.
 *
 * Fails with {@link InvalidAmount} on another form and {@link AmountOutOfRange} beyond the exact range.
 */
export function parseYuan(value: unknown): Result.Result<Fen, InvalidAmount | AmountOutOfRange> {
  const parts = typeof value === "string" ? /^(-?)(0|[1-9]\d{0,30})(?:\.(\d{1,2}))?$/.exec(value) : null
  if (parts === null) return Result.fail(invalidAmount)
  const [, sign = "", units = "", decimals = ""] = parts
  const amount = BigInt(units + decimals.padEnd(2, "0"))
  return fenOfBigInt(sign === "-" ? -amount : amount)
}

/** The amount as a decimal text of yuan with two decimals: `1234.50`. */
export function printYuan(amount: Fen): string {
  return sign(amount) + units(amount) + decimals(amount)
}

/**
 * The amount as people read it: `¥1,234.50` in English, `1,234.50元` in Chinese as official papers write it.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { composeAmount, fen } from "@onevisit/core/money"
 *
 * assert.deepEqual(composeAmount(fen(123_450)), { zh: "1,234.50元", en: "¥1,234.50" })
 * ```
 */
export function composeAmount(amount: Fen): Text {
  const grouped = units(amount).replaceAll(/\B(?=(?:\d{3})+$)/g, ",") + decimals(amount)
  return text(`${sign(amount)}${grouped}元`, `${sign(amount)}¥${grouped}`)
}

function sign(amount: Fen): string {
  return amount < 0 ? "-" : ""
}

function units(amount: Fen): string {
  return String(Math.trunc(Math.abs(amount) / 100))
}

function decimals(amount: Fen): string {
  return `.${String(Math.abs(amount) % 100).padStart(2, "0")}`
}

const invalidAmount: InvalidAmount = {
  _tag: "InvalidAmount",
  message: text(
    "应为以元计的金额，最多两位小数，如 1234.50",
    "Expected yuan with at most two decimals, such as 1234.50.",
  ),
}
