/** The grounds that test one fact, denied or not. */
import { difference } from "../facts/int-set.ts"
import type { Plan, PlanCondition } from "../plan/plan.ts"

export type Atom = Extract<PlanCondition, { readonly op: "atom" }>

/** The test of one fact that a condition is; denied, it tests for the rest of the domain. */
export function groundAtom(condition: PlanCondition, plan: Plan): Atom | null {
  if (condition.op === "atom") return condition
  if (condition.op !== "not") return null
  const denied = groundAtom(condition.part, plan)
  const slot = denied === null ? undefined : plan.slots[denied.slot]
  if (denied === null || slot === undefined) return null
  return { ...denied, inside: difference(slot.domain, denied.inside) }
}
