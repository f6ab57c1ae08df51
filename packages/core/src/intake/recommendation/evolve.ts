/** Folds events into a call: pure, without context, the same for every replay. */
import type { Actor } from "../../identity/index.ts"
import type { CallEvent, CallEventData } from "./call-events.ts"
import type { CallState, Candidate, Recommendation } from "./call-state.ts"
import { entryOf, noCall } from "./call-state.ts"

/** The state after one more event. */
export function evolveCall(before: CallState, event: CallEvent): CallState {
  const state = { ...before, version: before.version + 1 }
  switch (event.type) {
    case "RecommendationCallOpened":
      return opened(state, event.data)
    case "CandidateTakenIn": {
      const { candidate, township } = event.data
      const fresh: Candidate = {
        township,
        takenInOn: event.occurredOn,
        merits: {},
        preReview: null,
        preReviewers: [],
        withdrawnOn: null,
        recommendation: null,
      }
      return { ...state, candidates: { ...state.candidates, [candidate]: fresh } }
    }
    case "MeritAttested": {
      const attested = Object.fromEntries(event.data.facts.map((fact) => [fact.criterion, fact]))
      return changed(state, event.data.candidate, ({ merits }) => ({ merits: { ...merits, ...attested } }))
    }
    case "CandidatePreReviewed": {
      const { candidate, passed } = event.data
      const preReview = { passed, by: officerOf(event.actor), on: event.occurredOn }
      return changed(state, candidate, ({ preReviewers }) => ({
        preReview,
        preReviewers: [...new Set([...preReviewers, preReview.by])],
      }))
    }
    case "CandidatesRanked": {
      const { order, township } = event.data
      const ranking = { by: officerOf(event.actor), order }
      return withTownship(state, township, () => ({ ranking }))
    }
    case "CandidateRecommended": {
      const { candidate, rank } = event.data
      const recommendation: Recommendation = { rank, stage: "recommended", notice: null, effectiveOn: null }
      return changed(state, candidate, () => ({ recommendation }))
    }
    case "CandidateWithdrawn":
      return changed(state, event.data.candidate, () => ({ withdrawnOn: event.occurredOn }))
    case "SelectionNoticePublished": {
      const { notice, ...shown } = event.data
      const published = { ...shown, publishedOn: event.occurredOn, ended: false }
      const counted = withTownship(state, shown.township, ({ notices }) => ({ notices: notices + 1 }))
      return shown.entries.reduce((so, { candidate }) => recommendedWith(so, candidate, { notice }), {
        ...counted,
        notices: { ...state.notices, [notice]: published },
      })
    }
    case "SelectionObjectionReceived": {
      const { candidate, notice, objection, receivedOn } = event.data
      const received = { notice, candidate, receivedOn, outcome: "open" } as const
      return { ...state, objections: { ...state.objections, [objection]: received } }
    }
    case "SelectionObjectionSettled": {
      const { candidate, objection, upheld } = event.data
      const open = entryOf(state.objections, objection)
      if (open === undefined) return state
      const settled = { ...open, outcome: upheld ? ("upheld" as const) : ("dismissed" as const) }
      const answered = { ...state, objections: { ...state.objections, [objection]: settled } }
      return upheld ? recommendedWith(answered, candidate, { stage: "struck", effectiveOn: null }) : answered
    }
    case "SelectionNoticeEnded": {
      const { notice } = event.data
      const running = entryOf(state.notices, notice)
      if (running === undefined) return state
      return { ...state, notices: { ...state.notices, [notice]: { ...running, ended: true } } }
    }
    case "RecommendationTookEffect": {
      const { candidate, effectiveOn } = event.data
      return recommendedWith(state, candidate, { stage: "effective", effectiveOn })
    }
    default:
      return event satisfies never
  }
}

/** The state a stream leads to. */
export function foldCall(events: readonly CallEvent[], from: CallState = noCall): CallState {
  let state = from
  for (const event of events) state = evolveCall(state, event)
  return state
}

function opened(state: CallState, data: CallEventData["RecommendationCallOpened"]): CallState {
  const { item, rules, townships, year } = data
  const entries = townships.map(
    ({ id, name, quota }) => [id, { name, quota, ranking: null, notices: 0 }] as const,
  )
  return { ...state, item, year, rules, townships: Object.fromEntries(entries) }
}

function changed(
  state: CallState,
  id: string,
  change: (candidate: Candidate) => Partial<Candidate>,
): CallState {
  const candidate = entryOf(state.candidates, id)
  if (candidate === undefined) return state
  return { ...state, candidates: { ...state.candidates, [id]: { ...candidate, ...change(candidate) } } }
}

function recommendedWith(state: CallState, id: string, change: Partial<Recommendation>): CallState {
  return changed(state, id, ({ recommendation }) => ({
    recommendation: recommendation && { ...recommendation, ...change },
  }))
}

type TownshipState = CallState["townships"][string]

function withTownship(
  state: CallState,
  id: string,
  change: (township: TownshipState) => Partial<TownshipState>,
): CallState {
  const township = entryOf(state.townships, id)
  if (township === undefined) return state
  return { ...state, townships: { ...state.townships, [id]: { ...township, ...change(township) } } }
}

/** Acts of an officer alone are asked for their author. */
function officerOf(actor: Actor): string {
  return actor.kind === "officer" ? actor.externalId : ""
}
