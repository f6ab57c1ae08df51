/** 申请兑付: what was served, invoiced and paid is claimed, examined, approved by a reckoning or refused by a person. */
import { canonicalJson } from "../../events/index.ts"
import { noMoney } from "../../money/index.ts"
import type { AccountCommand, AccountContext } from "./account-commands.ts"
import type { VoucherAccount, VoucherClaim } from "./account-state.ts"
import { type Decision, happen, nothing, refuse, refuseUnlessFair } from "./draft.ts"
import { actsFor } from "./parties.ts"
import { isListedOn } from "./providers.ts"
import { reckonClaim } from "./reckon-claim.ts"
import { refusals } from "./plain-refusals.ts"
import {
  type AccountRefusal,
  doubleFunded,
  evidenceMissing,
  nothingLeft,
  numberUsed,
  serviceOutsideListing,
  unknownThing,
  voucherExpired,
} from "./refusals.ts"
import * as Result from "effect/Result"

type Of<Type extends AccountCommand["type"]> = Extract<AccountCommand, { type: Type }>

/**
 * A claim counts from the day it was made online, or from the day its case was accepted at the window. After a round's
 * cut-off it waits for the next round; it is late only when the voucher's time to claim is over.
 */
export function decideClaim(state: VoucherAccount, command: Of<"claim">, context: AccountContext): Decision {
  const { type: _, ...claimed } = command
  const known = claimOf(state, command.claim)
  if (known) return isSame(known, claimed) ? nothing : refuse(numberUsed("claim"))
  const use = state.uses.find((each) => each.use === command.use)
  const voucher = state.vouchers.find((each) => each.voucher === use?.voucher)
  if (use === undefined || voucher === undefined) return refuse(unknownThing("contract"))
  if (use.released) return refuse(refusals.notAtThisStep)
  const { invoice, servedOn, via } = command
  const isTheirChannel = actsFor(
    via.channel === "online" ? "holder" : "receiving",
    state.holder,
    context,
    command.type,
  )
  if (!isTheirChannel) return refuse(refusals.wrongChannel)
  const { now, scheme } = context
  const claimedOn = via.channel === "online" ? now.on : via.acceptedOn
  const days = [use.contract.signedOn, servedOn, invoice.on, invoice.paidOn]
  if (claimedOn > now.on || days.some((day) => day > claimedOn)) return refuse(refusals.dateInTheFuture)
  if (claimedOn > voucher.claimUntil)
    return refuse(voucherExpired(voucher.claimUntil, (scheme.claimWithin ?? scheme.validity).clause))
  if (invoice.amount <= noMoney || invoice.paid <= noMoney) return refuse(refusals.amountNotPositive)
  if (!isListedOn(use.listings, servedOn)) return refuse(serviceOutsideListing(use.listings, scheme.listing))
  const { clause, kinds } = scheme.evidence
  const missing = kinds.filter((kind) => !command.evidence.some((each) => each.kind === kind))
  if (missing.length > 0) return refuse(evidenceMissing(missing, clause))
  const standing = state.claims.filter(isStanding)
  if (standing.some((claim) => claim.invoice.number === invoice.number))
    return refuse(refusals.invoiceClaimed)
  if (via.channel === "window" && standing.some((claim) => isOfCase(claim, via.case)))
    return refuse(refusals.caseClaimed)
  const funded = refuseFunded(invoice.fundedBy ?? null, context)
  return funded ? refuse(funded) : happen(context, "ClaimMade", { ...claimed, claimedOn })
}

export function decideWithdrawClaim(
  state: VoucherAccount,
  { claim }: Of<"withdraw-claim">,
  context: AccountContext,
): Decision {
  const refusal = refuseUnlessOpen(claimOf(state, claim))
  return refusal ? refuse(refusal) : happen(context, "ClaimWithdrawn", { claim })
}

/** What the claim comes to is reckoned, not judged; only to allow less than was paid is a judgement. */
export function decideApprove(
  state: VoucherAccount,
  { allowed, claim: number, reasons = [] }: Of<"approve-claim">,
  context: AccountContext,
): Decision {
  const claim = claimOf(state, number)
  const refusal = refuseUnlessOpen(claim)
  if (refusal || claim === undefined) return refuse(refusal ?? unknownThing("claim"))
  const { scheme } = context
  const funded = refuseFunded(context.fundedBy, context)
  if (funded) return refuse(funded)
  const paid = claim.invoice.paid
  const of = allowed ?? paid
  if (of <= noMoney || of > paid) return refuse(refusals.amountNotPositive)
  const unfair = of < paid ? refuseUnlessFair(claim.announced, reasons, context) : undefined
  if (unfair) return refuse(unfair)
  const reckoned = reckonClaim(state, claim, of, scheme)
  if (Result.isFailure(reckoned)) return refuse(reckoned.failure)
  const reckoning = reckoned.success
  const { boundBy, entitled } = reckoning
  if (entitled <= noMoney)
    return refuse(
      nothingLeft(boundBy, (boundBy === "annual-cap" ? scheme.perYear : null)?.clause ?? scheme.source),
    )
  const remedies = of < paid ? scheme.remedies : []
  return happen(context, "ClaimApproved", { claim: number, reckoning, reasons, remedies })
}

export function decideRefuseClaim(
  state: VoucherAccount,
  { claim: number, reasons }: Of<"refuse-claim">,
  context: AccountContext,
): Decision {
  const claim = claimOf(state, number)
  const refusal = refuseUnlessOpen(claim) ?? refuseUnlessFair(claim?.announced ?? null, reasons, context)
  if (refusal) return refuse(refusal)
  return happen(context, "ClaimRefused", { claim: number, reasons, remedies: context.scheme.remedies })
}

/** A spend that a project bears is not borne again, whoever says so: the holder, or the records of funding. */
function refuseFunded(
  project: string | null,
  { scheme: { doubleFunding } }: AccountContext,
): AccountRefusal | undefined {
  return project === null || doubleFunding === null ? undefined : doubleFunded(project, doubleFunding)
}

function refuseUnlessOpen(claim: VoucherClaim | undefined): AccountRefusal | undefined {
  if (claim === undefined) return unknownThing("claim")
  return claim.standing === "open" ? undefined : refusals.notAtThisStep
}

function claimOf({ claims }: VoucherAccount, id: string): VoucherClaim | undefined {
  return claims.find(({ claim }) => claim === id)
}

function isStanding({ standing }: VoucherClaim): boolean {
  return standing === "open" || standing === "approved"
}

function isOfCase({ via }: VoucherClaim, id: string): boolean {
  return via.channel === "window" && via.case === id
}

function isSame(
  { claim, evidence, invoice, servedOn, use, via }: VoucherClaim,
  claimed: Omit<Of<"claim">, "type">,
): boolean {
  return canonicalJson({ claim, evidence, invoice, servedOn, use, via }) === canonicalJson(claimed)
}
