/**
 * Values of each type as whole numbers, and back in words. What a person wrote and what a registry sent are read by
 * the declared type alone; nothing is guessed.
 */
import { composeAmount, fen, isFen, parseYuan } from "../../money/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import {
  firstDay,
  fromEpochDay,
  lastDay,
  parseMonth,
  parsePartialDate,
  type Month,
  toEpochDay,
} from "../../time/index.ts"
import * as Result from "effect/Result"
import type { ScalarType } from "./fact-type.ts"
import { NEVER } from "./fact-type.ts"
import { type IntSet, single, span } from "./int-set.ts"

/** Every whole number a type admits; codes are numbered by their hierarchy, so theirs is given. */
export function domainOf(type: ScalarType, codes: { readonly elsewhere: number } | null): IntSet {
  switch (type.kind) {
    case "flag":
      return span(0, 1)
    case "integer":
    case "money":
      return span(type.min, type.max)
    case "decimal":
      return span(readDecimal(type.min, type.scale) ?? 0, readDecimal(type.max, type.scale) ?? 0)
    case "date": {
      const days = span(toEpochDay(type.min), toEpochDay(type.max))
      return type.never ? [...days, { from: NEVER, to: NEVER }] : days
    }
    case "month":
      return span(monthNumber(type.min), monthNumber(type.max))
    case "code":
      return span(0, codes?.elsewhere ?? 0)
    case "choice":
      return span(0, type.values.length - 1)
    default:
      return unknownType(type)
  }
}

/** The whole numbers a value may mean, `null` when it is no value of the type. Codes are read elsewhere. */
export function readScalar(type: Exclude<ScalarType, { kind: "code" }>, value: unknown): IntSet | null {
  switch (type.kind) {
    case "flag":
      return typeof value === "boolean" ? single(value ? 1 : 0) : null
    case "integer":
      return Number.isSafeInteger(value) ? single((value as number) + 0) : null
    case "money":
      return isFen(value) || Object.is(value, -0) ? single((value as number) + 0) : null
    case "decimal":
      return numberOrNull(typeof value === "string" ? readDecimal(value, type.scale) : null)
    case "date":
      return readDays(value)
    case "month": {
      const parsed = parseMonth(value)
      return Result.isSuccess(parsed) ? single(monthNumber(parsed.success)) : null
    }
    case "choice": {
      const place = type.values.findIndex((choice) => choice.value === value)
      return place < 0 ? null : single(place)
    }
    default:
      return unknownType(type)
  }
}

/** A literal of a rule: as a value, but money may be yuan as text, and dates are known to the day. */
export function readLiteral(type: Exclude<ScalarType, { kind: "code" }>, value: unknown): number | null {
  if (type.kind === "money" && typeof value === "string") {
    const parsed = parseYuan(value)
    return Result.isSuccess(parsed) ? parsed.success : null
  }
  const set = readScalar(type, value)
  const [only] = set ?? []
  return only !== undefined && only.from === only.to ? only.from : null
}

/** What a value of the type looks like, for those who gave another. */
export function expectationOf(type: ScalarType): string {
  switch (type.kind) {
    case "flag":
      return "true or false"
    case "integer":
      return `a whole number from ${type.min} to ${type.max}`
    case "money":
      return `whole fen from ${type.min} to ${type.max}`
    case "decimal":
      return `a decimal text from ${type.min} to ${type.max}`
    case "date":
      return `a date from ${type.min} to ${type.max}, as YYYY-MM-DD, YYYY-MM or YYYY`
    case "month":
      return `a month from ${type.min} to ${type.max}, as YYYY-MM`
    case "code":
      return `a code of the scheme ${type.scheme}`
    case "choice":
      return `one of ${type.values.map(({ value }) => String(value)).join(", ")}`
    default:
      return unknownType(type)
  }
}

/** A number of the type in words: `2018年7月20日`, `50.00元`, the label of a choice. */
export function wordsOf(type: ScalarType, value: bigint | number): Text {
  const number = Number(value)
  switch (type.kind) {
    case "flag":
      return number === 1 ? text("是", "yes") : text("否", "no")
    case "integer":
      return unit(String(value), type.unit)
    case "money":
      return Number.isSafeInteger(number) ? composeAmount(fen(number)) : text(`${value}分`, `${value} fen`)
    case "decimal":
      return unit(writeDecimal(BigInt(value), type.scale), type.unit)
    case "date":
      return number === NEVER ? text("未发生", "never") : text(dayText(number), dayText(number))
    case "month":
      return text(monthText(number), monthText(number))
    case "code":
      return text(String(value), String(value))
    case "choice":
      return type.values[number]?.label ?? text(String(value), String(value))
    default:
      return unknownType(type)
  }
}

/** Months from the year 0. */
export function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
}

/** A plain decimal of at most `scale` decimals as a whole number; `null` for another form or beyond the exact range. */
export function readDecimal(value: string, scale: number): number | null {
  const parts = /^(-?)(0|[1-9]\d{0,15})(?:\.(\d{1,9}))?$/.exec(value)
  const [, sign = "", units = "", decimals = ""] = parts ?? []
  if (parts === null || decimals.length > scale) return null
  const number = Number(units + decimals.padEnd(scale, "0"))
  if (!Number.isSafeInteger(number)) return null
  return sign === "-" && number !== 0 ? -number : number
}

function writeDecimal(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0")
  const sign = value < 0n ? "-" : ""
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function readDays(value: unknown): IntSet | null {
  const parsed = parsePartialDate(value)
  if (Result.isFailure(parsed)) return null
  return span(toEpochDay(firstDay(parsed.success)), toEpochDay(lastDay(parsed.success)))
}

function numberOrNull(value: number | null): IntSet | null {
  return value === null ? null : single(value)
}

function unit(number: string, of: Text | undefined): Text {
  return of === undefined ? text(number, number) : text(`${number}${of.zh}`, `${number} ${of.en}`)
}

function dayText(day: number): string {
  return fromEpochDay(day)
}

function monthText(number: number): string {
  const year = Math.floor(number / 12)
  return `${String(year).padStart(4, "0")}-${String(number - year * 12 + 1).padStart(2, "0")}`
}

function unknownType(type: never): never {
  throw new TypeError(`Unknown type of fact: ${String((type as { kind?: unknown }).kind)}`)
}
