/** Whether a condition can hold at all. */
import type { PlanCondition, Slot } from "../plan/plan.ts"
import { readTogether } from "./build.ts"
import { bounded, MOST_NODES } from "./limit.ts"
import { type Outside, outsideBecauseOf, type TooLarge } from "./outside.ts"
import { readCondition } from "./read-condition.ts"
import type { Reading } from "./reading.ts"
import { nameCase, search, type WitnessValues } from "./witness.ts"

export type Satisfiability =
  | { readonly outcome: "satisfiable"; readonly witness: WitnessValues }
  | { readonly outcome: "dead" }
  | Outside
  | TooLarge

/** Whether some values of the facts make the condition hold; they are shown. Paths start at the condition. */
export function isSatisfiable(
  slots: readonly Slot[],
  condition: PlanCondition,
  limit: number = MOST_NODES,
): Satisfiability {
  return bounded((): Satisfiability => {
    const [reading] = readTogether([{ slots, roots: [condition] }], limit) as [Reading]
    const found = search(reading.diagram, readCondition(reading, condition, []))
    if (found.found === "none") return { outcome: "dead" }
    if (found.found === "unsure") return outsideBecauseOf(found.parts)
    return { outcome: "satisfiable", witness: nameCase(reading.diagram, found.case) }
  })
}
