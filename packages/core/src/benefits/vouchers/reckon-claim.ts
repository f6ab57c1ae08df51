/** What a claim comes to: the share of what was invoiced and paid, within the voucher's balance and the year's cap. */
import * as Result from "effect/Result"
import {
  applyRate,
  type AmountOutOfRange,
  type Fen,
  fen,
  greatest,
  least,
  noMoney,
} from "../../money/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { Reckoning } from "./account-events.ts"
import {
  balanceOf,
  countedIn,
  priceLeft,
  tightest,
  type Voucher,
  type VoucherAccount,
  type VoucherClaim,
  type VoucherUse,
} from "./account-state.ts"
import type { VoucherScheme } from "./voucher-scheme.ts"

/**
 * The reckoning of a claim of which an amount is allowed, no more than was paid. The share is rounded once, as the scheme names it; what is
 * left of a balance or a cap is not rounded.
 */
export function reckonClaim(
  state: VoucherAccount,
  claim: VoucherClaim,
  allowed: Fen,
  { perYear, rounding }: VoucherScheme,
): Result.Result<Reckoning, AmountOutOfRange> {
  const use = state.uses.find((each) => each.use === claim.use) as VoucherUse
  const voucher = state.vouchers.find((each) => each.voucher === claim.voucher) as Voucher
  const spend = least(allowed, claim.invoice.amount, priceLeft(state, use))
  const { share } = use
  const year = Number(dateFor(perYear?.by ?? "claim", claim, voucher).slice(0, 4))
  const balance = balanceOf(state, voucher, use.use)
  const annual = perYear === null ? null : greatest(noMoney, fen(perYear.most - countedIn(state, year)))
  return Result.map(applyRate(spend, share, rounding), (byShare) => {
    const [boundBy, entitled] = tightest<Reckoning["boundBy"]>([
      ["share", byShare],
      ["balance", balance],
      ...(annual === null ? [] : ([["annual-cap", annual]] as const)),
    ])
    return { spend, share, byShare, balance, annual, year, entitled, boundBy }
  })
}

function dateFor(
  by: NonNullable<VoucherScheme["perYear"]>["by"],
  { claimedOn, invoice, servedOn }: VoucherClaim,
  { issuedOn }: Voucher,
): PlainDate {
  switch (by) {
    case "issue":
      return issuedOn
    case "service":
      return servedOn
    case "invoice":
      return invoice.on
    case "claim":
      return claimedOn
    default:
      return by satisfies never
  }
}
