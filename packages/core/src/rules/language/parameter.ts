/**
 * Parameters: the numbers of a rule that change by decree, as dated histories with a source for each value. No legal
 * number stands in code; a history with a gap is refused.
 */
import type { Citation, Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { Band, Expression, Literal } from "./expression.ts"

/** What a parameter holds: one value of a type, a rate, a table of bands, or a set of literals. */
export type ParameterKind =
  | { readonly kind: "money" | "integer" | "date" | "month" | "rate" }
  | { readonly kind: "decimal"; readonly scale: number }
  /** A table over values of one type, yielding values of another. */
  | { readonly kind: "bands"; readonly yields: "money" | "integer" }
  /** Read by the type of the fact it is held against. */
  | { readonly kind: "set" }

/** The value may be reckoned from other parameters, never from facts, and not in a circle. */
export type ParameterValue = Literal | Expression | readonly Band[] | readonly Literal[]

export interface ParameterEdition {
  readonly from: PlainDate
  /** The first day it no longer holds; `null` while none is known. */
  readonly to: PlainDate | null
  readonly value: ParameterValue
  readonly source: Citation
}

export interface ParameterHistory {
  readonly id: string
  readonly label: Text
  readonly type: ParameterKind
  /** In order of time; each begins on the day the one before ends. */
  readonly values: readonly ParameterEdition[]
}
