/** How a call for recommendations is stored: one stream, a summary row, a timer for each notice that runs. */
import {
  awaitingEffect,
  decideCall,
  evolveCall,
  isStanding,
  noCall,
  noticeTimers,
  type CallCommand,
  type CallContext,
  type CallEvent,
  type CallState,
} from "@onevisit/core/intake/recommendation"
import { callEventReader } from "@onevisit/core/intake/recommendation/schema"
import type { Change, DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"

export const CALL_VIEW = { view: "recommendation-call", version: 1 } as const

export const callStream = (id: string): string => `recommendation:${id}`
const callIdOf = (stream: string): string => stream.slice("recommendation:".length)

/** One row a call: how far each township has got, without a word about a candidate. */
export interface CallSummary {
  readonly call: string
  readonly item: string | null
  readonly edition: string | null
  readonly year: number
  readonly townships: readonly TownshipSummary[]
  readonly openObjections: number
  /** The notices that have run: an officer may let what they show take effect. */
  readonly awaitingEffect: readonly string[]
}

export interface TownshipSummary {
  readonly township: string
  readonly quota: number
  readonly candidates: number
  readonly passed: number
  readonly recommended: number
  readonly effective: number
}

export const callModel: DecisionModel<CallState, CallEvent, CallCommand, CallContext> = {
  initial: noCall,
  reader: callEventReader,
  evolve: evolveCall,
  decide: decideCall,
  subjectOf: (event, _, path) => subjectOf(event, path),
  // One call for one edition of an item and one year.
  uniqueOf: ({ events, stream }) =>
    events.flatMap((event) =>
      event.type === "RecommendationCallOpened"
        ? [
            {
              scope: "recommendation-call",
              key: `${event.data.item.id}/${event.data.year}`,
              action: "take" as const,
              holder: callIdOf(stream),
            },
          ]
        : [],
    ),
  viewsOf: ({ after, stream }) => {
    const doc = summaryOf(callIdOf(stream), after)
    const index = { item: doc.item, year: doc.year, hasTask: doc.awaitingEffect.length > 0 }
    return [{ ...CALL_VIEW, key: doc.call, doc, index }]
  },
  timersOf: (change) => timerWrites(change),
  resultOf: ({ events, stream, version }) => ({
    call: callIdOf(stream),
    version,
    happened: events.map(({ type }) => type),
  }),
}

export function summaryOf(call: string, state: CallState): CallSummary {
  const at = state.item?.id.lastIndexOf("@") ?? -1
  return {
    call,
    item: state.item?.id.slice(0, at) ?? null,
    edition: state.item?.id.slice(at + 1) ?? null,
    year: state.year,
    townships: Object.entries(state.townships).map(([township, { quota }]) =>
      townshipOf(state, township, quota),
    ),
    openObjections: Object.values(state.objections).filter(({ outcome }) => outcome === "open").length,
    awaitingEffect: awaitingEffect(state),
  }
}

function townshipOf(state: CallState, township: string, quota: number): TownshipSummary {
  const own = Object.values(state.candidates).filter((candidate) => candidate.township === township)
  return {
    township,
    quota,
    candidates: own.filter(({ withdrawnOn }) => withdrawnOn === null).length,
    passed: own.filter(({ preReview, withdrawnOn }) => withdrawnOn === null && preReview?.passed).length,
    recommended: own.filter(isStanding).length,
    effective: own.filter(({ recommendation }) => recommendation?.stage === "effective").length,
  }
}

/** Whose key seals a value: the candidate's whom it is about, an objector's own grounds the objector's. */
function subjectOf(event: CallEvent, [list, at]: readonly string[]): string {
  switch (event.type) {
    case "SelectionNoticePublished":
      return event.data.entries[Number(at)]?.candidate ?? ""
    case "CandidatesRanked":
      return list === "tieBreaks" ? (event.data.tieBreaks[Number(at)]?.order[0] ?? "") : ""
    case "SelectionObjectionReceived": {
      const { actor, data } = event
      return actor.kind === "applicant" || actor.kind === "agent" ? actor.subject : data.candidate
    }
    case "MeritAttested":
    case "CandidatePreReviewed":
    case "SelectionObjectionSettled":
      return event.data.candidate
    default:
      return ""
  }
}

function timerWrites({ after, before, now, stream }: Change<CallState, CallEvent>) {
  const running = new Map(noticeTimers(after).map(({ notice, on }) => [notice, on]))
  const former = noticeTimers(before).map(({ notice }) => notice)
  return [...new Set([...running.keys(), ...former])].map((notice) => {
    const on = running.get(notice)
    const dueAt = on === undefined ? null : startOfDay(on, now)
    return { id: `${stream}/${notice}`, subject: callIdOf(stream), dueAt }
  })
}
