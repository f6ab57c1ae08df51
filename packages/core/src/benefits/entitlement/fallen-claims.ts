/**
 * What the bank sent back nobody can return: a claim on a month goes no further than what was paid for it and stands. What
 * had come back of such a claim belongs to the person, and is owed beside the months.
 */
import type { Month } from "../../time/index.ts"
import type { EntitlementState, Recovery } from "./entitlement-state.ts"
import { paidByMonth, recoveredInAll, total } from "./paid-months.ts"

/** The state with its claims cut to what stands, the latest decision's first. */
export function withoutFallenClaims(state: EntitlementState): EntitlementState {
  const { recovery } = state
  if (recovery.decided.length === 0) return state
  const cutOver = state.opening?.cutOver ?? null
  const left = new Map(paidByMonth(state))
  // What a roll found before its cut-over was not paid here.
  const roomOf = (month: Month) => (cutOver !== null && month < cutOver ? Infinity : (left.get(month) ?? 0))
  const decided = recovery.decided.map((each): Recovery => {
    const months = each.months.flatMap(({ amount, month }) => {
      const part = Math.min(amount, roomOf(month))
      left.set(month, roomOf(month) - part)
      return part > 0 ? [{ month, amount: part }] : []
    })
    return { ...each, months }
  })
  const claimed = total(decided.flatMap(({ months }) => months))
  const excess = Math.max(0, recoveredInAll(state) - claimed)
  return { ...state, recovery: { ...recovery, decided, excess: recovery.excess + excess } }
}
