/**
 * Complaints (投诉): taken in with a number, with or without a name, acknowledged, answered in writing by a day, and
 * reopened once when the complainant asks for it in time. A complaint takes the place of remedies where the
 * service is a public service and no act that could be reviewed.
 */
import * as Result from "effect/Result"
import { isAuthority } from "../../identity/index.ts"
import { hasPassed } from "../../time/index.ts"
import { refuseUnlessComplainant, refuseUnlessMayAct } from "./authority.ts"
import { decided, type Decision, happen, refuse, speaker, start } from "./draft.ts"
import { actorsOf } from "./evolve.ts"
import type { FeedbackCommand, FeedbackContext } from "./feedback-commands.ts"
import type { FeedbackState } from "./feedback-state.ts"
import { feedbackNotInThisPhase, type FeedbackRefusal, feedbackRefusals } from "./refusals.ts"
import { isSaid } from "./said.ts"

type Complain = Extract<FeedbackCommand, { type: "complain" }>

export function decideComplain(state: FeedbackState, command: Complain, context: FeedbackContext): Decision {
  if (state.phase !== "none") return refuse(feedbackNotInThisPhase(state.phase))
  const { about, complainant, concerned, contact, text } = command
  const named = about.kind === "officer" ? [about.officer] : []
  const officers = [...new Set([...concerned.officers, ...named])]
  const refusal = refuseUnlessMayComplain(command, officers, context)
  if (refusal) return refuse(refusal)
  if (!isSaid([text])) return refuse(feedbackRefusals.reasonsNotGiven)
  const starts = start(context, ["acknowledge", "answer"])
  if (Result.isFailure(starts)) return refuse(starts.failure)
  const { channel, item, keptFor, number, outlet, unit } = command
  const data = {
    number,
    channel,
    about,
    item,
    outlet,
    concerned: { unit: concerned.unit, officers },
    complainant,
    unit,
    text,
    reachable: complainant !== null || contact !== undefined,
    keptFor,
    starts: starts.success,
    ...(contact === undefined ? {} : { contact }),
  }
  return decided(happen(context, "ComplaintReceived", data, speaker(complainant, context)))
}

/** Whoever acknowledges has read the text, and names the officers it turned out to be about. */
export function decideAcknowledge(
  state: FeedbackState,
  { officers = [] }: Extract<FeedbackCommand, { type: "acknowledge" }>,
  context: FeedbackContext,
): Decision {
  const refusal = refuseUnlessMayAct(state, "acknowledge", context)
  if (refusal) return refuse(refusal)
  if (state.phase !== "received") return refuse(feedbackNotInThisPhase(state.phase))
  if (actorsOf(context.actor).some((officer) => officers.includes(officer)))
    return refuse(feedbackRefusals.notIndependent)
  return decided(happen(context, "ComplaintAcknowledged", { officers }))
}

/** The answer in writing, once there is a finding; it need not wait for the rectification. */
export function decideAnswer(
  state: FeedbackState,
  { text }: Extract<FeedbackCommand, { type: "answer" }>,
  context: FeedbackContext,
): Decision {
  const refusal = refuseUnlessMayAct(state, "answer", context)
  if (refusal) return refuse(refusal)
  const { complaint, phase } = state
  if (complaint === null || (phase !== "rectifying" && phase !== "answering"))
    return refuse(feedbackNotInThisPhase(phase))
  if (complaint.answered) return refuse(feedbackRefusals.answeredAlready)
  if (!isSaid([text])) return refuse(feedbackRefusals.reasonsNotGiven)
  const starts = start(context, phase === "answering" ? ["revisit"] : [])
  if (Result.isFailure(starts)) return refuse(starts.failure)
  return decided(happen(context, "ComplaintAnswered", { text, starts: starts.success }))
}

/** Once, on the complainant's word, within the time that was told when it was closed. */
export function decideReopen(
  state: FeedbackState,
  { text }: Extract<FeedbackCommand, { type: "reopen" }>,
  context: FeedbackContext,
): Decision {
  const { complaint, phase } = state
  if (complaint === null || phase !== "closed") return refuse(feedbackNotInThisPhase(phase))
  const refusal = refuseUnlessComplainant(state, context)
  if (refusal) return refuse(refusal)
  if (complaint.reopened || complaint.reopenable === null) return refuse(feedbackRefusals.reopenedAlready)
  if (hasPassed(complaint.reopenable, context.now.on)) return refuse(feedbackRefusals.tooLateToReopen)
  if (!isSaid([text])) return refuse(feedbackRefusals.reasonsNotGiven)
  const starts = start(context, ["answer"])
  if (Result.isFailure(starts)) return refuse(starts.failure)
  const data = { text, starts: starts.success }
  return decided(happen(context, "ComplaintReopened", data))
}

function refuseUnlessMayComplain(
  { complainant }: Complain,
  officers: readonly string[],
  { actor, now }: FeedbackContext,
): FeedbackRefusal | undefined {
  switch (actor.kind) {
    case "officer":
      if (!isAuthority(actor, now.on)) return feedbackRefusals.notTheComplainant
      return actorsOf(actor).some((officer) => officers.includes(officer))
        ? feedbackRefusals.notIndependent
        : undefined
    case "applicant":
      return complainant === null || complainant === actor.subject
        ? undefined
        : feedbackRefusals.notTheComplainant
    case "agent":
      return complainant === null || complainant === actor.principal
        ? undefined
        : feedbackRefusals.notTheComplainant
    case "system":
      return undefined
    case "law":
      return feedbackRefusals.notTheComplainant
    default:
      return actor satisfies never
  }
}
