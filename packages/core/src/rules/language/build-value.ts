/**
 * Writes values and compares them. A written value knows which sort of number it is, so that an amount is not held
 * against an age and the literal beside it is of the right form.
 */
import type { Fen, Rate } from "../../money/index.ts"
import type { Citation } from "../../reasons/index.ts"
import type { Month, PlainDate } from "../../time/index.ts"
import { writeComparison, type WrittenComparison, type WrittenCondition } from "./build-condition.ts"
import type { Comparison, Operand } from "./condition.ts"
import type { AmountException, Expression, Literal, ParameterRef } from "./expression.ts"

/** What is written for a value of each sort. */
export interface Literals {
  readonly integer: number
  readonly decimal: `${number}`
  /** Whole fen made by `fen` or `yuan`, or yuan as text: `"200.00"`. */
  readonly money: Fen | `${number}`
  readonly date: PlainDate | `${number}-${number}-${number}`
  readonly month: Month | `${number}-${number}`
}

export type Sort = keyof Literals

/** What is written for a rate. */
export type RateText = Rate | `${number}` | `${number}%` | `${number}/${number}`

declare const sort: unique symbol
declare const anySort: unique symbol

/** A value of one sort, to reckon with and to compare. */
export interface WrittenValue<S extends Sort> extends Comparisons<S, []> {
  readonly node: Expression
  readonly [sort]?: (of: S) => S
  /** The clause that says how it is reckoned. */
  per(citation: Citation): WrittenValue<S>
  /** Where `when` holds, the value is `then` instead. Earlier exceptions go before later ones. */
  except(when: WrittenCondition, then: OperandOf<S>, per?: Citation): WrittenValue<S>
}

/** A value whose sort only its place or its parameter tells; the rule's check has the last word. */
export interface SortlessValue {
  readonly node: Expression
  readonly [anySort]: true
  per(citation: Citation): SortlessValue
  except(when: WrittenCondition, then: AnyOperand, per?: Citation): SortlessValue
}

/** The value that a parameter has on the day of the decision. */
export interface WrittenParameter extends SortlessValue {
  readonly node: ParameterRef
}

/** What may stand beside a value of the sort. */
export type OperandOf<S extends Sort> = [S] extends [never]
  ? AnyOperand
  : Literals[S] | WrittenValue<S> | SortlessValue

export type AnyOperand = Literal | { readonly node: Expression }

/** What comes of operands of the sort: without a sort among them, a value that has none yet. */
export type ValueOf<S extends Sort> = [S] extends [never] ? SortlessValue : WrittenValue<S>

/** Comparisons of what stands on the left; `More` is what has to be said beside. */
export interface Comparisons<S extends Sort, More extends readonly unknown[]> {
  is(operand: OperandOf<S>, ...more: More): WrittenComparison
  oneOf(values: readonly Literals[S][] | WrittenParameter, ...more: More): WrittenComparison
  atLeast(operand: OperandOf<S>, ...more: More): WrittenComparison
  atMost(operand: OperandOf<S>, ...more: More): WrittenComparison
  above(operand: OperandOf<S>, ...more: More): WrittenComparison
  below(operand: OperandOf<S>, ...more: More): WrittenComparison
}

/** What a comparison means for a date that never came. */
export interface SaidOfNever {
  readonly never: boolean
}

/** A value around a node. */
export function writeValue<S extends Sort>(node: Expression): ValueOf<S> {
  const value = {
    ...compareWith({ value: node }),
    node,
    per: (per: Citation) => writeValue({ ...node, per }),
    except: (when: WrittenCondition, then: AnyOperand, per?: Citation) => {
      const exception: AmountException = {
        when: when.node,
        then: operandOf(then),
        ...(per === undefined ? {} : { per }),
      }
      return writeValue({ ...node, except: [...(node.except ?? []), exception] })
    },
  }
  return value as unknown as ValueOf<S>
}

/** The comparisons of what stands on the left, of whatever sort. */
export function compareWith(
  left: { readonly fact: string } | { readonly value: Expression },
): Comparisons<never, [said?: SaidOfNever]> {
  const write = (comparison: Comparison, said?: SaidOfNever) =>
    writeComparison(left, { ...comparison, ...said })
  return {
    is: (operand, said) => write({ is: operandOf(operand) }, said),
    oneOf: (values, said) => write({ oneOf: setOf(values) }, said),
    atLeast: (operand, said) => write({ atLeast: operandOf(operand) }, said),
    atMost: (operand, said) => write({ atMost: operandOf(operand) }, said),
    above: (operand, said) => write({ above: operandOf(operand) }, said),
    below: (operand, said) => write({ below: operandOf(operand) }, said),
  }
}

/** The plain operand of what was written. */
export function operandOf(operand: AnyOperand): Operand {
  return typeof operand === "object" ? operand.node : operand
}

/** A list of literals, or the parameter that holds one. */
export function setOf(values: readonly Literal[] | WrittenParameter): readonly Literal[] | ParameterRef {
  return "node" in values ? { parameter: values.node.parameter } : values
}
