/** 申请使用: a contract with a listed provider is reserved against the balance of a voucher. */
import * as Result from "effect/Result"
import { canonicalJson } from "../../events/index.ts"
import { applyRate, noMoney } from "../../money/index.ts"
import type { AccountCommand, AccountContext } from "./account-commands.ts"
import type { ServiceContract } from "./account-events.ts"
import { balanceOf, tightest, type VoucherAccount } from "./account-state.ts"
import { type Decision, happen, nothing, refuse } from "./draft.ts"
import { listingsFor } from "./providers.ts"
import { refusals } from "./plain-refusals.ts"
import {
  type AccountRefusal,
  notDeclared,
  nothingLeft,
  numberUsed,
  providerNotListed,
  serviceNotEligible,
  spendExcluded,
  unknownThing,
  voucherExpired,
} from "./refusals.ts"
import { shareFor } from "./voucher-scheme.ts"

type Of<Type extends AccountCommand["type"]> = Extract<AccountCommand, { type: Type }>

/** Where its provider stands does not matter, only that it was listed for the service. */
export function decideReserve(
  state: VoucherAccount,
  { contract, use, voucher: number }: Of<"reserve">,
  context: AccountContext,
): Decision {
  const { now, providers, scheme } = context
  const known = state.uses.find((each) => each.use === use)
  if (known) {
    const isSame = known.voucher === number && canonicalJson(known.contract) === canonicalJson(contract)
    return isSame ? nothing : refuse(numberUsed("contract"))
  }
  const voucher = state.vouchers.find((each) => each.voucher === number)
  if (voucher === undefined || state.holderKind === null) return refuse(unknownThing("voucher"))
  if (now.on > voucher.validUntil) return refuse(voucherExpired(voucher.validUntil, scheme.validity.clause))
  if (contract.signedOn > now.on) return refuse(refusals.dateInTheFuture)
  if (contract.price <= noMoney) return refuse(refusals.amountNotPositive)
  const { price, service } = contract
  const borne = shareFor(scheme, { holder: state.holderKind, price, service })
  if (borne === undefined)
    return refuse(
      serviceNotEligible(
        scheme.services.map(({ id }) => id),
        scheme.source,
      ),
    )
  const provider = providers.find(({ id }) => id === contract.provider)
  const listings = provider === undefined ? [] : listingsFor(provider, service)
  if (provider === undefined || listings.length === 0) return refuse(providerNotListed(scheme.listing))
  const excluded = refuseExcluded(contract, context)
  if (excluded) return refuse(excluded)
  const byShare = applyRate(price, borne.share, scheme.rounding)
  if (Result.isFailure(byShare)) return refuse(byShare.failure)
  const [boundBy, reserved] = tightest<"share" | "balance">([
    ["share", byShare.success],
    ["balance", balanceOf(state, voucher)],
  ])
  if (reserved <= noMoney) return refuse(nothingLeft(boundBy, borne.clause))
  const { region } = provider
  const { clause, share } = borne
  const data = { use, voucher: number, contract, region, listings, share, clause, reserved }
  return happen(context, "ContractReserved", data)
}

/** The rest of a contract that will not be claimed goes back to the voucher. */
export function decideRelease(
  state: VoucherAccount,
  { use }: Of<"release">,
  context: AccountContext,
): Decision {
  const used = state.uses.find((each) => each.use === use)
  if (used === undefined) return refuse(unknownThing("contract"))
  if (used.released) return nothing
  if (state.claims.some((claim) => claim.use === use && claim.standing === "open"))
    return refuse(refusals.claimsOpen)
  return happen(context, "ReservationReleased", { use })
}

function refuseExcluded(
  { declared = {} }: ServiceContract,
  { scheme }: AccountContext,
): AccountRefusal | undefined {
  for (const { clause, kind } of scheme.exclusions) {
    if (declared[kind] === undefined) return notDeclared(kind, clause)
    if (declared[kind]) return spendExcluded(kind, clause)
  }
  return undefined
}
