/**
 * Ratings: given once for each handling of a case (现场服务“一次一评”、网上服务“一事一评”), by whoever had the
 * service and nobody else; changed by the same person within the time the district sets; set aside by two officers.
 * 国办发〔2019〕51号.
 */
import * as Result from "effect/Result"
import type { SubjectId } from "../../identity/index.ts"
import { hasPassed } from "../../time/index.ts"
import { refuseUnlessMayAct } from "./authority.ts"
import { decided, type Decision, happen, refuse, run, speaker, start } from "./draft.ts"
import { actorsOf } from "./evolve.ts"
import type { FeedbackCommand, FeedbackContext, ServiceProof } from "./feedback-commands.ts"
import type { FeedbackState, RatingFacts } from "./feedback-state.ts"
import { isBadGrade } from "./grade.ts"
import { feedbackNotInThisPhase, type FeedbackRefusal, feedbackRefusals, unknownReason } from "./refusals.ts"
import { isSaid } from "./said.ts"

type Rate = Extract<FeedbackCommand, { type: "rate" }>

export function decideRate(state: FeedbackState, command: Rate, context: FeedbackContext): Decision {
  const { proof, reasons } = command
  if (proof === null) return refuse(feedbackRefusals.serviceNotProven)
  const notTheirs = refuseUnlessRater(proof, context)
  if (notTheirs) return refuse(notTheirs)
  const known = context.policy.reasons.map(({ code }) => code)
  if (!reasons.every((reason) => known.includes(reason))) return refuse(unknownReason(known))
  if (state.phase === "none") return rateFirst(command, proof, context)
  if (state.rating === null) return refuse(feedbackNotInThisPhase(state.phase))
  return changeRating(state, state.rating, command, proof.rater, context)
}

/** The second officer's word that a rating found mistaken or malicious does not count. */
export function decideSetAside(
  state: FeedbackState,
  command: Extract<FeedbackCommand, { type: "set-aside" }>,
  context: FeedbackContext,
): Decision {
  const refusal = refuseUnlessMayAct(state, "set-aside", context)
  if (refusal) return refuse(refusal)
  const ground = state.finding?.ground ?? null
  if (ground === null || state.phase !== "revisiting" || state.rating?.setAside !== false)
    return refuse(feedbackRefusals.nothingToSetAside)
  const isSame = actorsOf(context.actor).some((officer) => state.finding?.by.includes(officer))
  if (isSame) return refuse(feedbackRefusals.secondOfficerNeeded)
  if (!isSaid(command.reasons)) return refuse(feedbackRefusals.reasonsNotGiven)
  return decided(happen(context, "RatingSetAside", { ground, reasons: command.reasons }))
}

function rateFirst(command: Rate, proof: ServiceProof, context: FeedbackContext): Decision {
  const changeable = run(context.policy.changeWithin, context)
  if (Result.isFailure(changeable)) return refuse(changeable.failure)
  const starts = start(context, isBadGrade(command.grade) ? ["verify"] : [])
  if (Result.isFailure(starts)) return refuse(starts.failure)
  const { concerned, item, outlet, rater, service } = proof
  const { contact, grade, keptFor, reasons, text } = command
  const data = {
    service,
    rater,
    item,
    outlet,
    concerned,
    grade,
    reasons,
    changeable: changeable.success,
    reachable: rater !== null || contact !== undefined,
    keptFor,
    starts: starts.success,
    ...(text === undefined ? {} : { text }),
    ...(contact === undefined ? {} : { contact }),
  }
  return decided(happen(context, "ServiceRated", data, speaker(rater, context)))
}

function changeRating(
  state: FeedbackState,
  rating: RatingFacts,
  { contact, grade, reasons, text }: Rate,
  rater: SubjectId | null,
  context: FeedbackContext,
): Decision {
  if (state.person !== rater) return refuse(feedbackRefusals.ratedByAnother)
  if (hasPassed(rating.changeable, context.now.on)) return refuse(feedbackRefusals.ratingStands)
  if (state.finding !== null) return refuse(feedbackRefusals.ratingBeingLookedInto)
  // A bad rating that stays bad is looked into by the day it had.
  const isNewlyBad = isBadGrade(grade) && !isBadGrade(rating.grade)
  const starts = start(context, isNewlyBad ? ["verify"] : [])
  if (Result.isFailure(starts)) return refuse(starts.failure)
  const data = {
    grade,
    reasons,
    reachable: state.reachable || contact !== undefined,
    starts: starts.success,
    ...(text === undefined ? {} : { text }),
    ...(contact === undefined ? {} : { contact }),
  }
  return decided(happen(context, "RatingChanged", data, speaker(rater, context)))
}

function refuseUnlessRater({ rater }: ServiceProof, { actor }: FeedbackContext): FeedbackRefusal | undefined {
  switch (actor.kind) {
    case "officer":
      return feedbackRefusals.officersDoNotRate
    case "applicant":
      return rater === null || rater === actor.subject ? undefined : feedbackRefusals.notTheirService
    case "agent":
      return rater === null || rater === actor.principal ? undefined : feedbackRefusals.notTheirService
    // A page or a rating device, for someone who showed the number and its query code.
    case "system":
      return undefined
    case "law":
      return feedbackRefusals.notTheirService
    default:
      return actor satisfies never
  }
}
