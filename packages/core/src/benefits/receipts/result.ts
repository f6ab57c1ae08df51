/** What was decided, as a receipt states it: the verdict, the amount, and each ground by its code. */
import type { Fen } from "../../money/index.ts"
import { fen } from "../../money/index.ts"
import { type BoundRule, type Decision, NO, type Outcome, type Verdict, YES } from "../../rules/index.ts"

export interface ReceiptResult {
  readonly verdict: Verdict
  /** Fen, from the least to the greatest still possible, equal when settled; `null` for a rule about no money. */
  readonly amount: { readonly min: Fen; readonly max: Fen } | null
  /** The top-level conditions in their order. */
  readonly reasons: readonly { readonly code: string; readonly verdict: Verdict }[]
}

/** The result of a decision of the interpreter's. */
export function resultOfDecision({ amount, grounds, verdict }: Decision): ReceiptResult {
  return { verdict, amount, reasons: grounds.map(({ code, verdict: of }) => ({ code, verdict: of })) }
}

/**
 * The result of an outcome of rows, columns or relations; `null` where that leaves something open, for then only the
 * interpreter tells the bounds of the amount.
 */
export function resultOfOutcome(
  { amount: of, grounds }: BoundRule,
  { amount, reasons, status }: Outcome,
): ReceiptResult | null {
  if (status !== YES && status !== NO) return null
  const verdictOf = (ground: number): Verdict =>
    (reasons >>> ground) & 1 ? "no" : (reasons >>> (ground + 16)) & 1 ? "undetermined" : "yes"
  return {
    verdict: status === YES ? "yes" : "no",
    amount: of === null ? null : { min: fen(amount), max: fen(amount) },
    reasons: grounds.map(({ code }, at) => ({ code, verdict: verdictOf(at) })),
  }
}
