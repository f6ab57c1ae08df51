/** A call for recommendations as its events have made it. */
import type { Pin } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Text } from "../../reasons/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"
import type { AttestedRecommendation } from "./attested-recommendation.ts"
import type { MeritFact, NoticeEntry } from "./call-events.ts"
import type { RecommendationRules } from "./recommendation-rules.ts"

/** `struck`: an objection was upheld. */
export type RecommendationStage = "recommended" | "effective" | "struck"

export interface Recommendation {
  readonly rank: number
  readonly stage: RecommendationStage
  /** The notice that shows it. */
  readonly notice: string | null
  readonly effectiveOn: PlainDate | null
}

export interface Candidate {
  readonly township: string
  readonly takenInOn: PlainDate
  /** The latest of each criterion. */
  readonly merits: Readonly<Record<string, MeritFact>>
  readonly preReview: { readonly passed: boolean; readonly by: string; readonly on: PlainDate } | null
  /** All who reviewed the candidate first, by the host's ids, the last of them included. */
  readonly preReviewers: readonly string[]
  readonly withdrawnOn: PlainDate | null
  readonly recommendation: Recommendation | null
}

export interface TownshipState {
  readonly name: Text
  readonly quota: number
  /** The order of merit, and the officer who attested it. */
  readonly ranking: { readonly by: string; readonly order: readonly SubjectId[] } | null
  readonly notices: number
}

export interface SelectionNotice {
  readonly township: string
  readonly of: "recommended" | "selected"
  readonly publishedOn: PlainDate
  readonly entries: readonly NoticeEntry[]
  readonly deadline: Deadline
  readonly ended: boolean
}

export interface Objection {
  readonly notice: string
  readonly candidate: SubjectId
  readonly receivedOn: PlainDate
  readonly outcome: "open" | "upheld" | "dismissed"
}

export interface CallState {
  readonly version: number
  readonly item: Pin | null
  readonly year: number
  readonly rules: RecommendationRules | null
  readonly townships: Readonly<Record<string, TownshipState>>
  readonly candidates: Readonly<Record<string, Candidate>>
  readonly notices: Readonly<Record<string, SelectionNotice>>
  readonly objections: Readonly<Record<string, Objection>>
}

export const noCall: CallState = {
  version: 0,
  item: null,
  year: 0,
  rules: null,
  townships: {},
  candidates: {},
  notices: {},
  objections: {},
}

/** What stands under a key that came from outside. */
export function entryOf<T>(entries: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined
}

/** Whether a recommendation takes up a place of the quota: made, not struck, and the candidate still there. */
export function isStanding(candidate: Candidate): boolean {
  return candidate.withdrawnOn === null && (candidate.recommendation?.stage ?? "struck") !== "struck"
}

/** The candidates of a township, with their ids. */
export function candidatesOf(
  state: CallState,
  township: string,
): readonly (readonly [SubjectId, Candidate])[] {
  return Object.entries(state.candidates).filter(([, candidate]) => candidate.township === township) as [
    SubjectId,
    Candidate,
  ][]
}

/** The candidates whose recommendation no notice has shown yet, by rank: what the next notice shows. */
export function unpublishedIn(
  state: CallState,
  township: string,
): readonly (readonly [SubjectId, Recommendation])[] {
  return candidatesOf(state, township)
    .flatMap(([id, candidate]) => {
      const { recommendation } = candidate
      return isStanding(candidate) && recommendation?.notice === null ? [[id, recommendation] as const] : []
    })
    .toSorted(([, one], [, other]) => one.rank - other.rank)
}

/** The ids of the objections against a candidate that nobody has settled. */
export function openObjections(state: CallState, candidate: string): readonly string[] {
  return Object.entries(state.objections).flatMap(([id, objection]) =>
    objection.candidate === candidate && objection.outcome === "open" ? [id] : [],
  )
}

/** The notices that have run and still wait for an officer to let a recommendation of theirs take effect. */
export function awaitingEffect(state: CallState): readonly string[] {
  return Object.entries(state.notices).flatMap(([id, { ended, entries }]) => {
    const waits = entries.some(({ candidate }) => {
      const found = entryOf(state.candidates, candidate)
      return found !== undefined && isStanding(found) && found.recommendation?.stage === "recommended"
    })
    return ended && waits ? [id] : []
  })
}

/**
 * The recommendation of a candidate as a fact for the case at the window; `null` unless it has taken effect and no
 * objection that arrived in time is open against it.
 */
export function attestRecommendation(
  call: string,
  state: CallState,
  candidate: SubjectId,
): AttestedRecommendation | null {
  const found = entryOf(state.candidates, candidate)
  const { effectiveOn = null, rank, stage } = found?.recommendation ?? {}
  if (found === undefined || stage !== "effective" || effectiveOn === null || rank === undefined) return null
  if (openObjections(state, candidate).length > 0) return null
  const quota = entryOf(state.townships, found.township)?.quota ?? 0
  const { preReviewers, township } = found
  return { call, township, rank, quota, effectiveOn, preReviewers }
}
