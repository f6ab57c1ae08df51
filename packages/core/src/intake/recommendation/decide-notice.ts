/**
 * The public notice (公示) of a merit selection, and objections to it. What is shown is redacted: an organisation's
 * name in full, a person's masked, and no number of any kind (个人信息保护法 art. 25). Objections are in time through
 * the last day; another officer than the one who ranked examines each. When the notice has run and nothing is open,
 * an officer may let a recommendation take effect; by itself it never does.
 */
import * as Result from "effect/Result"
import { isAuthority, maskIdentity, type SubjectId } from "../../identity/index.ts"
import { computeDeadline, hasPassed } from "../../time/index.ts"
import { notAuthorised, refusals } from "../refusals.ts"
import { isOfficer, refuseUnlessMay, refuseUnlessPerson } from "./authority.ts"
import type { CallCommand, CallContext, CandidateName } from "./call-commands.ts"
import {
  callRefusals,
  noticeNotRun,
  objectionOpen,
  objectionPeriodOver,
  type CallRefusal,
} from "./call-refusals.ts"
import { entryOf, isStanding, openObjections, unpublishedIn } from "./call-state.ts"
import type { OpenCall } from "./decide-candidacy.ts"
import { decided, happen, refuse, type CallDecision } from "./draft.ts"

export function decidePublishNotice(state: OpenCall, township: string, context: CallContext): CallDecision {
  const unit = entryOf(state.townships, township)
  if (unit === undefined) return refuse(callRefusals.unknownTownship)
  const notAllowed = refuseUnlessMay("publish", state.rules, context)
  if (notAllowed) return refuse(notAllowed)
  const unpublished = unpublishedIn(state, township)
  if (unpublished.length === 0) return refuse(callRefusals.nothingToPublish)
  const entries = unpublished.flatMap(([candidate, { rank }]) => {
    const name = entryOf(context.names ?? {}, candidate)
    return name === undefined ? [] : [{ candidate, rank, shown: composeShownName(name) }]
  })
  if (entries.length < unpublished.length) return refuse(callRefusals.namesMissing)
  const { of, term } = state.rules.notice
  const deadline = computeDeadline({ term, startsOn: context.now.on, calendar: context.calendar })
  if (Result.isFailure(deadline)) return refuse(deadline.failure)
  const notice = `${township}-${unit.notices + 1}`
  return decided(
    happen(context, "SelectionNoticePublished", {
      notice,
      township,
      of,
      entries,
      deadline: deadline.success,
    }),
  )
}

/**
 * A name as a public notice shows it: an organisation's own name in full, a person's masked (个人信息保护法 art. 25).
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { composeShownName } from "@onevisit/core/intake/recommendation"
 *
 * assert.equal(composeShownName({ kind: "natural-person", name: "欧阳样九" }), "欧阳*")
 * assert.equal(composeShownName({ kind: "enterprise", name: "样例科技公司" }), "样例科技公司")
 * ```
 */
export function composeShownName({ kind, name }: CandidateName): string {
  return maskIdentity({ kind, name, identifiers: [] }).name
}

export function decideObject(
  state: OpenCall,
  { candidate, grounds, notice, objection, receivedOn }: Extract<CallCommand, { type: "object" }>,
  context: CallContext,
): CallDecision {
  const { actor, now } = context
  const nobody = refuseUnlessPerson(context)
  if (nobody) return refuse(nobody)
  const on = receivedOn ?? now.on
  // Only who keeps the record can say that something came earlier.
  if (on !== now.on && !isAuthority(actor, now.on)) return refuse(notAuthorised("officer"))
  if (on > now.on) return refuse(refusals.dateInTheFuture)
  const shown = entryOf(state.notices, notice)
  if (shown === undefined || shown.entries.every((entry) => entry.candidate !== candidate))
    return refuse(callRefusals.notInTheNotice)
  if (on < shown.publishedOn) return refuse(callRefusals.objectionBeforeNotice)
  if (hasPassed(shown.deadline, on)) return refuse(objectionPeriodOver(shown.deadline.dueOn ?? on))
  if (entryOf(state.objections, objection) !== undefined) return refuse(callRefusals.objectionKnown)
  const found = entryOf(state.candidates, candidate)
  if (found === undefined || !isStanding(found)) return refuse(callRefusals.notStanding)
  return decided(
    happen(context, "SelectionObjectionReceived", { objection, notice, candidate, receivedOn: on, grounds }),
  )
}

export function decideSettleObjection(
  state: OpenCall,
  { objection, reasons, upheld }: Extract<CallCommand, { type: "settle-objection" }>,
  context: CallContext,
): CallDecision {
  const notAllowed = refuseUnlessMay("settle", state.rules, context)
  if (notAllowed) return refuse(notAllowed)
  const found = entryOf(state.objections, objection)
  if (found?.outcome !== "open") return refuse(callRefusals.unknownObjection)
  const { candidate } = found
  const township = entryOf(state.candidates, candidate)?.township ?? ""
  if (isOfficer(context, entryOf(state.townships, township)?.ranking?.by ?? ""))
    return refuse(callRefusals.sameOfficer)
  if (reasons.length === 0) return refuse(refusals.reasonsMissing)
  return decided(happen(context, "SelectionObjectionSettled", { objection, candidate, upheld, reasons }))
}

export function decideTakeEffect(
  state: OpenCall,
  candidates: readonly SubjectId[],
  context: CallContext,
): CallDecision {
  const notAllowed = refuseUnlessMay("take-effect", state.rules, context)
  if (notAllowed) return refuse(notAllowed)
  if (candidates.length === 0) return refuse(callRefusals.notStanding)
  for (const candidate of candidates) {
    const hindered = refuseUnlessRun(state, candidate, context)
    if (hindered) return refuse(hindered)
  }
  return decided(
    ...[...new Set(candidates)].flatMap((candidate) => {
      const { recommendation, township = "" } = entryOf(state.candidates, candidate) ?? {}
      const quota = entryOf(state.townships, township)?.quota ?? 0
      const rank = recommendation?.rank ?? 0
      const effectiveOn = context.now.on
      return happen(context, "RecommendationTookEffect", { candidate, township, rank, quota, effectiveOn })
    }),
  )
}

/** Shown through the last day of a notice, and nothing open against it. */
function refuseUnlessRun(state: OpenCall, id: SubjectId, { now }: CallContext): CallRefusal | undefined {
  const candidate = entryOf(state.candidates, id)
  const { recommendation } = candidate ?? {}
  if (candidate === undefined || !recommendation || !isStanding(candidate)) return callRefusals.notStanding
  if (recommendation.stage === "effective") return callRefusals.tookEffectAlready
  const shown = recommendation.notice === null ? undefined : entryOf(state.notices, recommendation.notice)
  if (shown === undefined) return noticeNotRun(null)
  if (!hasPassed(shown.deadline, now.on)) return noticeNotRun(shown.deadline.dueOn)
  const open = openObjections(state, id)
  return open.length > 0 ? objectionOpen(open) : undefined
}
