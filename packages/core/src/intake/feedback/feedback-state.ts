/** Where a rating or a complaint stands. What people wrote is not carried here: it stays in the events, sealed. */
import type { SubjectId } from "../../identity/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"
import type {
  ClosedAfter,
  ComplaintAbout,
  ComplaintChannel,
  Concerned,
  FindingOutcome,
  Service,
  SetAsideGround,
  StartedClock,
} from "./feedback-events.ts"
import type { Grade } from "./grade.ts"
import type { FeedbackClock } from "./policy.ts"

/**
 * `settled`: a good rating, nothing to do. `received`: a complaint not yet acknowledged. Then 核实 `verifying`,
 * 整改 `rectifying`, for a complaint `answering`, 回访 `revisiting`, `closed`.
 */
export type FeedbackPhase =
  | "none"
  | "settled"
  | "received"
  | "verifying"
  | "rectifying"
  | "answering"
  | "revisiting"
  | "closed"

/** A clock with the day on which what it asks was done. */
export interface FeedbackClockRun extends StartedClock {
  readonly doneOn: PlainDate | null
}

export interface Finding {
  readonly outcome: FindingOutcome
  readonly ground: SetAsideGround | null
  /** The officers whose finding it is: the one who made it, and whoever's powers were exercised. */
  readonly by: readonly string[]
}

export interface RatingFacts {
  readonly service: Service
  readonly grade: Grade
  readonly reasons: readonly string[]
  readonly changeable: Deadline
  readonly changes: number
  readonly setAside: boolean
}

export interface ComplaintFacts {
  readonly number: string
  readonly channel: ComplaintChannel
  readonly about: ComplaintAbout
  readonly unit: string
  /** The unit that was asked to take it over and has not said yes or no. */
  readonly offeredTo: string | null
  readonly answered: boolean
  readonly reopened: boolean
  readonly reopenable: Deadline | null
}

export interface Revisit {
  readonly tries: number
  readonly reached: boolean
  readonly satisfied: boolean | null
}

export interface FeedbackState {
  readonly version: number
  readonly phase: FeedbackPhase
  readonly openedOn: PlainDate | null
  /** The rater or complainant; `null` for one without a name. */
  readonly person: SubjectId | null
  readonly keptFor: SubjectId | null
  readonly reachable: boolean
  readonly item: string | null
  readonly outlet: string | null
  readonly concerned: Concerned
  readonly rating: RatingFacts | null
  readonly complaint: ComplaintFacts | null
  readonly finding: Finding | null
  readonly revisit: Revisit
  readonly closed: ClosedAfter | null
  readonly clocks: readonly FeedbackClockRun[]
  readonly tasks: readonly FeedbackClock[]
}

export const notRevisited: Revisit = { tries: 0, reached: false, satisfied: null }

export const noFeedback: FeedbackState = {
  version: 0,
  phase: "none",
  openedOn: null,
  person: null,
  keptFor: null,
  reachable: false,
  item: null,
  outlet: null,
  concerned: { unit: null, officers: [] },
  rating: null,
  complaint: null,
  finding: null,
  revisit: notRevisited,
  closed: null,
  clocks: [],
  tasks: [],
}

/** The clocks that run: each at most once at a time. */
export function openClocks(state: FeedbackState): readonly FeedbackClockRun[] {
  return state.clocks.filter(({ doneOn }) => doneOn === null)
}
