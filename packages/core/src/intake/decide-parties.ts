/** Who acts for the applicant, what the applicant chose, and that they withdraw. */
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"
import { isEnded } from "./case-state.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { refuseWithoutEvidence } from "./party-evidence.ts"
import { notInThisPhase, refusals } from "./refusals.ts"

export function decideChangeParties(
  state: CaseState,
  { parties }: Extract<CaseCommand, { type: "change-parties" }>,
  context: CaseContext,
): Decision {
  if (state.phase === "none" || isEnded(state)) return refuse(notInThisPhase(state.phase))
  const unproved = refuseWithoutEvidence(parties, context)
  if (unproved) return refuse(unproved)
  return decided(happen(context, "PartiesChanged", { parties }))
}

/** What was chosen replaces all that was chosen before. Paper may be asked for when all is over, too. */
export function decideChoose(
  state: CaseState,
  { choices }: Extract<CaseCommand, { type: "choose" }>,
  context: CaseContext,
): Decision {
  const isOver = isEnded(state) && choices.optIns?.paperDocuments !== true
  if (state.phase === "none" || isOver) return refuse(notInThisPhase(state.phase))
  const { collection } = choices
  if (collection !== undefined && !context.item.collection.includes(collection))
    return refuse(refusals.deliveredAnotherWay)
  return decided(happen(context, "ChoicesMade", { choices }))
}

/** The applicant's own withdrawal, before the decision. */
export function decideWithdraw(state: CaseState, context: CaseContext): Decision {
  if (isEnded(state) || state.phase === "none" || state.phase === "decided")
    return refuse(notInThisPhase(state.phase))
  return decided(happen(context, "ApplicationWithdrawn", {}))
}
