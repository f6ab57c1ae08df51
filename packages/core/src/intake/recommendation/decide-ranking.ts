/**
 * The order of merit (择优) and the recommendation on it. The order is the township's to attest; whoever it holds
 * equal is put in order on record. Recommended are the next in the order, within the quota, by another officer than
 * the one who reviewed first; the next moves up only by such an act.
 */
import type { SubjectId } from "../../identity/index.ts"
import { isOfficer, refuseUnlessMay } from "./authority.ts"
import type { CallCommand, CallContext, Place } from "./call-commands.ts"
import type { TieBreak } from "./call-events.ts"
import {
  callRefusals,
  meritNotAttested,
  notNextInRank,
  quotaExceeded,
  rankingIncomplete,
  tieNotBroken,
} from "./call-refusals.ts"
import { candidatesOf, entryOf, isStanding } from "./call-state.ts"
import type { OpenCall } from "./decide-candidacy.ts"
import { decided, happen, refuse, type CallDecision } from "./draft.ts"
import { refusals } from "../refusals.ts"

export function decideRank(
  state: OpenCall,
  { places, tieBreaks = [], township }: Extract<CallCommand, { type: "rank" }>,
  context: CallContext,
): CallDecision {
  if (entryOf(state.townships, township) === undefined) return refuse(callRefusals.unknownTownship)
  const notAllowed = refuseUnlessMay("rank", state.rules, context, township)
  if (notAllowed) return refuse(notAllowed)
  const all = candidatesOf(state, township)
  if (all.some(([, { recommendation }]) => recommendation !== null))
    return refuse(callRefusals.recommendedAlready)
  const passed = all.filter(([, { preReview, withdrawnOn }]) => preReview?.passed && withdrawnOn === null)
  const ids = new Set(passed.map(([id]) => id))
  const named = places.map(({ candidate }) => candidate)
  const missing = [...ids].filter((id) => !named.includes(id))
  const unexpected = named.filter((id, at) => !ids.has(id) || named.indexOf(id) !== at)
  if (named.length === 0 || missing.length + unexpected.length > 0)
    return refuse(rankingIncomplete(missing, unexpected))
  const unattested = passed.flatMap(([candidate, { merits }]) =>
    state.rules.criteria
      .filter(({ id }) => entryOf(merits, id) === undefined)
      .map(({ id }) => ({ candidate, criterion: id })),
  )
  if (unattested.length > 0) return refuse(meritNotAttested(unattested))
  if (tieBreaks.some(({ reasons }) => reasons.length === 0)) return refuse(refusals.reasonsMissing)

  const ties = tiesIn(places)
  const tied = ties.find((held) => !isBroken(held, tieBreaks))
  if (tied !== undefined) return refuse(tieNotBroken(tied))
  // A record about candidates who are not tied would stand there and mean nothing.
  const stray = tieBreaks.filter(({ order }) =>
    ties.every((held) => tieBreakOf(tieBreaks, held[0])?.order !== order),
  )
  if (stray.length > 0)
    return refuse(
      rankingIncomplete(
        [],
        stray.flatMap(({ order }) => order),
      ),
    )
  const turnOf = (id: SubjectId) => tieBreakOf(tieBreaks, id)?.order.indexOf(id) ?? 0
  const order = places
    .toSorted((one, other) => one.place - other.place || turnOf(one.candidate) - turnOf(other.candidate))
    .map(({ candidate }) => candidate)
  return decided(happen(context, "CandidatesRanked", { township, order, tieBreaks }))
}

export function decideRecommend(
  state: OpenCall,
  { candidates, township }: Extract<CallCommand, { type: "recommend" }>,
  context: CallContext,
): CallDecision {
  const unit = entryOf(state.townships, township)
  if (unit === undefined) return refuse(callRefusals.unknownTownship)
  const notAllowed = refuseUnlessMay("recommend", state.rules, context, township)
  if (notAllowed) return refuse(notAllowed)
  const { quota, ranking } = unit
  if (ranking === null) return refuse(callRefusals.notRanked)
  const free = quota - candidatesOf(state, township).filter(([, candidate]) => isStanding(candidate)).length
  if (candidates.length > free) return refuse(quotaExceeded(township, quota, free))
  const waiting = ranking.order.filter((id) => {
    const candidate = entryOf(state.candidates, id)
    return candidate?.recommendation === null && candidate.withdrawnOn === null
  })
  const next = waiting.slice(0, Math.max(candidates.length, 1))
  if (candidates.length === 0 || candidates.some((id, at) => id !== next[at]))
    return refuse(notNextInRank(next))
  const reviewed = candidates.some((id) =>
    isOfficer(context, entryOf(state.candidates, id)?.preReview?.by ?? ""),
  )
  if (reviewed && !state.rules.preReviewerMayRecommend) return refuse(callRefusals.sameOfficer)
  return decided(
    ...candidates.map((candidate) =>
      happen(context, "CandidateRecommended", {
        candidate,
        township,
        rank: ranking.order.indexOf(candidate) + 1,
        quota,
      }),
    ),
  )
}

/** The candidates of each place that holds several. */
function tiesIn(places: readonly Place[]): readonly (readonly SubjectId[])[] {
  const inPlace = new Map<number, readonly SubjectId[]>()
  for (const { candidate, place } of places) inPlace.set(place, [...(inPlace.get(place) ?? []), candidate])
  return [...inPlace.values()].filter((held) => held.length > 1)
}

/** One record puts all of them in order, and nobody else, each once. */
function isBroken(held: readonly SubjectId[], tieBreaks: readonly TieBreak[]): boolean {
  const order = tieBreakOf(tieBreaks, held[0])?.order ?? []
  return order.length === held.length && held.every((id) => order.includes(id))
}

function tieBreakOf(tieBreaks: readonly TieBreak[], id: SubjectId | undefined): TieBreak | undefined {
  return tieBreaks.find(({ order }) => id !== undefined && order.includes(id))
}
