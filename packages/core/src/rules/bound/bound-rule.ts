/**
 * A bound rule: a checked rule on one day, with every literal read, every parameter looked up and every code placed.
 * The interpreter reads it as it stands; the executions lower it further.
 */
import type { Rounding } from "../../money/index.ts"
import type { Citation, Text } from "../../reasons/index.ts"
import type { LeapDay, Month, PlainDate } from "../../time/index.ts"
import type { CodeDictionary } from "../facts/code-dictionary.ts"
import type { FactDeclaration } from "../facts/fact-sheet.ts"
import type { FactType, ScalarType } from "../facts/fact-type.ts"
import type { IntSet } from "../facts/int-set.ts"
import type { Rule } from "../language/rule.ts"

/** The day a decision is for. Deciding for a month is deciding on its first day. */
export interface When {
  readonly on: PlainDate
  readonly month: Month
}

/** A fact that the rule names; `index` is its place in {@link BoundRule.facts}. */
export interface BoundFact<Type extends FactType = FactType> {
  readonly index: number
  readonly name: string
  readonly declaration: FactDeclaration<Type>
  /** Every value it may have; of a list, every value its members may have. */
  readonly domain: IntSet
  /** Of a code: the hierarchy on the day. */
  readonly codes: CodeDictionary | null
}

/** One top-level condition of the rule: what a result names as its reason. */
export interface Ground {
  readonly code: string
  readonly label: Text | null
  readonly per: Citation | null
}

export interface BoundRule {
  readonly rule: Rule
  readonly when: When
  /** In order of appearance. */
  readonly facts: readonly BoundFact[]
  readonly eligible: BoundCondition
  /** The parts of `eligible` where that joins by `all` and has no exception, otherwise `eligible` itself. */
  readonly grounds: readonly Ground[]
  readonly amount: BoundExpression | null
}

interface BoundSaid {
  readonly code: string | null
  readonly label: Text | null
  readonly per: Citation | null
  readonly except: readonly {
    readonly when: BoundCondition
    readonly then: boolean
    readonly per: Citation | null
  }[]
}

export type BoundCondition = BoundSaid &
  (
    | { readonly kind: "test"; readonly subject: BoundExpression; readonly test: BoundTest }
    | { readonly kind: "judgement"; readonly fact: BoundFact }
    | { readonly kind: "all" | "any"; readonly parts: readonly BoundCondition[] }
    | { readonly kind: "not"; readonly part: BoundCondition }
    | {
        readonly kind: "if"
        readonly test: BoundCondition
        readonly then: BoundCondition
        readonly else: BoundCondition
      }
  )

/** What a subject is held against; `never` is what the test means for a date that never came, where it can be that. */
export type BoundTest = { readonly never: boolean | null } & (
  | { readonly op: "atLeast" | "atMost" | "above" | "below" | "is"; readonly operand: BoundExpression }
  /** `written` is the set as the rule has it, for reasons. */
  | { readonly op: "in"; readonly set: IntSet; readonly written: readonly Text[]; readonly within: boolean }
)

/** The least and the greatest value an expression can have while facts keep to their domains. */
export interface Bounds {
  readonly min: bigint
  readonly max: bigint
}

/** An exact whole number: fen, days, months, years, a scaled decimal. `type` says which, for words. */
export type BoundExpression = {
  readonly type: ScalarType
  readonly bounds: Bounds
  readonly per: Citation | null
} & (
  | { readonly kind: "constant"; readonly value: bigint }
  | { readonly kind: "fact"; readonly fact: BoundFact<ScalarType> }
  | {
      readonly kind: "age"
      readonly fact: BoundFact<ScalarType>
      readonly on: PlainDate
      readonly leapDay: LeapDay
    }
  | { readonly kind: "shift"; readonly of: BoundExpression; readonly months: number; readonly days: number }
  | { readonly kind: "sum" | "least" | "greatest"; readonly parts: readonly BoundExpression[] }
  | { readonly kind: "minus"; readonly from: BoundExpression; readonly less: BoundExpression }
  | { readonly kind: "times"; readonly of: BoundExpression; readonly by: BoundExpression }
  /** `of` × `share` ÷ `whole`, rounded once; `whole` is above zero. A rate has constants there. */
  | {
      readonly kind: "share"
      readonly of: BoundExpression
      readonly share: BoundExpression
      readonly whole: BoundExpression
      readonly rounding: Rounding
    }
  | {
      readonly kind: "if"
      readonly test: BoundCondition
      readonly then: BoundExpression
      readonly else: BoundExpression
    }
  | {
      readonly kind: "bands"
      readonly of: BoundExpression
      /** In rising order, disjoint; `to` is the last number inside, `null` for no end. */
      readonly bands: readonly {
        readonly from: bigint
        readonly to: bigint | null
        readonly value: BoundExpression
      }[]
      readonly otherwise: BoundExpression
    }
  | { readonly kind: "count"; readonly fact: BoundFact; readonly test: BoundTest | null }
)
