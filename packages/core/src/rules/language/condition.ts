/**
 * The rule language as data: conditions. A rule is plain JSON from the moment it is written; the builder of this
 * folder makes exactly these objects, and files hold them as they are. One language serves scenario conditions,
 * eligibility and amounts.
 */
import type { Citation, Text } from "../../reasons/index.ts"
import type { Expression, Literal, ParameterRef } from "./expression.ts"

/**
 * What may be said about any condition beside what it asks: a code for machines, a label for people, the clause
 * that asks it, and the exceptions to it.
 */
export interface Said {
  /** Stable, in kebab-case; names the reason in results. */
  readonly code?: string
  readonly label?: Text
  readonly per?: Citation
  /** In order of rank: the first whose `when` holds replaces the outcome. */
  readonly except?: readonly ConditionException[]
}

/** An exception to the condition it stands on: where `when` holds, the outcome is `then` whatever the condition says. */
export interface ConditionException {
  readonly when: Condition
  readonly then: boolean
  readonly per?: Citation
}

/** What a value is held against. Literals are read by the type of what stands on the left. */
export type Comparison =
  | { readonly is: Operand }
  | { readonly oneOf: readonly Literal[] | ParameterRef }
  | { readonly atLeast: Operand }
  | { readonly atMost: Operand }
  | { readonly above: Operand }
  | { readonly below: Operand }
  /** In the part of the hierarchy below a code, the code included. */
  | { readonly within: string }

export type Operand = Literal | Expression

/**
 * A condition: a comparison of one fact or of any expression, a person's judgement, or conditions joined. `all` of
 * nothing holds, `any` of nothing does not. `never` says what a comparison means for a date that never came; a
 * comparison of such a date must have it.
 */
export type Condition = Said &
  (
    | ({ readonly fact: string; readonly never?: boolean } & Comparison)
    | ({ readonly value: Expression } & Comparison)
    | { readonly judgement: string }
    | { readonly all: readonly Condition[] }
    | { readonly any: readonly Condition[] }
    | { readonly not: Condition }
    | { readonly if: Condition; readonly then: Condition; readonly else: Condition }
  )
