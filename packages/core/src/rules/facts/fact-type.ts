/**
 * What kind of value a fact has, and which values it may have at all: its declared domain. Inside the rules
 * every value is a whole number, so that all executions compute with the same exact numbers.
 */
import type { Fen } from "../../money/index.ts"
import type { Text } from "../../reasons/index.ts"
import type { Month, PlainDate } from "../../time/index.ts"

/** Yes or no. Inside: 1 or 0. */
export interface FlagType {
  readonly kind: "flag"
}

/** A whole number of something, within a declared range. */
export interface IntegerType {
  readonly kind: "integer"
  readonly min: number
  readonly max: number
  /** What is counted, for people: 周岁, 人, … */
  readonly unit?: Text
}

/** An exact decimal with a fixed number of decimals (0 to 9), as text. Inside: the number without its point. */
export interface DecimalType {
  readonly kind: "decimal"
  readonly scale: number
  /** For example `"0.00"`. */
  readonly min: string
  readonly max: string
  readonly unit?: Text
}

/** An amount in whole fen. */
export interface MoneyType {
  readonly kind: "money"
  readonly min: Fen
  readonly max: Fen
}

/**
 * A date, known to the day, the month or the year. `never`: it may also be known never to have happened (nobody
 * died), which is a value and not a gap. Inside: days from 1970-01-01, and {@link NEVER}.
 */
export interface DateType {
  readonly kind: "date"
  readonly min: PlainDate
  readonly max: PlainDate
  readonly never: boolean
}

/** A calendar month. Inside: months from year 0. */
export interface MonthType {
  readonly kind: "month"
  readonly min: Month
  readonly max: Month
}

/**
 * A code of a hierarchy (regions, industries). A coarser code than the one asked about is known in part only, as a
 * year is of a date. Inside: the code's place in the hierarchy, counted depth first.
 */
export interface CodeType {
  readonly kind: "code"
  /** Which hierarchy; `region` for regions. */
  readonly scheme: string
}

/** One of a few named values. Inside: the place in `values`. */
export interface ChoiceType {
  readonly kind: "choice"
  readonly values: readonly { readonly value: ChoiceValue; readonly label: Text }[]
}

export type ChoiceValue = string | number | boolean

/** Any number of values of one type, up to `maxLength`. */
export interface ListType {
  readonly kind: "list"
  readonly of: ScalarType
  readonly maxLength: number
}

export type ScalarType =
  | FlagType
  | IntegerType
  | DecimalType
  | MoneyType
  | DateType
  | MonthType
  | CodeType
  | ChoiceType

export type FactType = ScalarType | ListType

/** The whole number that stands for "never" among days: the day after the last that exists. */
export const NEVER = 2_932_897

/** Whether facts of the type may be known never to have happened. */
export function mayBeNever(type: FactType): boolean {
  return type.kind === "date" && type.never
}
