/** The rule language as data: values and amounts. Every expression is exact: whole numbers, exact rates, named rounding. */
import type { Rounding } from "../../money/index.ts"
import type { Citation } from "../../reasons/index.ts"
import type { LeapDay } from "../../time/index.ts"
import type { Comparison, Condition } from "./condition.ts"

/**
 * A value written out. It is read by the type it has to have: money is yuan as text (`"200.00"`) or whole fen as a
 * number, a decimal is text, dates, months and codes are text.
 */
export type Literal = string | number | boolean

/** The value a parameter has on the day of the decision. */
export interface ParameterRef {
  readonly parameter: string
}

/**
 * The day on which an age is taken. `on-the-day`: the day of the decision. `birthday-month`: the last day of the
 * month, so that the month of the birthday counts. `month-after-birthday`: the last day of the month before, so that
 * it counts from the next month on.
 */
export type AgePolicy = "on-the-day" | "birthday-month" | "month-after-birthday"

/** A day that follows from the day or the month of the decision. */
export type Anchor = "on-the-day" | "first-of-month" | "last-of-month" | "last-of-previous-month"

/** A step of a table: from `from` (included) up to `to` (excluded; `null` for no end). */
export interface Band {
  readonly from: Literal
  readonly to: Literal | null
  readonly value: Operand
}

/** In order of rank: the first whose `when` holds gives the value instead. */
export interface AmountException {
  readonly when: Condition
  readonly then: Operand
  readonly per?: Citation
}

type Operand = Literal | Expression

/** What may be said about any expression. */
export interface Excepted {
  readonly per?: Citation
  readonly except?: readonly AmountException[]
}

export type Expression = Excepted &
  (
    | { readonly fact: string }
    | ParameterRef
    /** Full years since a birth date, on the day that the policy names. */
    | { readonly age: string; readonly at: AgePolicy; readonly leapDay: LeapDay }
    | { readonly day: Anchor }
    /** The corresponding day so many months and then days later; the last day of the month where there is none. */
    | { readonly shift: Operand; readonly months?: number; readonly days?: number }
    | { readonly sum: readonly Operand[] }
    | { readonly minus: readonly [Operand, Operand] }
    | { readonly least: readonly Operand[] }
    | { readonly greatest: readonly Operand[] }
    /** An amount or a number a whole number of times. */
    | { readonly times: readonly [Operand, Operand] }
    /** A share of an amount; the rate is a text such as `"30%"` or `"1/3"`, or a parameter. */
    | { readonly rate: string | ParameterRef; readonly of: Operand; readonly rounding: Rounding }
    /** `share` parts out of `whole` of an amount; `whole` must be above zero in its declared range. */
    | {
        readonly prorate: Operand
        readonly share: Operand
        readonly whole: Operand
        readonly rounding: Rounding
      }
    | { readonly if: Condition; readonly then: Operand; readonly else: Operand }
    /** The value of the band that holds `bands`; `otherwise` outside them all. */
    | { readonly bands: Operand; readonly table: readonly Band[] | ParameterRef; readonly otherwise: Operand }
    /** The first row whose condition holds; `otherwise` where none does. */
    | {
        readonly rows: readonly { readonly when: Condition; readonly value: Operand }[]
        readonly otherwise: Operand
      }
    /** How many members of a list pass the comparison; all of them without one. `never`: as in a comparison of a fact. */
    | { readonly count: string; readonly where?: Comparison & { readonly never?: boolean } }
  )
