/** 申领额度: the holder asks, the office issues a voucher or says why not. */
import { type Fen, noMoney } from "../../money/index.ts"
import { lastDayOf } from "../../time/index.ts"
import type { AccountCommand, AccountContext } from "./account-commands.ts"
import type { QuotaRequest, VoucherAccount } from "./account-state.ts"
import { type Decision, happen, nothing, refuse, refuseUnlessFair } from "./draft.ts"
import { refusals } from "./plain-refusals.ts"
import { holderNotEligible, numberUsed, overCapPerIssue, unknownThing } from "./refusals.ts"
import { schemeInForce } from "./voucher-scheme.ts"

type Of<Type extends AccountCommand["type"]> = Extract<AccountCommand, { type: Type }>

export function decideRequest(
  state: VoucherAccount,
  { amount, holder, holderKind, purpose, request, scheme: pin }: Of<"request-quota">,
  context: AccountContext,
): Decision {
  const { now, scheme } = context
  const isTheirs = state.holder === null || (state.holder === holder && state.schemeId === scheme.id)
  if (!isTheirs) return refuse(refusals.notTheirAccount)
  const known = requestOf(state, request)
  if (known) return known.amount === amount ? nothing : refuse(numberUsed("request"))
  if (schemeInForce([scheme], scheme.id, now.on) === undefined) return refuse(refusals.schemeNotInForce)
  const holders = [...new Set(scheme.shares.flatMap((share) => share.holders))]
  if (!holders.includes(holderKind)) return refuse(holderNotEligible(holders, scheme.source))
  if (amount <= noMoney) return refuse(refusals.amountNotPositive)
  const { perIssue } = scheme
  if (perIssue !== null && amount > perIssue.most)
    return refuse(overCapPerIssue(perIssue.most, perIssue.clause))
  const data = { request, scheme: pin, schemeId: scheme.id, holder, holderKind, amount, purpose }
  return happen(context, "QuotaRequested", data)
}

export function decideWithdrawRequest(
  state: VoucherAccount,
  { request }: Of<"withdraw-request">,
  context: AccountContext,
): Decision {
  const asked = requestOf(state, request)
  if (asked === undefined) return refuse(unknownThing("request"))
  if (asked.standing !== "open") return refuse(refusals.notAtThisStep)
  return happen(context, "RequestWithdrawn", { request })
}

/** A voucher of what was asked for; or of less, which is an act to the holder's disadvantage. */
export function decideIssue(
  state: VoucherAccount,
  { amount, reasons = [], request, voucher }: Of<"issue-voucher">,
  context: AccountContext,
): Decision {
  const asked = requestOf(state, request)
  if (asked === undefined) return refuse(unknownThing("request"))
  const of = amount ?? asked.amount
  const known = state.vouchers.find((each) => each.voucher === voucher)
  if (known) return isSame(known, request, of) ? nothing : refuse(numberUsed("voucher"))
  if (asked.standing !== "open") return refuse(refusals.notAtThisStep)
  if (of <= noMoney || of > asked.amount) return refuse(refusals.amountNotPositive)
  const isLess = of < asked.amount
  const unfair = isLess ? refuseUnlessFair(asked.announced, reasons, context) : undefined
  if (unfair) return refuse(unfair)
  const { now, scheme } = context
  const validUntil = lastDayOf(scheme.validity.term, now.on)
  const claimUntil = scheme.claimWithin === null ? validUntil : lastDayOf(scheme.claimWithin.term, validUntil)
  const remedies = isLess ? scheme.remedies : []
  const data = { request, voucher, amount: of, validUntil, claimUntil, reasons, remedies }
  return happen(context, "VoucherIssued", data)
}

export function decideRefuseRequest(
  state: VoucherAccount,
  { reasons, request }: Of<"refuse-request">,
  context: AccountContext,
): Decision {
  const asked = requestOf(state, request)
  if (asked === undefined) return refuse(unknownThing("request"))
  if (asked.standing !== "open") return refuse(refusals.notAtThisStep)
  const unfair = refuseUnlessFair(asked.announced, reasons, context)
  if (unfair) return refuse(unfair)
  return happen(context, "RequestRefused", { request, reasons, remedies: context.scheme.remedies })
}

function requestOf({ requests }: VoucherAccount, id: string): QuotaRequest | undefined {
  return requests.find(({ request }) => request === id)
}

function isSame(
  known: { readonly request: string; readonly amount: Fen },
  request: string,
  amount: Fen,
): boolean {
  return known.request === request && known.amount === amount
}
