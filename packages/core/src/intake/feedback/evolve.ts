/** Folds events into a rating or a complaint: pure, without context, the same for every replay. */
import type { Actor } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { FeedbackEvent, FeedbackEventData, StartedClock } from "./feedback-events.ts"
import {
  type ComplaintFacts,
  type FeedbackPhase,
  type FeedbackState,
  noFeedback,
  notRevisited,
  type RatingFacts,
} from "./feedback-state.ts"
import { isBadGrade } from "./grade.ts"
import type { FeedbackClock } from "./policy.ts"

/** The state after a list of events. */
export function foldFeedback(
  events: readonly FeedbackEvent[],
  from: FeedbackState = noFeedback,
): FeedbackState {
  return events.reduce(evolveFeedback, from)
}

/** The state after one more event. */
export function evolveFeedback(before: FeedbackState, event: FeedbackEvent): FeedbackState {
  const on = event.occurredOn
  const state = { ...before, version: before.version + 1 }
  switch (event.type) {
    case "ServiceRated": {
      const { changeable, grade, rater, reasons, service } = event.data
      const rating = { service, grade, reasons, changeable, changes: 0, setAside: false }
      return { ...opened(state, on, event.data), phase: phaseOf(grade), person: rater, rating }
    }
    case "RatingChanged": {
      const { grade, reachable, reasons, starts } = event.data
      const kept = isBadGrade(grade) ? state : without(state, "verify")
      const rating = state.rating && { ...state.rating, grade, reasons, changes: state.rating.changes + 1 }
      return { ...started(kept, starts), phase: phaseOf(grade), rating, reachable }
    }
    case "ComplaintReceived": {
      const { about, channel, complainant, number, unit } = event.data
      const complaint = { number, channel, about, unit, ...freshComplaint }
      return { ...opened(state, on, event.data), phase: "received", person: complainant, complaint }
    }
    case "ComplaintAcknowledged": {
      const officers = [...new Set([...state.concerned.officers, ...event.data.officers])]
      const concerned = { ...state.concerned, officers }
      return { ...done(state, "acknowledge", on), phase: "verifying", concerned }
    }
    case "ComplaintTransferOffered":
      return withComplaint(started(state, event.data.starts), { offeredTo: event.data.to })
    case "ComplaintTransferAccepted":
      return withComplaint(done(state, "accept-transfer", on), { unit: event.data.unit, offeredTo: null })
    case "ComplaintTransferDeclined":
      return withComplaint(done(state, "accept-transfer", on), { offeredTo: null })
    case "FeedbackVerified": {
      const { ground, outcome, starts } = event.data
      const phase = outcome === "not-founded" ? afterRectification(state) : "rectifying"
      const finding = { outcome, ground, by: actorsOf(event.actor) }
      return { ...started(done(state, "verify", on), starts), phase, finding }
    }
    case "RatingSetAside":
      return withRating(state, { setAside: true })
    case "FeedbackRectified":
      return {
        ...started(done(state, "rectify", on), event.data.starts),
        phase: afterRectification(state),
      }
    case "ComplaintAnswered": {
      const answered = withComplaint(started(done(state, "answer", on), event.data.starts), {
        answered: true,
      })
      return { ...answered, phase: state.phase === "answering" ? "revisiting" : state.phase }
    }
    case "FeedbackRevisited": {
      const { reached, satisfied } = event.data
      const revisit = { tries: state.revisit.tries + 1, reached, satisfied }
      return { ...(reached ? done(state, "revisit", on) : state), revisit }
    }
    case "FeedbackClosed": {
      const { after, reopenable } = event.data
      const ended = withComplaint(done(state, "revisit", on), { reopenable })
      return { ...ended, phase: "closed", closed: after, tasks: [] }
    }
    case "ComplaintReopened": {
      const again = withComplaint(started(state, event.data.starts), {
        answered: false,
        reopened: true,
        reopenable: null,
      })
      return { ...again, phase: "verifying", finding: null, revisit: notRevisited, closed: null }
    }
    case "FeedbackTaskOpened":
      return { ...state, tasks: [...state.tasks, event.data.task] }
    default:
      return event satisfies never
  }
}

/** Where the loop goes once nothing is to be rectified any more. */
export function afterRectification({ complaint }: FeedbackState): FeedbackPhase {
  return complaint === null || complaint.answered ? "revisiting" : "answering"
}

/** The officers who answer for an act: the actor, and whose powers were exercised. */
export function actorsOf(actor: Actor): readonly string[] {
  if (actor.kind !== "officer") return []
  return actor.delegation ? [actor.externalId, actor.delegation.from] : [actor.externalId]
}

const freshComplaint = { offeredTo: null, answered: false, reopened: false, reopenable: null }

function phaseOf(grade: RatingFacts["grade"]): FeedbackPhase {
  return isBadGrade(grade) ? "verifying" : "settled"
}

function opened(
  state: FeedbackState,
  openedOn: PlainDate,
  data: FeedbackEventData["ServiceRated"] | FeedbackEventData["ComplaintReceived"],
): FeedbackState {
  const { concerned, item, keptFor, outlet, reachable, starts } = data
  return started({ ...state, openedOn, concerned, item, keptFor, outlet, reachable }, starts)
}

function withComplaint(state: FeedbackState, change: Partial<ComplaintFacts>): FeedbackState {
  return { ...state, complaint: state.complaint && { ...state.complaint, ...change } }
}

function withRating(state: FeedbackState, change: Partial<RatingFacts>): FeedbackState {
  return { ...state, rating: state.rating && { ...state.rating, ...change } }
}

function started(state: FeedbackState, starts: readonly StartedClock[]): FeedbackState {
  return { ...state, clocks: [...state.clocks, ...starts.map((clock) => ({ ...clock, doneOn: null }))] }
}

function done(state: FeedbackState, name: FeedbackClock, on: PlainDate): FeedbackState {
  const clocks = state.clocks.map((clock) =>
    clock.name === name && clock.doneOn === null ? { ...clock, doneOn: on } : clock,
  )
  return { ...state, clocks, tasks: state.tasks.filter((task) => task !== name) }
}

/** A clock that has nothing to ask any more, as if it had not begun. */
function without(state: FeedbackState, name: FeedbackClock): FeedbackState {
  const clocks = state.clocks.filter((clock) => clock.name !== name || clock.doneOn !== null)
  return { ...state, clocks, tasks: state.tasks.filter((task) => task !== name) }
}
