/** Writes what hangs on conditions: one thing or another, rows of a table, bands. */
import { writeCondition, type WrittenCondition } from "./build-condition.ts"
import {
  type AnyOperand,
  type Literals,
  type OperandOf,
  operandOf,
  type Sort,
  type ValueOf,
  writeValue,
  type WrittenParameter,
  type WrittenValue,
} from "./build-value.ts"
import type { Condition } from "./condition.ts"
import type { Literal } from "./expression.ts"

/** Conditions that hang on conditions. */
export interface ConditionBranch {
  /** Where none before holds and `test` does. */
  orWhen(test: WrittenCondition, then: WrittenCondition): ConditionBranch
  otherwise(condition: WrittenCondition): WrittenCondition
}

/** Values that hang on conditions. */
export interface ValueBranch<S extends Sort> {
  /** Where none before holds and `test` does. */
  orWhen(test: WrittenCondition, then: OperandOf<S>): ValueBranch<S>
  otherwise(value: OperandOf<S>): ValueOf<S>
}

/**
 * One condition or one value where the test holds, another where it does not.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { fact, factSheet, when } from "@onevisit/core/rules"
 *
 * const resident = factSheet("resident", { alone: fact.flag({ zh: "独居", en: "lives alone" }) })
 * assert.deepEqual(when(resident.alone, "120.00").otherwise("80.00").node, {
 *   if: { fact: "alone", is: true },
 *   then: "120.00",
 *   else: "80.00",
 * })
 * ```
 */
export function when(test: WrittenCondition, then: WrittenCondition): ConditionBranch
export function when<S extends Sort = never>(test: WrittenCondition, then: OperandOf<S>): ValueBranch<S>
export function when(test: WrittenCondition, then: WrittenCondition | AnyOperand): unknown {
  return isCondition(then) ? conditionBranch([[test, then]]) : valueBranch([[test, then]])
}

/** One step of a table of bands: from `from` (included) up to `to` (excluded; `null` for no end). */
export interface WrittenBand<Of extends Sort, Yields extends Sort> {
  readonly from: Literals[Of]
  readonly to: Literals[Of] | null
  readonly value: OperandOf<Yields>
}

/** The value of the band that holds `of`, from a table written out or held by a parameter; `otherwise` outside them all. */
export function bands<Of extends Sort, Yields extends Sort = never>(
  of: WrittenValue<Of>,
  table: readonly WrittenBand<Of, Yields>[] | WrittenParameter,
  { otherwise }: { readonly otherwise: OperandOf<Yields> },
): ValueOf<Yields> {
  const written =
    "node" in table
      ? { parameter: table.node.parameter }
      : table.map(({ from, to, value }) => ({
          from: from satisfies Literal,
          to: to satisfies Literal | null,
          value: operandOf(value),
        }))
  return writeValue<Yields>({ bands: of.node, table: written, otherwise: operandOf(otherwise) })
}

type Branches<Then> = readonly (readonly [WrittenCondition, Then])[]

function conditionBranch(branches: Branches<WrittenCondition>): ConditionBranch {
  return {
    orWhen: (test, then) => conditionBranch([...branches, [test, then]]),
    otherwise: ({ node }) =>
      writeCondition(
        branches.reduceRight<Condition>(
          (rest, [test, then]) => ({ if: test.node, then: then.node, else: rest }),
          node,
        ),
      ),
  }
}

function valueBranch(branches: Branches<AnyOperand>): ValueBranch<never> {
  return {
    orWhen: (test, then) => valueBranch([...branches, [test, then]]),
    otherwise: (value) => {
      const [first, ...others] = branches
      if (first !== undefined && others.length === 0)
        return writeValue<never>({ if: first[0].node, then: operandOf(first[1]), else: operandOf(value) })
      const rows = branches.map(([test, then]) => ({ when: test.node, value: operandOf(then) }))
      return writeValue<never>({ rows, otherwise: operandOf(value) })
    },
  }
}

function isCondition(it: WrittenCondition | AnyOperand): it is WrittenCondition {
  return typeof it === "object" && "code" in it
}
