/** Writes what is reckoned: parameters, ages, days, sums, shares. Each makes exactly one node of the rule language. */
import type { Rounding } from "../../money/index.ts"
import type { LeapDay } from "../../time/index.ts"
import type { ScalarType } from "../facts/fact-type.ts"
import type { WrittenComparison } from "./build-condition.ts"
import type { FactOfType, ListFact, NumberFact } from "./build-named-fact.ts"
import {
  type OperandOf,
  operandOf,
  type RateText,
  type Sort,
  type ValueOf,
  writeValue,
  type WrittenParameter,
  type WrittenValue,
} from "./build-value.ts"
import type { AgePolicy, Anchor } from "./expression.ts"

/** The value of a parameter on the day of the decision, by its id or by its history. */
export function parameter(id: string | { readonly id: string }): WrittenParameter {
  return writeValue({ parameter: typeof id === "string" ? id : id.id }) as unknown as WrittenParameter
}

/** A fact or another value as it stands, on the left of a comparison too. */
export function value<S extends Sort>(of: WrittenValue<S>): WrittenValue<S> {
  return writeValue<Sort>(of.node) as unknown as WrittenValue<S>
}

/** Full years of age; the policy names the day, and when those born on 29 February have a birthday in other years. */
export function ageOf(
  born: NumberFact<"date">,
  { at, leapDay }: { readonly at: AgePolicy; readonly leapDay: LeapDay },
): WrittenValue<"integer"> {
  return writeValue<"integer">({ age: born.name, at, leapDay })
}

/** The day of the decision, or a day of its month. */
export function dayOf(day: Anchor): WrittenValue<"date"> {
  return writeValue<"date">({ day })
}

/** A date so many months and then days later, or earlier when negative. */
export function shift(
  of: OperandOf<"date">,
  by: { readonly months?: number; readonly days?: number },
): WrittenValue<"date"> {
  return writeValue<"date">({ shift: operandOf(of), ...by })
}

export function sum<S extends Sort = never>(...parts: readonly OperandOf<S>[]): ValueOf<S> {
  return writeValue<S>({ sum: parts.map(operandOf) })
}

export function minus<S extends Sort = never>(from: OperandOf<S>, less: OperandOf<S>): ValueOf<S> {
  return writeValue<S>({ minus: [operandOf(from), operandOf(less)] })
}

/** The smallest, for caps. */
export function least<S extends Sort = never>(...parts: readonly OperandOf<S>[]): ValueOf<S> {
  return writeValue<S>({ least: parts.map(operandOf) })
}

/** The largest, for floors. */
export function greatest<S extends Sort = never>(...parts: readonly OperandOf<S>[]): ValueOf<S> {
  return writeValue<S>({ greatest: parts.map(operandOf) })
}

/** An amount or a number a whole number of times. */
export function times<S extends Sort = never>(of: OperandOf<S>, by: OperandOf<"integer">): ValueOf<S> {
  return writeValue<S>({ times: [operandOf(of), operandOf(by)] })
}

/** A share of an amount, rounded once and by name. */
export function share<S extends Sort = never>(
  rate: RateText | WrittenParameter,
  { of, rounding }: { readonly of: OperandOf<S>; readonly rounding: Rounding },
): ValueOf<S> {
  const written = typeof rate === "string" ? rate : { parameter: rate.node.parameter }
  return writeValue<S>({ rate: written, of: operandOf(of), rounding })
}

/** `share` parts out of `whole` of an amount, rounded once and by name. `whole` is above zero. */
export function prorate<S extends Sort = never, Part extends Sort = never>(
  of: OperandOf<S>,
  parts: { readonly share: OperandOf<Part>; readonly whole: OperandOf<Part>; readonly rounding: Rounding },
): ValueOf<S> {
  const { rounding, share: part, whole } = parts
  return writeValue<S>({ prorate: operandOf(of), share: operandOf(part), whole: operandOf(whole), rounding })
}

/**
 * How many members of a list there are, or how many pass one comparison.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { countOf, fact, factSheet } from "@onevisit/core/rules"
 *
 * const family = factSheet("family", {
 *   childrenBorn: fact.list(fact.date({ zh: "子女出生日期", en: "children's dates of birth" }), { maxLength: 20 }),
 * })
 * const young = countOf(family.childrenBorn, (born) => born.atLeast("2015-09-01"))
 * assert.deepEqual(young.node, { count: "childrenBorn", where: { atLeast: "2015-09-01" } })
 * ```
 */
export function countOf<Member extends ScalarType>(
  list: ListFact<Member>,
  where?: (each: FactOfType<Member>) => WrittenComparison,
): WrittenValue<"integer"> {
  const passes = where === undefined ? {} : { where: where(list.each).comparison }
  return writeValue<"integer">({ count: list.name, ...passes })
}
