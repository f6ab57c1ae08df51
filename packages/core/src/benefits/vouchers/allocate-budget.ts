/** How a round's budget is divided among the claims that came to it: the same for the same claims, however they lie. */
import { type Fen, fen, fenOfBigInt, least, noMoney, roundFraction } from "../../money/index.ts"
import type { PlainDate } from "../../time/index.ts"
import * as Result from "effect/Result"
import type { RoundLine } from "./round-events.ts"
import type { VoucherScheme } from "./voucher-scheme.ts"

/** An approved claim with what is still due on it. */
export interface ClaimDue {
  readonly account: string
  readonly claim: string
  readonly claimedOn: PlainDate
  readonly due: Fen
}

/**
 * A line for each claim, in order of receipt: by the day it was claimed, and of one day by its number. In order, each
 * has what is due until the budget ends, the last of them a part; pro rata, each has the same part, down to the fen,
 * and what cannot be divided so is left. What is due beyond its line waits for the next round.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { allocateBudget } from "@onevisit/core/benefits/vouchers"
 * import { yuan } from "@onevisit/core/money"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const claims = [
 *   { account: "b", claim: "C2", claimedOn: plainDate("2018-05-02"), due: yuan(300) },
 *   { account: "a", claim: "C1", claimedOn: plainDate("2018-04-02"), due: yuan(200) },
 * ]
 * const amounts = (how: "in-order" | "pro-rata") => allocateBudget(claims, yuan(400), how).map(({ amount }) => amount)
 * assert.deepEqual(amounts("in-order"), [yuan(200), yuan(200)])
 * assert.deepEqual(amounts("pro-rata"), [yuan(160), yuan(240)])
 * ```
 */
export function allocateBudget(
  claims: readonly ClaimDue[],
  budget: Fen,
  how: VoucherScheme["whenShort"]["how"],
): readonly RoundLine[] {
  const ordered = claims.toSorted(byReceipt)
  const total = ordered.reduce((sum, { due }) => sum + BigInt(due), 0n)
  const enough = total <= BigInt(budget)
  let left = budget
  return ordered.map((claim) => {
    const amount = enough || how === "in-order" ? least(claim.due, left) : partOf(claim.due, budget, total)
    left = fen(left - amount)
    return { ...claim, amount }
  })
}

function byReceipt(a: ClaimDue, b: ClaimDue): number {
  const [one, other] = [a, b].map(({ claim, claimedOn }) => `${claimedOn} ${claim}`) as [string, string]
  return one < other ? -1 : one > other ? 1 : 0
}

function partOf(due: Fen, budget: Fen, total: bigint): Fen {
  if (total === 0n) return noMoney
  return Result.getOrThrow(fenOfBigInt(roundFraction(BigInt(due) * BigInt(budget), total, "down-to-fen")))
}
