/** Conditions that read like the clause they carry out. Each is short for one comparison of a fact or value. */
import { writeCondition, type WrittenComparison, type WrittenCondition } from "./build-condition.ts"
import type { CodeFact, FlagFact, JudgedFact, NeverDateFact } from "./build-named-fact.ts"
import type { Comparisons, OperandOf, SaidOfNever, WrittenValue } from "./build-value.ts"
import { dayOf } from "./build-reckoning.ts"

/** A yes. */
export function holds(flag: FlagFact): WrittenComparison {
  return flag
}

/** In the region (or other part of a hierarchy), or below it. */
export function within(place: CodeFact, code: string): WrittenComparison {
  return place.within(code)
}

/** A person must decide; what depends on it is undetermined until one has. */
export function judgement(of: JudgedFact): WrittenCondition {
  return writeCondition({ judgement: of.name })
}

type AnyDate = Comparisons<"date", [said?: SaidOfNever]>

/** On the day or after it. Of a date that may never have come, with what the comparison then means. */
export function notBefore(date: NeverDateFact, day: OperandOf<"date">, said: SaidOfNever): WrittenComparison
export function notBefore(date: WrittenValue<"date">, day: OperandOf<"date">): WrittenComparison
export function notBefore(date: AnyDate, day: OperandOf<"date">, ...said: [SaidOfNever?]): WrittenComparison {
  return date.atLeast(day, ...said)
}

/** On the day or before it, likewise. */
export function notAfter(date: NeverDateFact, day: OperandOf<"date">, said: SaidOfNever): WrittenComparison
export function notAfter(date: WrittenValue<"date">, day: OperandOf<"date">): WrittenComparison
export function notAfter(date: AnyDate, day: OperandOf<"date">, ...said: [SaidOfNever?]): WrittenComparison {
  return date.atMost(day, ...said)
}

/** Before the day, likewise. */
export function before(date: NeverDateFact, day: OperandOf<"date">, said: SaidOfNever): WrittenComparison
export function before(date: WrittenValue<"date">, day: OperandOf<"date">): WrittenComparison
export function before(date: AnyDate, day: OperandOf<"date">, ...said: [SaidOfNever?]): WrittenComparison {
  return date.below(day, ...said)
}

/** After the day, likewise. */
export function after(date: NeverDateFact, day: OperandOf<"date">, said: SaidOfNever): WrittenComparison
export function after(date: WrittenValue<"date">, day: OperandOf<"date">): WrittenComparison
export function after(date: AnyDate, day: OperandOf<"date">, ...said: [SaidOfNever?]): WrittenComparison {
  return date.above(day, ...said)
}

/**
 * Not dead in the month of the decision. `next-month`: the month of death still counts and the next does not;
 * `same-month`: already the month of death does not.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { alive, fact, factSheet } from "@onevisit/core/rules"
 *
 * const resident = factSheet("resident", { died: fact.date({ zh: "死亡日期", en: "date of death" }).orNever() })
 * assert.deepEqual(alive(resident.died, { stop: "next-month" }).node, {
 *   fact: "died",
 *   atLeast: { day: "first-of-month" },
 *   never: true,
 * })
 * ```
 */
export function alive(
  died: NeverDateFact,
  { stop }: { readonly stop: "next-month" | "same-month" },
): WrittenComparison {
  return stop === "next-month"
    ? died.atLeast(dayOf("first-of-month"), { never: true })
    : died.above(dayOf("last-of-month"), { never: true })
}
