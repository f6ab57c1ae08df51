/**
 * The loop of a bad rating and of every complaint, in this order and no other: 核实 verification, 整改
 * rectification of what is founded, 回访 the person is asked again; only then it is closed, or for stated reasons
 * after tries in vain. 国办发〔2019〕51号: every bad rating is rectified and its giver told.
 */
import * as Result from "effect/Result"
import { refuseUnlessMayAct } from "./authority.ts"
import { decided, type Decision, happen, refuse, run, start } from "./draft.ts"
import { afterRectification } from "./evolve.ts"
import type { FeedbackCommand, FeedbackContext } from "./feedback-commands.ts"
import type { ClosedAfter } from "./feedback-events.ts"
import type { FeedbackState } from "./feedback-state.ts"
import type { FeedbackClock } from "./policy.ts"
import { feedbackNotInThisPhase, type FeedbackRefusal, feedbackRefusals, revisitFirst } from "./refusals.ts"
import { isSaid } from "./said.ts"

export function decideVerify(
  state: FeedbackState,
  command: Extract<FeedbackCommand, { type: "verify" }>,
  context: FeedbackContext,
): Decision {
  const refusal = refuseUnlessMayAct(state, "verify", context)
  if (refusal) return refuse(refusal)
  if (state.phase !== "verifying") return refuse(feedbackNotInThisPhase(state.phase))
  if (state.complaint !== null && state.complaint.offeredTo !== null)
    return refuse(feedbackRefusals.transferPending)
  const { evidence, ground = null, outcome, reasons } = command
  const isRating = state.rating !== null
  if (
    (isRating && outcome === "partly-founded") ||
    (ground !== null && !(isRating && outcome === "not-founded"))
  )
    return refuse(feedbackRefusals.notOfARating)
  if (!isSaid(reasons)) return refuse(feedbackRefusals.reasonsNotGiven)
  if (!isSaid(evidence)) return refuse(feedbackRefusals.evidenceMissing)
  const next = outcome === "not-founded" ? clockOf(state) : ["rectify" as const]
  const starts = start(context, next)
  if (Result.isFailure(starts)) return refuse(starts.failure)
  return decided(
    happen(context, "FeedbackVerified", { outcome, ground, evidence, reasons, starts: starts.success }),
  )
}

export function decideRectify(
  state: FeedbackState,
  { measures }: Extract<FeedbackCommand, { type: "rectify" }>,
  context: FeedbackContext,
): Decision {
  const refusal = refuseUnlessMayAct(state, "rectify", context)
  if (refusal) return refuse(refusal)
  if (state.phase !== "rectifying") return refuse(feedbackNotInThisPhase(state.phase))
  if (!isSaid(measures)) return refuse(feedbackRefusals.reasonsNotGiven)
  const starts = start(context, clockOf(state))
  if (Result.isFailure(starts)) return refuse(starts.failure)
  return decided(happen(context, "FeedbackRectified", { measures, starts: starts.success }))
}

/** The person is asked again; each try is on record. */
export function decideRevisit(
  state: FeedbackState,
  command: Extract<FeedbackCommand, { type: "revisit" }>,
  context: FeedbackContext,
): Decision {
  const refusal = refuseUnlessMayAct(state, "revisit", context)
  if (refusal) return refuse(refusal)
  if (state.phase !== "revisiting" || state.revisit.reached)
    return refuse(feedbackNotInThisPhase(state.phase))
  const { note, reached } = command
  const satisfied = command.reached ? command.satisfied : null
  const said = note === undefined ? {} : { note }
  return decided(happen(context, "FeedbackRevisited", { reached, satisfied, ...said }))
}

export function decideClose(
  state: FeedbackState,
  { reasons = [] }: Extract<FeedbackCommand, { type: "close" }>,
  context: FeedbackContext,
): Decision {
  const refusal = refuseUnlessMayAct(state, "close", context)
  if (refusal) return refuse(refusal)
  if (state.phase !== "revisiting") return refuse(feedbackNotInThisPhase(state.phase))
  const after = closedAfter(state, context)
  if (Result.isFailure(after)) return refuse(after.failure)
  if (after.success !== "satisfied" && !isSaid(reasons)) return refuse(feedbackRefusals.reasonsNotGiven)
  const closed = { after: after.success, reasons }
  if (state.complaint === null || state.complaint.reopened)
    return decided(happen(context, "FeedbackClosed", { ...closed, reopenable: null }))
  const reopenable = run(context.policy.reopenWithin, context)
  if (Result.isFailure(reopenable)) return refuse(reopenable.failure)
  return decided(happen(context, "FeedbackClosed", { ...closed, reopenable: reopenable.success }))
}

/** What the end may be called; reasons must be stated for every end but the content person's. */
function closedAfter(
  { reachable, revisit }: FeedbackState,
  { policy }: FeedbackContext,
): Result.Result<ClosedAfter, FeedbackRefusal> {
  if (revisit.reached) return Result.succeed(revisit.satisfied === true ? "satisfied" : "dissatisfied")
  if (!reachable) return Result.succeed("not-reachable")
  const needed = Math.max(1, policy.revisitTries)
  return revisit.tries >= needed
    ? Result.succeed("not-reached")
    : Result.fail(revisitFirst(revisit.tries, needed))
}

/** The clock of the step after the rectification; the answer's has run since receipt. */
function clockOf(state: FeedbackState): readonly FeedbackClock[] {
  return afterRectification(state) === "revisiting" ? ["revisit"] : []
}
