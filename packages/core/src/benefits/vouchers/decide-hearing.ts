/** 事先告知 and 陈述申辩: what is about to be decided against the holder is told before, and answered or not. */
import * as Result from "effect/Result"
import { computeDeadline } from "../../time/index.ts"
import type { AccountCommand, AccountContext } from "./account-commands.ts"
import type { VoucherAccount } from "./account-state.ts"
import { type Decision, happen, refuse, refuseUnlessReasoned } from "./draft.ts"
import { matterOf } from "./evolve-account.ts"
import { refuseUnlessParty } from "./parties.ts"
import { refusals } from "./plain-refusals.ts"
import { unknownThing } from "./refusals.ts"

type Of<Type extends AccountCommand["type"]> = Extract<AccountCommand, { type: Type }>

/** Whoever may decide the matter announces it. */
export function decideAnnounce(
  state: VoucherAccount,
  { matter, reasons }: Of<"announce-adverse-act">,
  context: AccountContext,
): Decision {
  const notTheirs = refuseUnlessParty(
    [matter.of === "request" ? "issuing" : "examining"],
    state.holder,
    context,
    "announce-adverse-act",
  )
  if (notTheirs) return refuse(notTheirs)
  const about = matterOf(state, matter)
  if (about === undefined) return refuse(unknownThing(matter.of))
  if (about.standing !== "open") return refuse(refusals.notAtThisStep)
  if (about.announced !== null) return refuse(refusals.announcedAlready)
  const { calendar, now, scheme } = context
  if (scheme.priorNotice === null) return refuse(refusals.nothingAnnounced)
  const unreasoned = refuseUnlessReasoned(reasons, context)
  if (unreasoned) return refuse(unreasoned)
  const respondBy = computeDeadline({ term: scheme.priorNotice.term, startsOn: now.on, calendar })
  if (Result.isFailure(respondBy)) return refuse(respondBy.failure)
  return happen(context, "AdverseActAnnounced", { matter, reasons, respondBy: respondBy.success })
}

/** Heard whenever it comes, before the decision. */
export function decideDefence(
  state: VoucherAccount,
  { matter, statement }: Of<"state-defence">,
  context: AccountContext,
): Decision {
  const about = matterOf(state, matter)
  if (about === undefined) return refuse(unknownThing(matter.of))
  if (about.standing !== "open" || about.announced === null) return refuse(refusals.nothingAnnounced)
  return happen(context, "DefenceStated", { matter, statement })
}
