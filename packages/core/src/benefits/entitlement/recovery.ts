/**
 * 追回: what was paid too much and nobody has decided upon, what of a decision is still to come back, and what a payment
 * run may set off. A decision binds both ways: no run takes more than it, sooner than it, or anything before the person was
 * told; and nothing is taken that the facts no longer carry, or while an objection to it waits for its answer.
 */
import { type Month, monthOf } from "../../time/index.ts"
import { dischargeOf } from "./discharge.ts"
import type { PaidMonth } from "./entitlement-events.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { ledgerOf } from "./ledger.ts"
import { recoveredInAll, setOffInAll, total } from "./paid-months.ts"

/** What was paid too much by what is known, the roll's own finding included, and was not decided upon: a draft. Fen by month. */
export function draftRecovery(state: EntitlementState, through: Month): readonly PaidMonth[] {
  const { claimed } = dischargeOf(state)
  return ledgerOf(state, through).flatMap(({ month, overpaid }) => {
    const amount = overpaid - (claimed.get(month) ?? 0)
    return amount > 0 ? [{ month, amount }] : []
  })
}

/** Of what was decided, what the facts still carry and neither came back nor was waived. Fen. */
export function recoveryLeft(state: EntitlementState): number {
  return total(dischargeOf(state).left.map((amount) => ({ amount })))
}

/** Of what was decided, what neither came back nor was waived, whatever the facts say by now. Fen. */
export function undischarged(state: EntitlementState): number {
  const { decided, waived } = state.recovery
  return Math.max(0, total(decided.flatMap(({ months }) => months)) - recoveredInAll(state) - waived)
}

/** What came back of money that the bank sent back as well, and was not given back yet. Fen. */
export function refundOwed({ paid, recovery }: EntitlementState): number {
  const given = paid.map(({ backAfter, refund }) => (backAfter === null ? refund : 0))
  return recovery.excess - given.reduce((sum, each) => sum + each, 0)
}

/** What the run for a month sets off from a payment of so much: what has come due of the decisions to set off. Fen. */
export function setOffIn(state: EntitlementState, through: Month, payment: number): number {
  const { objections, paid, recovery } = state
  if (objections.some(({ about, upheld }) => about === "recover" && upheld === null)) return 0
  const { left } = dischargeOf(state)
  let [due, open] = [-setOffInAll(paid), 0]
  for (const [at, { by, instalments, isTold }] of recovery.decided.entries()) {
    if (by !== "set-off" || !isTold) continue
    due += total(instalments.filter(({ dueOn }) => monthOf(dueOn) <= through))
    open += left[at] ?? 0
  }
  return Math.max(0, Math.min(payment, due, open))
}
