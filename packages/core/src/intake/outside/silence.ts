/**
 * What the law brought about because nobody spoke, beside what the outside reports: it did not come about where that
 * shows that somebody spoke in time, and a late answer does not take it back. 行政许可法 art. 32(1)(4), 50.
 */
import type { Deadline, PlainDate } from "../../time/index.ts"
import { hasPassed } from "../../time/index.ts"
import type { TaskKind } from "../case-events.ts"
import type { CaseState } from "../case-state.ts"
import { isRenewalWaiting } from "../renewal.ts"
import { acceptanceIn, decisionIn, endIn } from "./counting-facts.ts"
import type { OutsideFact } from "./outside-message.ts"
import type { OutsideRecord } from "./outside-record.ts"
import type { OutsideHalf } from "./outside-state.ts"

/** What shows that the authority spoke, or that there was nothing left to speak to. */
const BREAKS_SILENCE: ReadonlySet<OutsideFact["stage"]> = new Set([
  "correction-notified",
  "accepted",
  "decided",
  "withdrawn",
  "terminated",
])

/** Spoken within the time to answer: no silence, hence no acceptance by silence. */
export function spokenInTime(state: CaseState, facts: OutsideRecord): CaseState {
  const lastDay = state.acceptance?.lapsedOn ?? state.noticeDue?.dueOn ?? undefined
  if (lastDay === undefined) return state
  if (!facts.some(({ on, stage }) => BREAKS_SILENCE.has(stage) && on <= lastDay)) return state
  if (state.phase === "received") return { ...without(state, "accept-or-refuse"), noticeDue: null }
  if (state.acceptance?.how !== "deemed") return state
  const { promised, statutory } = state
  const isAccepted = acceptanceIn(facts) !== undefined
  const isBegun = Object.values(state.parts).some(({ finished, runs }) => finished !== null || runs > 0)
  return {
    // No decision is overdue in a case that is not accepted, and no part that nobody began is under way.
    ...without(
      isBegun ? state : { ...state, parts: {} },
      ...(isAccepted ? [] : (["explain-overdue"] as const)),
      ...(isBegun ? [] : (["urge-part"] as const)),
    ),
    phase: state.phase === "accepted" ? "received" : state.phase,
    acceptance: null,
    // A clock that our own acts changed since stays; one that only ran falls with the acceptance.
    statutory: isUntouched(statutory) ? null : statutory,
    promised: isUntouched(promised) ? null : promised,
  }
}

/** Gone further within the time to supplement: no application that lay still, hence none taken back. */
export function movedInTime(
  state: CaseState,
  facts: OutsideRecord,
  settlements: OutsideHalf["settlements"],
): CaseState {
  if (state.phase !== "deemed-withdrawn") return state
  const moves = [acceptanceIn(facts), decisionIn(facts, settlements).decision, endIn(facts)]
  const hasMoved = moves.some((fact) => fact !== undefined && isBeforeLapse(state, fact))
  return hasMoved ? { ...state, phase: "correcting" } : state
}

/**
 * Whether what is reported came after a last day on which the law itself may have spoken, and it is not yet
 * applied what the law said: a late answer does not take back what silence brought about.
 */
export function isLawFirst(state: CaseState, { on }: OutsideFact): boolean {
  const { correction, noticeDue, phase, renewal, tasks } = state
  if (renewal !== null && on > renewal.expiresOn && isRenewalWaiting(state)) return true
  if (phase === "received") return isAfter(on, noticeDue) && !tasks.includes("accept-or-refuse")
  if (phase !== "correcting" || correction === null || correction.open.length === 0) return false
  return isAfter(on, correction.deadline) && !tasks.includes("decide-on-lapsed-supplement")
}

function isAfter(on: PlainDate, deadline: Deadline | null): boolean {
  return deadline !== null && hasPassed(deadline, on)
}

export function isBeforeLapse({ correction }: CaseState, { on }: OutsideFact): boolean {
  const dueOn = correction?.deadline.dueOn ?? null
  return dueOn !== null && on <= dueOn
}

function isUntouched(deadline: Deadline | null): boolean {
  return deadline === null || (deadline.suspensions.length === 0 && deadline.extensions.length === 0)
}

export function without(state: CaseState, ...gone: readonly TaskKind[]): CaseState {
  return { ...state, tasks: state.tasks.filter((task) => !gone.includes(task)) }
}
