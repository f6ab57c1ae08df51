/**
 * What is known of a fact about one subject: a value, nothing, values that contradict each other, or something
 * that is held back. A gap is never a value: only `never` says that a thing is known not to have happened.
 */
import type { PlainDate } from "../../time/index.ts"
import type { ChoiceValue } from "./fact-type.ts"

/** A value as it stands in data: partial dates, months, codes and decimals are texts, money is whole fen. */
export type RawValue =
  | string
  | number
  | boolean
  | ChoiceValue
  | readonly (string | number | boolean | Never | Unknown)[]

/** Not known: it may be asked for. */
export interface Unknown {
  readonly state: "unknown"
}

/** Known never to have happened; only of dates that say so in their type. */
export interface Never {
  readonly state: "never"
}

/** Not known, and not to be asked for again: the subject or the source declined. */
export interface Withheld {
  readonly state: "withheld"
}

/** Sources contradict each other; one of the values is right. */
export interface Disputed<Value = unknown> {
  readonly state: "disputed"
  readonly values: readonly (Value | Never | Between<Value> | Observed<Value>)[]
}

/** A value with where it comes from and the day it was true. */
export interface Observed<Value = unknown> {
  readonly state: "observed"
  readonly value: Value | Never | Between<Value>
  readonly source?: string
  readonly asOf?: PlainDate
}

/** Known to lie from one value to another, both included: of numbers, amounts, months and dates. */
export interface Between<Value = unknown> {
  readonly state: "between"
  readonly min: Value
  readonly max: Value
}

/** Everything that may be said of a fact; absent (`undefined`) is unknown. */
export type Observation<Value = RawValue> =
  | Value
  | Unknown
  | Never
  | Withheld
  | Between<Value>
  | Disputed<Value>
  | Observed<Value>

/** What is known about one subject, by the names of facts. */
export type FactValues = Readonly<Record<string, Observation | undefined>>

export const unknown: Unknown = { state: "unknown" }
export const never: Never = { state: "never" }
export const withheld: Withheld = { state: "withheld" }

/**
 * A value known by its bounds alone, such as years of service of which a start is known only to the year. Where both
 * are the same it is that value.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { between, bindRule, checkRule, decide, defineRule, fact, factSheet, sheetOf } from "@onevisit/core/rules"
 * import { plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const label = { zh: "任教年限", en: "years taught" }
 * const teacher = factSheet("teacher", { years: fact.integer(label, { min: 0, max: 60 }) })
 * const rule = defineRule({ id: "thirty", title: label, eligible: teacher.years.atLeast(30) })
 * const checked = Result.getOrThrow(checkRule(rule, { sheet: sheetOf(teacher) }))
 * const today = Result.getOrThrow(bindRule(checked, { on: plainDate("2018-07-20") }))
 * assert.equal(decide(today, { years: between(30, 31) }).verdict, "yes")
 * assert.deepEqual(decide(today, { years: between(29, 30) }).missing, ["years"])
 * ```
 */
export function between<Value>(min: Value, max: Value): Between<Value> {
  return { state: "between", min, max }
}

/** Contradicting values of one fact; at least two. */
export function disputed<Value>(
  ...values: readonly (Value | Never | Between<Value> | Observed<Value>)[]
): Disputed<Value> {
  return { state: "disputed", values }
}

/** A value with its source and the day it was true. */
export function observed<Value>(
  value: Value | Never | Between<Value>,
  from: { readonly source?: string; readonly asOf?: PlainDate } = {},
): Observed<Value> {
  return { state: "observed", value, ...from }
}
