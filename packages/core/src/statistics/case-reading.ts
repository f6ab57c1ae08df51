/**
 * A case as its log told it by a day. What happened counts from its legal day, however late it was recorded; an entry
 * that was corrected counts as corrected.
 */
import type { CaseEvent, CaseState } from "../intake/index.ts"
import { countVisits, fold, isEnded } from "../intake/index.ts"
import { type Deadline, hasPassed, type PlainDate } from "../time/index.ts"
import type { CaseLog } from "./case-log.ts"

export interface CaseReading {
  readonly log: CaseLog
  readonly asOf: PlainDate
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  readonly receivedOn: PlainDate
  /** The day of the act, or of the lapse that stands for it; acceptance itself may date back. */
  readonly acceptedOn: PlainDate | null
  /** The day of the decision, or from which the licence holds by law. */
  readonly decidedOn: PlainDate | null
  /** The day the case ended; of a result handed over, that day, whatever became of the decision later. */
  readonly finishedOn: PlainDate | null
  /** How often a person appeared so far. */
  readonly visits: number
  /**
   * Whether it went from the application to its result with complete materials: accepted as complete, with no notice of
   * anything to correct. What was put right at the window, on the spot, was complete.
   */
  readonly isComplete: boolean
}

const ACCEPTANCES: ReadonlySet<string> = new Set(["Accepted", "DeemedAccepted", "TolerantlyAccepted"])
const DECISIONS: ReadonlySet<string> = new Set(["DecisionMade", "DeemedRenewed"])
const ENDS: ReadonlySet<string> = new Set([
  "ResultDelivered",
  "NotAccepted",
  "AcceptanceRevoked",
  "CaseTerminated",
  "ApplicationWithdrawn",
  "ApplicationDeemedWithdrawn",
  "DecisionRevoked",
])

/** The case as of a day; `null` where nothing had been received by then. */
export function readCase(log: CaseLog, asOf: PlainDate): CaseReading | null {
  // The opening is written when the application is entered, which may be after the day it came in.
  const events = log.events.filter(({ occurredOn, type }) => type === "CaseOpened" || occurredOn <= asOf)
  const state = fold(events)
  if (state.receipt === null) return null
  const lastOf = (types: ReadonlySet<string>) =>
    events.findLast(({ type }) => types.has(type))?.occurredOn ?? null
  const { acceptance, decision, delivered, outside } = state
  const endedThere = (outside?.record ?? []).find(
    ({ stage }) => stage === "withdrawn" || stage === "terminated" || stage === "delivered",
  )
  return {
    log,
    asOf,
    events,
    state,
    receivedOn: state.receipt.receivedOn,
    acceptedOn: acceptance && (acceptance.how === "outside" ? acceptance.on : lastOf(ACCEPTANCES)),
    decidedOn: decision && (lastOf(DECISIONS) ?? decision.on),
    finishedOn: isEnded(state) ? (delivered?.on ?? lastOf(ENDS) ?? endedThere?.on ?? null) : null,
    visits: countVisits(state),
    isComplete: state.delivered !== null && state.acceptance?.how === "complete" && state.notices === 0,
  }
}

/** How a clock fared: it was kept, broken, runs still, ended with the case, or there was none. */
export type ClockOutcome = "in-time" | "late" | "running" | "ended" | "none"

/** What ended a clock: the act it waits for, or something that left nothing to wait for. */
export interface ClockEnd {
  readonly doneOn: PlainDate | null
  readonly closedOn: PlainDate | null
}

/** The last day itself is in time; a clock that stands still is not late. */
export function outcomeOf(
  deadline: Deadline | null,
  { closedOn, doneOn }: ClockEnd,
  asOf: PlainDate,
): ClockOutcome {
  if (deadline === null) return "none"
  if (hasPassed(deadline, doneOn ?? closedOn ?? asOf)) return "late"
  if (doneOn !== null) return "in-time"
  return closedOn === null ? "running" : "ended"
}

/** What ended the clocks to decide: a decision of the authority, else the end of the case or its renewal by law. */
export function decisionEnd({ events, finishedOn, state }: CaseReading): ClockEnd {
  const isByLaw = events.some(({ type }) => type === "DeemedRenewed")
  const decidedOn = state.decision?.on ?? null
  return isByLaw
    ? { doneOn: null, closedOn: decidedOn }
    : { doneOn: decidedOn, closedOn: decidedOn ?? finishedOn }
}

/** What ended the clock to hand over the result. */
export function deliveryEnd({ finishedOn, state }: CaseReading): ClockEnd {
  return { doneOn: state.delivered?.on ?? null, closedOn: finishedOn }
}
