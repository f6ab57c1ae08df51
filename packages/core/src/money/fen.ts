/**
 * Money in whole fen. An amount is a safe integer, so it is exact and stands in JSON as it is; what would
 * leave that range is refused by name and never rounded silently.
 */
import * as Result from "effect/Result"
import { text, type Refusal } from "../reasons/index.ts"

declare const fenBrand: unique symbol

/** An amount of money in fen (分): a safe integer, negative where it is owed back. */
export type Fen = number & { readonly [fenBrand]: true }

/** An amount beyond ±90 071 992 547 409.91 yuan. */
export interface AmountOutOfRange extends Refusal<"AmountOutOfRange"> {}

/** A text that is no amount of money. */
export interface InvalidAmount extends Refusal<"InvalidAmount"> {}

/** An amount written in code or data. Throws (a defect) on anything but a safe integer. */
export function fen(amount: number): Fen {
  if (!isFen(amount)) throw new RangeError("An amount of money is a safe integer of fen.")
  return amount
}

/** An amount of whole yuan, written in code or data. Throws (a defect) when the fen are no safe integer. */
export function yuan(amount: number): Fen {
  if (!Number.isInteger(amount)) throw new RangeError("Expected whole yuan: parse decimals from text.")
  return fen(amount * 100)
}

/** No money. */
export const noMoney: Fen = fen(0)

/** Whether a value is an amount of money; negative zero is none, since it prints and hashes apart. */
export function isFen(value: unknown): value is Fen {
  return Number.isSafeInteger(value) && !Object.is(value, -0)
}

/** The sum of amounts. Refused with {@link AmountOutOfRange} when the sum leaves the range; no order of adding matters. */
export function add(...amounts: readonly Fen[]): Result.Result<Fen, AmountOutOfRange> {
  return fenOfBigInt(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n))
}

/** The first amount less the second. Refused with {@link AmountOutOfRange} when it leaves the range. */
export function subtract(from: Fen, amount: Fen): Result.Result<Fen, AmountOutOfRange> {
  return fenOfBigInt(BigInt(from) - BigInt(amount))
}

/** The amount a whole number of times, for example months. Throws (a defect) when `times` is no safe integer. */
export function multiply(amount: Fen, times: number): Result.Result<Fen, AmountOutOfRange> {
  if (!Number.isSafeInteger(times))
    throw new RangeError("Money is multiplied by whole numbers; apply a rate for others.")
  return fenOfBigInt(BigInt(amount) * BigInt(times))
}

/** The smaller amount, for caps. */
export function least(first: Fen, ...others: readonly Fen[]): Fen {
  return others.reduce((smallest, amount) => (amount < smallest ? amount : smallest), first)
}

/** The larger amount, for floors. */
export function greatest(first: Fen, ...others: readonly Fen[]): Fen {
  return others.reduce((largest, amount) => (amount > largest ? amount : largest), first)
}

/** The amount of a big integer of fen, or {@link AmountOutOfRange}. */
export function fenOfBigInt(amount: bigint): Result.Result<Fen, AmountOutOfRange> {
  const inRange = amount >= BigInt(Number.MIN_SAFE_INTEGER) && amount <= BigInt(Number.MAX_SAFE_INTEGER)
  return inRange ? Result.succeed(fen(Number(amount))) : Result.fail(amountOutOfRange)
}

const amountOutOfRange: AmountOutOfRange = {
  _tag: "AmountOutOfRange",
  message: text(
    "金额超出可精确表示的范围",
    "The amount is too large to be exact: split it or check the input.",
  ),
}
