/** The interpreter's decision as an outcome, so that executions can be compared with it. */
import type { Decision } from "../interpret/decision.ts"
import { INVALID, NO, type Outcome, type Status, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "./outcome.ts"

/** The three numbers of a decision. */
export function outcomeOf({ amount, grounds, issues, judgements, verdict }: Decision): Outcome {
  if (issues.length > 0) return { status: INVALID, reasons: 0, amount: 0 }
  const open = amount !== null && amount.min !== amount.max
  const statuses: Readonly<Record<Decision["verdict"], Status>> = {
    yes: open ? YES_AMOUNT_OPEN : YES,
    no: NO,
    undetermined: UNDETERMINED,
  }
  const status = statuses[verdict]
  let reasons = 0
  grounds.forEach((ground, at) => {
    if (ground.verdict === "no") reasons |= 1 << at
    if (ground.verdict === "undetermined") reasons |= 1 << (at + 16)
  })
  const outcome = { status, reasons: reasons >>> 0, amount: status === YES ? (amount?.min ?? 0) : 0 }
  return judgements.some(({ made }) => made) ? { ...outcome, judged: true } : outcome
}
