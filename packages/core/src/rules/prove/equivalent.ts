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
