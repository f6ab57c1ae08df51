/**
 * A plan made ready for columns: every constant a plain number, every number with the range it cannot leave, every
 * atom relative to its slot's domain, every rounded share with a form that stays exact. Both back ends read it.
 */
import type { Rounding } from "../../../money/index.ts"

/** Ends of whole numbers, both included and both within ±(2⁵³ − 1). */
export interface Range {
  readonly lo: number
  readonly hi: number
}

/** A test of one interval against a set: pieces in rising order; the outermost ends may be infinite. */
export type Pieces = readonly Range[]

export interface Prepared {
  readonly slots: readonly PreparedSlot[]
  readonly grounds: readonly PreparedCondition[]
  readonly amount: PreparedNumber | null
}

export interface PreparedSlot {
  readonly shape: "number" | "days" | "code"
  /** What an unknown value may be. */
  readonly hull: Range
  /** Of a code: for each place the last place below it. */
  readonly last: Int32Array | null
}

export type PreparedCondition =
  | { readonly op: "constant"; readonly value: boolean }
  /** Settled by no unknown: such atoms are constants. */
  | { readonly op: "atom"; readonly slot: number; readonly inside: Pieces }
  | { readonly op: "inside"; readonly of: PreparedNumber; readonly inside: Pieces }
  | {
      readonly op: "compare"
      readonly relation: "atLeast" | "above" | "is"
      readonly left: PreparedNumber
      readonly right: PreparedNumber
    }
  | { readonly op: "all" | "any"; readonly parts: readonly PreparedCondition[] }
  | { readonly op: "not"; readonly part: PreparedCondition }
  | {
      readonly op: "if"
      readonly test: PreparedCondition
      readonly then: PreparedCondition
      readonly else: PreparedCondition
    }

export type PreparedNumber = { readonly range: Range } & (
  | { readonly op: "constant"; readonly value: number }
  | { readonly op: "slot"; readonly slot: number }
  /** `values[v - base]` of the known value `v` of a slot; anything in the range when it is unknown. */
  | { readonly op: "pick"; readonly slot: number; readonly base: number; readonly values: readonly number[] }
  | {
      readonly op: "steps"
      readonly of: PreparedNumber
      readonly cuts: readonly number[]
      readonly values: readonly PreparedNumber[]
    }
  | {
      readonly op: "shift"
      readonly of: PreparedNumber
      readonly months: number
      readonly days: number
    }
  | { readonly op: "sum" | "least" | "greatest"; readonly parts: readonly PreparedNumber[] }
  | { readonly op: "minus"; readonly from: PreparedNumber; readonly less: PreparedNumber }
  | { readonly op: "times"; readonly of: PreparedNumber; readonly by: PreparedNumber }
  | {
      readonly op: "share"
      readonly of: PreparedNumber
      readonly share: PreparedNumber
      readonly whole: PreparedNumber
      readonly rounding: Rounding
      readonly form: ShareForm
    }
  | {
      readonly op: "if"
      readonly test: PreparedCondition
      readonly then: PreparedNumber
      readonly else: PreparedNumber
    }
)

/**
 * How `of` × `share` ÷ `whole` is reckoned: by the product itself, or, where that could leave the exact range, by
 * dividing one factor first and rounding the parts' sum.
 */
export type ShareForm = "product" | "of-first" | "share-first"

/** A node of one kind. */
export type NumberNode<Op extends PreparedNumber["op"]> = Extract<PreparedNumber, { readonly op: Op }>

/** Whether a range holds one number alone. */
export function isPoint({ hi, lo }: Range): boolean {
  return lo === hi
}

/** The slots that a condition or a number asks. */
export function slotsOf(it: PreparedCondition | PreparedNumber): ReadonlySet<number> {
  const found = new Set<number>()
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return
    if ("slot" in node && typeof node.slot === "number") found.add(node.slot)
    for (const part of Object.values(node)) visit(part)
  }
  visit(it)
  return found
}
