/**
 * 追回: what was paid too much and nobody has decided upon, what of a decision is still to come back, and what a payment
 * run may set off. A decision binds both ways: no run takes more than it, sooner than it, or anything before the person was
 * told; and nothing is taken that the facts no longer carry, or while an objection to it waits for its answer.
 */
import { type Month, monthOf } from "../../time/index.ts"
import type { PaidMonth } from "./entitlement-events.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { ledgerOf } from "./ledger.ts"
import {
  claimedByMonth,
  claimedInAll,
  recoveredByMonth,
  recoveredInAll,
  setOffInAll,
  total,
  waivedByMonth,
} from "./paid-months.ts"

/** What was paid too much by what is known, the roll's own finding included, and was not decided upon: a draft. Fen by month. */
export function draftRecovery(state: EntitlementState, through: Month): readonly PaidMonth[] {
  const claimed = claimedByMonth(state)
  return ledgerOf(state, through).flatMap(({ month, overpaid }) => {
    const amount = overpaid - (claimed.get(month) ?? 0)
    return amount > 0 ? [{ month, amount }] : []
  })
}

/** Of what was decided, what the facts still carry and neither came back nor was waived. Fen. */
export function recoveryLeft(state: EntitlementState, through: Month): number {
  const claimed = claimedByMonth(state)
  const [recovered, waived] = [recoveredByMonth(state), waivedByMonth(state)]
  return ledgerOf(state, through).reduce((sum, { month, overpaid }) => {
    const claim = (claimed.get(month) ?? 0) - (waived.get(month) ?? 0)
    return sum + Math.max(0, Math.min(claim, overpaid) - (recovered.get(month) ?? 0))
  }, 0)
}

/** Of what was decided, what neither came back nor was waived, whatever the facts say by now. Fen. */
export function undischarged(state: EntitlementState): number {
  return claimedInAll(state) - recoveredInAll(state) - state.recovery.waived
}

/** What the run for a month sets off from a payment of so much: what has come due of the decisions to set off. Fen. */
export function setOffIn(state: EntitlementState, through: Month, payment: number): number {
  const { objections, paid, recovery } = state
  if (objections.some(({ about, upheld }) => about === "recover" && upheld === null)) return 0
  const scheduled = recovery.decided
    .filter(({ by, isTold }) => by === "set-off" && isTold)
    .flatMap(({ instalments }) => instalments.filter(({ dueOn }) => monthOf(dueOn) <= through))
  const due = total(scheduled) - setOffInAll(paid)
  return Math.max(0, Math.min(payment, due, recoveryLeft(state, through)))
}
