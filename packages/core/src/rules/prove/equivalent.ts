/** Whether two rules come to the same for everybody. */
import type { Plan } from "../plan/plan.ts"
import { readBoth } from "./build.ts"
import { differ } from "./differ.ts"
import { bounded, MOST_NODES } from "./limit.ts"
import { type Outside, outsideBecauseOf, type TooLarge } from "./outside.ts"
import { nameCase, outcomeOf, search, type WitnessOutcome, type WitnessValues } from "./witness.ts"

export type Equivalence =
  | { readonly outcome: "equivalent" }
  | {
      readonly outcome: "different"
      readonly witness: WitnessValues
      /** What each rule comes to for the witness. */
      readonly outcomes: readonly [WitnessOutcome, WitnessOutcome]
    }
  | Outside
  | TooLarge

/**
 * Whether two rules have the same verdict, and where they hold the same amount, for every subject; if not, a subject
 * for whom they differ. Facts are the same by name. A rule about no money differs from one about money wherever both
 * hold; to compare verdicts alone, hand in plans whose amount is `null`.
 * Paths of outside parts begin with 0 or 1 for the rule.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { bindRule, checkRule, type Condition, equivalent, fact, factSheet, lower, sheetOf } from "@onevisit/core/rules"
 * import { plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const title = { zh: "样例", en: "sample" }
 * const firm = factSheet("firm", { people: fact.integer(title, { min: 0, max: 9999 }), listed: fact.flag(title) })
 * const planOf = (eligible: Condition) => {
 *   const rule = Result.getOrThrow(checkRule({ v: 1, id: "sample", title, eligible }, { sheet: sheetOf(firm) }))
 *   return lower(Result.getOrThrow(bindRule(rule, { on: plainDate("2018-07-20") })))
 * }
 *
 * const written = planOf({ fact: "people", atMost: 20 })
 * assert.deepEqual(equivalent(written, planOf({ not: { fact: "people", above: 20 } })), { outcome: "equivalent" })
 * assert.deepEqual(equivalent(written, planOf({ fact: "people", below: 20 })), {
 *   outcome: "different",
 *   witness: { people: 20 },
 *   outcomes: [
 *     { verdict: true, amount: null },
 *     { verdict: false, amount: null },
 *   ],
 * })
 * ```
 */
export function equivalent(one: Plan, other: Plan, limit: number = MOST_NODES): Equivalence {
  return bounded((): Equivalence => {
    const [a, b] = readBoth([one, other], limit)
    const { diagram } = a
    const found = search(diagram, differ(diagram, a.result, b.result))
    if (found.found === "none") return { outcome: "equivalent" }
    if (found.found === "unsure") return outsideBecauseOf(found.parts)
    const outcomes = [
      outcomeOf(diagram, a.result, found.case),
      outcomeOf(diagram, b.result, found.case),
    ] as const
    return { outcome: "different", witness: nameCase(diagram, found.case), outcomes }
  })
}
