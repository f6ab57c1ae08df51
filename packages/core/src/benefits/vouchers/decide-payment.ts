/** What a round set aside is put on the account, and then paid: each once for a claim and a round. */
import { noMoney } from "../../money/index.ts"
import type { AccountCommand, AccountContext } from "./account-commands.ts"
import { outstandingOf, type VoucherAccount } from "./account-state.ts"
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

export function decidePay(
  state: VoucherAccount,
  { claim: number, reference, round }: Of<"record-payment">,
  context: AccountContext,
): Decision {
  const claim = state.claims.find((each) => each.claim === number)
  if (claim === undefined) return refuse(unknownThing("claim"))
  const allotted = claim.allotments.find((each) => each.round === round)
  if (allotted === undefined) return refuse(unknownThing("allotment"))
  if (allotted.reference !== null)
    return allotted.reference === reference ? nothing : refuse(refusals.paidAlready)
  return happen(context, "ClaimPaid", { claim: number, round, amount: allotted.amount, reference })
}
