/** A small allowance as a plan: from eighty, alive, in the district, not paid elsewhere; more from ninety. */
import { NEVER } from "../facts/fact-type.ts"
import { type IntSet, single, span } from "../facts/int-set.ts"
import type { PlanCondition, PlanNumber, Slot } from "../plan/plan.ts"
import { planOf, slotOf } from "../plan/hand-written.fixture.ts"
import { bounds } from "./plain-plan.fixture.ts"

export const toEighty = -14_000
export const toNinety = -17_700
export const slots: readonly Slot[] = [
  slotOf("born", span(-29_000, 17_700), { shape: "days" }),
  slotOf("died", [...span(-20_000, 17_700), ...single(NEVER)], { shape: "days", never: true }),
  slotOf("region", span(0, 40), { shape: "code", last: [] }),
  slotOf("paidElsewhere", span(0, 1)),
  slotOf("income", span(0, 10_000_000)),
]
export const [born, died, region, paidElsewhere, income] = [0, 1, 2, 3, 4] as const

export const atom = (slot: number, inside: IntSet): PlanCondition => ({ op: "atom", slot, inside })
export const all = (...parts: readonly PlanCondition[]): PlanCondition => ({ op: "all", parts })
export const any = (...parts: readonly PlanCondition[]): PlanCondition => ({ op: "any", parts })
export const not = (part: PlanCondition): PlanCondition => ({ op: "not", part })
export const fen = (value: number): PlanNumber => ({ op: "constant", value: BigInt(value), bounds })
export const fact = (slot: number): PlanNumber => ({ op: "slot", slot, bounds })
export const steps = (
  of: PlanNumber,
  cuts: readonly number[],
  values: readonly PlanNumber[],
): PlanNumber => ({
  op: "steps",
  of,
  cuts,
  values,
  bounds,
})

export const eighty = atom(born, span(-29_000, toEighty))
export const ninety = atom(born, span(-29_000, toNinety))
export const alive = atom(died, single(NEVER))
export const inDistrict = atom(region, span(10, 19))
export const notPaid = atom(paidElsewhere, single(0))
export const monthly = steps(fact(born), [toNinety + 1, toEighty + 1], [fen(10_000), fen(5_000), fen(0)])
export const allowance = planOf(slots, [eighty, alive, inDistrict, notPaid], monthly)
export const earns = (relation: "atLeast" | "above", left: PlanNumber, right: PlanNumber): PlanCondition => ({
  op: "compare",
  relation,
  left,
  right,
})
