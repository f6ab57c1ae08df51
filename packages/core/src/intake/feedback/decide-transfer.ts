/** A complaint that came to the wrong unit: offered to the right one, which takes it over or declines with reasons. Until then the unit that has it answers for it, and no day moves. */
import * as Result from "effect/Result"
import { refuseUnlessMayAct } from "./authority.ts"
import { decided, type Decision, happen, refuse, start } from "./draft.ts"
import type { FeedbackCommand, FeedbackContext } from "./feedback-commands.ts"
import type { FeedbackState } from "./feedback-state.ts"
import { feedbackNotInThisPhase, feedbackRefusals } from "./refusals.ts"
import { isSaid } from "./said.ts"

export function decideTransfer(
  state: FeedbackState,
  { reasons, to }: Extract<FeedbackCommand, { type: "transfer" }>,
  context: FeedbackContext,
): Decision {
  const refusal = refuseUnlessMayAct(state, "transfer", context)
  if (refusal) return refuse(refusal)
  const { complaint, phase } = state
  if (complaint === null || (phase !== "received" && phase !== "verifying"))
    return refuse(feedbackNotInThisPhase(phase))
  if (complaint.offeredTo !== null) return refuse(feedbackRefusals.transferPending)
  if (to === complaint.unit) return refuse(feedbackRefusals.sameUnit)
  // It could never be verified there.
  if (context.policy.verifiedBy === "another-unit" && to === state.concerned.unit)
    return refuse(feedbackRefusals.notIndependent)
  if (!isSaid(reasons)) return refuse(feedbackRefusals.reasonsNotGiven)
  const starts = start(context, ["accept-transfer"])
  if (Result.isFailure(starts)) return refuse(starts.failure)
  return decided(happen(context, "ComplaintTransferOffered", { to, reasons, starts: starts.success }))
}

export function decideAcceptTransfer(state: FeedbackState, context: FeedbackContext): Decision {
  const to = state.complaint?.offeredTo ?? null
  if (to === null) return refuse(feedbackRefusals.noTransferOffered)
  const refusal = refuseUnlessMayAct(state, "accept-transfer", context, [to])
  return refusal ? refuse(refusal) : decided(happen(context, "ComplaintTransferAccepted", { unit: to }))
}

/** Declined by the unit that was asked, or taken back by the one that asked. */
export function decideDeclineTransfer(
  state: FeedbackState,
  { reasons }: Extract<FeedbackCommand, { type: "decline-transfer" }>,
  context: FeedbackContext,
): Decision {
  const { complaint } = state
  if (complaint === null || complaint.offeredTo === null) return refuse(feedbackRefusals.noTransferOffered)
  const units = [complaint.offeredTo, complaint.unit]
  const refusal = refuseUnlessMayAct(state, "accept-transfer", context, units)
  if (refusal) return refuse(refusal)
  if (!isSaid(reasons)) return refuse(feedbackRefusals.reasonsNotGiven)
  return decided(happen(context, "ComplaintTransferDeclined", { reasons }))
}
