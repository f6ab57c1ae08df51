/** What a round set aside is put on the account, and then paid: each once for a claim and a round. 退票 makes it unpaid again. */
import { noMoney } from "../../money/index.ts"
import type { AccountCommand, AccountContext } from "./account-commands.ts"
import { isPaid, outstandingOf, type VoucherAccount } from "./account-state.ts"
import { type Decision, happen, nothing, refuse } from "./draft.ts"
import { refusals } from "./plain-refusals.ts"
import { numberUsed, unknownThing } from "./refusals.ts"

type Of<Type extends AccountCommand["type"]> = Extract<AccountCommand, { type: Type }>

/** The account knows what is due, and takes no more of it from any round. */
export function decideAllot(
  state: VoucherAccount,
  { amount, claim: number, round }: Of<"allot">,
  context: AccountContext,
): Decision {
  const claim = state.claims.find((each) => each.claim === number)
  if (claim === undefined) return refuse(unknownThing("claim"))
  const known = claim.allotments.find((each) => each.round === round)
  if (known) return known.amount === amount ? nothing : refuse(numberUsed("allotment"))
  if (claim.standing !== "approved") return refuse(refusals.notAtThisStep)
  if (amount <= noMoney) return refuse(refusals.amountNotPositive)
  if (amount > outstandingOf(claim)) return refuse(refusals.beyondDue)
  return happen(context, "ClaimAllotted", { claim: number, round, amount })
}

/** Once, and again only where the bank sent it back, and then in another run. */
export function decidePay(
  state: VoucherAccount,
  { claim: number, line, payment, round }: Of<"pay">,
  context: AccountContext,
): Decision {
  const claim = state.claims.find((each) => each.claim === number)
  if (claim === undefined) return refuse(unknownThing("claim"))
  const allotted = claim.allotments.find((each) => each.round === round)
  if (allotted === undefined) return refuse(unknownThing("allotment"))
  if (isPaid(allotted) || allotted.payments.some((each) => each.payment === payment))
    return refuse(refusals.paidAlready)
  if (!state.hasPayee) return refuse(refusals.payeeMissing)
  return happen(context, "ClaimPaid", { claim: number, round, amount: allotted.amount, payment, line })
}

export function decideReturn(
  state: VoucherAccount,
  { claim: number, line, payment, reason, round }: Of<"note-return">,
  context: AccountContext,
): Decision {
  const claim = state.claims.find((each) => each.claim === number)
  const allotted = claim?.allotments.find((each) => each.round === round)
  const sent = allotted?.payments.find((each) => each.payment === payment && each.line === line)
  if (sent === undefined || sent.returned) return refuse(unknownThing("payment"))
  return happen(context, "ClaimReturned", { claim: number, round, payment, line, reason })
}

/** Whom the money goes to; what is in a file already goes where it says. */
export function decidePayee(
  { holder }: VoucherAccount,
  { payee }: Of<"set-payee">,
  context: AccountContext,
): Decision {
  return holder === null ? refuse(unknownThing("request")) : happen(context, "PayeeSet", { payee })
}
