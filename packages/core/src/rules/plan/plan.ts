/**
 * A plan: a bound rule lowered to whole numbers, the one thing that compiled executions, proofs and the planner read.
 * It is plain data (no functions, no secrets) and may be handed to another thread.
 *
 * A test of one fact against constants is an `atom`: is the value inside a set? Everything that may still be true of
 * the fact is a set too, so an atom is *yes* when all of it lies inside, *no* when none does, and otherwise
 * undetermined. That is exact. Everything else computes with the least and the greatest value (an interval), which is
 * sound. Conditions join by Kleene's strong logic, which is what SQL does with NULL.
 */
import type { Rounding } from "../../money/index.ts"
import type { Bounds, Ground, When } from "../bound/bound-rule.ts"
import type { IntSet } from "../facts/int-set.ts"

export interface Plan {
  readonly rule: string
  readonly when: When
  readonly slots: readonly Slot[]
  /** The rule holds where all of these do; the parts of a top-level `all`, or the one condition. Never empty. */
  readonly grounds: readonly { readonly name: Ground; readonly condition: PlanCondition }[]
  /** Fen where the rule holds; `null` where it is about no money. */
  readonly amount: PlanNumber | null
}

/** One fact the rule names, as the executions hold it. */
export interface Slot {
  readonly name: string
  /** How a value is held. `days`: the first and the last possible day. `code`: a place in a hierarchy. `list`: not in columns. */
  readonly shape: "number" | "days" | "code" | "list"
  /** Every whole number it may be, {@link NEVER} included where that is allowed; unknown means any of these. */
  readonly domain: IntSet
  readonly never: boolean
  /** Settled by a person only. */
  readonly judged: boolean
  /**
   * Of a code: for each place the last place below it, so that a known code `c` stands for `c` to `last[c]`. `null`
   * for other shapes.
   */
  readonly last: readonly number[] | null
  /** Of a code: the days (from 1970-01-01) on which a code of its table begins, ends or cedes a part, so that the same word may have another place. */
  readonly turns?: readonly number[]
}

export type PlanCondition =
  | { readonly op: "constant"; readonly value: boolean }
  /** `slot` is an index in {@link Plan.slots}. */
  | { readonly op: "atom"; readonly slot: number; readonly inside: IntSet }
  /** Whether a reckoned value is inside a set. */
  | { readonly op: "inside"; readonly of: PlanNumber; readonly inside: IntSet }
  /** `left` ≥, > or = `right`. */
  | {
      readonly op: "compare"
      readonly relation: "atLeast" | "above" | "is"
      readonly left: PlanNumber
      readonly right: PlanNumber
    }
  | { readonly op: "all" | "any"; readonly parts: readonly PlanCondition[] }
  | { readonly op: "not"; readonly part: PlanCondition }
  /** With an undetermined test, what both branches agree on. */
  | {
      readonly op: "if"
      readonly test: PlanCondition
      readonly then: PlanCondition
      readonly else: PlanCondition
    }

/** A whole number; `bounds` hold for every row whose facts keep to their domains. */
export type PlanNumber = { readonly bounds: Bounds } & (
  | { readonly op: "constant"; readonly value: bigint }
  | { readonly op: "slot"; readonly slot: number }
  /** `values[k]` where `k` of the rising `cuts` are at most `of`; one more value than cuts. Ages and bands are steps. */
  | {
      readonly op: "steps"
      readonly of: PlanNumber
      readonly cuts: readonly number[]
      readonly values: readonly PlanNumber[]
    }
  /** A day moved by months (to the corresponding day or the month's last) and then days. */
  | { readonly op: "shift"; readonly of: PlanNumber; readonly months: number; readonly days: number }
  | { readonly op: "sum" | "least" | "greatest"; readonly parts: readonly PlanNumber[] }
  | { readonly op: "minus"; readonly from: PlanNumber; readonly less: PlanNumber }
  | { readonly op: "times"; readonly of: PlanNumber; readonly by: PlanNumber }
  /** `of` × `share` ÷ `whole`, rounded once by name; `whole` is above zero. */
  | {
      readonly op: "share"
      readonly of: PlanNumber
      readonly share: PlanNumber
      readonly whole: PlanNumber
      readonly rounding: Rounding
    }
  /** With an undetermined test, from the least to the greatest of both branches. */
  | {
      readonly op: "if"
      readonly test: PlanCondition
      readonly then: PlanNumber
      readonly else: PlanNumber
    }
  /** How many members of a list are inside; all where `inside` is `null`. */
  | { readonly op: "count"; readonly slot: number; readonly inside: IntSet | null }
)
