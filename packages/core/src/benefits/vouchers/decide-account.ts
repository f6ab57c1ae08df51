/**
 * The one way a holder's vouchers change: a command of someone who may is judged on the state there is. A refused
 * command changes nothing. Nothing happens by time alone: whether a voucher holds is asked when it is used or claimed.
 */
import * as Result from "effect/Result"
import { type AccountCommand, type AccountContext, partiesTo } from "./account-commands.ts"
import type { AccountEvent } from "./account-events.ts"
import type { VoucherAccount } from "./account-state.ts"
import { decideApprove, decideClaim, decideRefuseClaim, decideWithdrawClaim } from "./decide-claim.ts"
import { decideAnnounce, decideDefence } from "./decide-hearing.ts"
import { decideAllot, decidePay, decidePayee, decideReturn } from "./decide-payment.ts"
import { decideIssue, decideRefuseRequest, decideRequest, decideWithdrawRequest } from "./decide-quota.ts"
import { decideRelease, decideReserve } from "./decide-use.ts"
import { type Decision, refuse } from "./draft.ts"
import { refuseUnlessParty } from "./parties.ts"
import type { AccountRefusal } from "./refusals.ts"

/** The events a command leads to, none where it was carried out before; or the rule it breaks. */
export function decideAccount(
  state: VoucherAccount,
  command: AccountCommand,
  context: AccountContext,
): Result.Result<readonly AccountEvent[], AccountRefusal> {
  const holder = command.type === "request-quota" ? command.holder : state.holder
  const notTheirs = refuseUnlessParty(partiesTo[command.type], holder, context, command.type)
  return notTheirs ? refuse(notTheirs) : judge(state, command, context)
}

function judge(state: VoucherAccount, command: AccountCommand, context: AccountContext): Decision {
  switch (command.type) {
    case "request-quota":
      return decideRequest(state, command, context)
    case "withdraw-request":
      return decideWithdrawRequest(state, command, context)
    case "issue-voucher":
      return decideIssue(state, command, context)
    case "refuse-request":
      return decideRefuseRequest(state, command, context)
    case "announce-adverse-act":
      return decideAnnounce(state, command, context)
    case "state-defence":
      return decideDefence(state, command, context)
    case "reserve":
      return decideReserve(state, command, context)
    case "release":
      return decideRelease(state, command, context)
    case "claim":
      return decideClaim(state, command, context)
    case "withdraw-claim":
      return decideWithdrawClaim(state, command, context)
    case "approve-claim":
      return decideApprove(state, command, context)
    case "refuse-claim":
      return decideRefuseClaim(state, command, context)
    case "allot":
      return decideAllot(state, command, context)
    case "set-payee":
      return decidePayee(state, command, context)
    case "pay":
      return decidePay(state, command, context)
    case "note-return":
      return decideReturn(state, command, context)
    default:
      return command satisfies never
  }
}
