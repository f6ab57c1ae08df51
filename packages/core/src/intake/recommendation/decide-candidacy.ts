/**
 * A candidacy: taken in by a township, its merits attested, reviewed first (初审). Not passing is no refusal of the
 * item: the reasons are told, and whether one may apply all the same. Everything may be put right until the
 * township has ranked its candidates.
 */
import type { SubjectId } from "../../identity/index.ts"
import { refusals } from "../refusals.ts"
import { refuseUnlessCandidate, refuseUnlessMay } from "./authority.ts"
import type { CallCommand, CallContext } from "./call-commands.ts"
import { callRefusals, type CallRefusal } from "./call-refusals.ts"
import { type CallState, type Candidate, entryOf } from "./call-state.ts"
import { decided, happen, refuse, type CallDecision } from "./draft.ts"
import type { RecommendationRules, SelectionAct } from "./recommendation-rules.ts"

/** A call that is open. */
export type OpenCall = CallState & { readonly rules: RecommendationRules }

export function decideTakeIn(
  state: OpenCall,
  { candidate, township }: Extract<CallCommand, { type: "take-in" }>,
  context: CallContext,
): CallDecision {
  const unit = entryOf(state.townships, township)
  if (unit === undefined) return refuse(callRefusals.unknownTownship)
  const notAllowed = refuseUnlessMay("take-in", state.rules, context, township)
  if (notAllowed) return refuse(notAllowed)
  if (unit.ranking !== null) return refuse(callRefusals.townshipRanked)
  if (entryOf(state.candidates, candidate) !== undefined) return refuse(callRefusals.candidateAlready)
  return decided(happen(context, "CandidateTakenIn", { candidate, township }))
}

export function decideAttestMerit(
  state: OpenCall,
  { candidate, facts }: Extract<CallCommand, { type: "attest-merit" }>,
  context: CallContext,
): CallDecision {
  const wrong = refuseUnlessOpenTo(state, candidate, "attest", context)
  if (wrong) return refuse(wrong)
  for (const { criterion, unit } of facts) {
    const known = state.rules.criteria.find(({ id }) => id === criterion)
    if (known === undefined) return refuse(callRefusals.unknownCriterion)
    if (known.unit !== unit) return refuse(callRefusals.unitDiffers)
  }
  return decided(happen(context, "MeritAttested", { candidate, facts }))
}

export function decidePreReview(
  state: OpenCall,
  { candidate, passed, reasons }: Extract<CallCommand, { type: "pre-review" }>,
  context: CallContext,
): CallDecision {
  const wrong = refuseUnlessOpenTo(state, candidate, "pre-review", context)
  if (wrong) return refuse(wrong)
  if (!passed && reasons.length === 0) return refuse(refusals.reasonsMissing)
  const { clause, required } = state.rules.recommendationRequired
  return decided(
    happen(context, "CandidatePreReviewed", {
      candidate,
      passed,
      reasons,
      mayApplyWithout: !required,
      clause,
    }),
  )
}

/** The candidate's own withdrawal. The place it frees is filled by an act, never by itself. */
export function decideWithdrawCandidate(
  state: OpenCall,
  candidate: SubjectId,
  context: CallContext,
): CallDecision {
  const found = entryOf(state.candidates, candidate)
  if (found === undefined) return refuse(callRefusals.unknownCandidate)
  const notTheirs = refuseUnlessCandidate(candidate, context)
  if (notTheirs) return refuse(notTheirs)
  if (found.withdrawnOn !== null) return refuse(callRefusals.candidateGone)
  if (found.recommendation?.stage === "effective") return refuse(callRefusals.tookEffectAlready)
  return decided(happen(context, "CandidateWithdrawn", { candidate }))
}

/** Whether what precedes the ranking may still change for a candidate, by this actor. */
function refuseUnlessOpenTo(
  state: OpenCall,
  id: SubjectId,
  act: SelectionAct,
  context: CallContext,
): CallRefusal | undefined {
  const candidate: Candidate | undefined = entryOf(state.candidates, id)
  if (candidate === undefined) return callRefusals.unknownCandidate
  const notAllowed = refuseUnlessMay(act, state.rules, context, candidate.township)
  if (notAllowed) return notAllowed
  if (candidate.withdrawnOn !== null) return callRefusals.candidateGone
  return entryOf(state.townships, candidate.township)?.ranking ? callRefusals.townshipRanked : undefined
}
