/**
 * What every compiled execution says of a row, in three numbers that compare across executions.
 *
 * `reasons` has a bit for each ground: bit `g` is set when ground `g` fails, bit `g + 16` when it is undetermined.
 */

import type { Text } from "../../reasons/index.ts"

/** 不符合. */
export const NO = 0
/** 符合, and the amount (if the rule has one) is settled. */
export const YES = 1
/** 待核实. */
export const UNDETERMINED = 2
/** 符合, and what is not known leaves the amount open. */
export const YES_AMOUNT_OPEN = 3
/** Disputed or withheld facts, or a person's judgement: left to the row compiler. Only of columns and relations. */
export const ODD = 4
/** A value of the wrong type or outside its declared range: not decided, and reported. Only of rows. */
export const INVALID = 5

export type Status = 0 | 1 | 2 | 3 | 4 | 5

/** Grounds that fit the reason bits; a rule with more joins some under one ground. */
export const MOST_GROUNDS = 16

export interface Outcome {
  readonly status: Status
  readonly reasons: number
  /** Fen. 0 unless the status is {@link YES}: money that is not settled is never in a sum. */
  readonly amount: number
  /**
   * Only of rows, and only there: a person's judgement was given and the outcome hangs on it. Columns and relations
   * hand rows with a judgement in them back as {@link ODD}.
   */
  readonly judged?: true
}

/** What a back end cannot carry, said when a rule is compiled: the rule is refused, never approximated. */
export interface CannotCompile {
  readonly _tag: "CannotCompile"
  readonly backEnd: "row" | "columns" | "sql"
  /** Stable, in kebab-case: `list-fact`, `exact-range-left`, `too-many-grounds`, `shifted-day`, … */
  readonly reason: string
  readonly message: Text
}
