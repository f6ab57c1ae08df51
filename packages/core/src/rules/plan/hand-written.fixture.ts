/** Pieces to write plans by hand, for tests of what reads them. */
import { month, plainDate } from "../../time/index.ts"
import { type IntSet } from "../facts/int-set.ts"
import type { Plan, PlanCondition, PlanNumber, Slot } from "./plan.ts"

/** A slot of whole numbers. */
export function slotOf(name: string, domain: IntSet, more: Partial<Slot> = {}): Slot {
  return { name, shape: "number", domain, never: false, judged: false, last: null, ...more }
}

/** A plan of these grounds and this amount. */
export function planOf(
  slots: readonly Slot[],
  grounds: readonly PlanCondition[],
  amount: PlanNumber | null = null,
): Plan {
  return {
    rule: "sample",
    when: { on: plainDate("2018-08-01"), month: month("2018-08") },
    slots,
    grounds: grounds.map((condition, at) => ({
      name: { code: `ground-${at}`, label: null, per: null },
      condition,
    })),
    amount,
  }
}
