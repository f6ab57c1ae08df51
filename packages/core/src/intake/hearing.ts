/** In which phases an act may be announced and answered, and how a case grows by it. */
import type { HeardAct } from "../law/index.ts"
import type { CaseEvent, CaseEventType } from "./case-events.ts"
import type { CaseState, Phase } from "./case-state.ts"

/** Whether an act can still come of what was announced. */
export function isHeardIn(act: HeardAct, phase: Phase): boolean {
  return PHASES[act].includes(phase)
}

/** The acts that were announced and may still be answered, and were not yet. */
export function heardActs({ announced, phase }: CaseState): readonly HeardAct[] {
  return ACTS.filter((act) => announced[act]?.isAnswered === false && isHeardIn(act, phase))
}

/** What was announced and answered after an event; what stood on facts that are others now counts no more. */
export function withHearing(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case "AdverseActAnnounced": {
      const { act, respondBy } = event.data
      return { ...state, announced: { ...state.announced, [act]: { respondBy, isAnswered: false } } }
    }
    case "DefenceStated": {
      const { act } = event.data
      const former = state.announced[act]
      return former === undefined
        ? state
        : { ...state, announced: { ...state.announced, [act]: { ...former, isAnswered: true } } }
    }
    default:
      return CHANGED.has(event.type) ? { ...state, announced: {} } : state
  }
}

const PHASES: Readonly<Record<HeardAct, readonly Phase[]>> = {
  "refuse-acceptance": ["received", "correcting"],
  "revoke-acceptance": ["accepted"],
  terminate: ["accepted"],
  "decide-adversely": ["accepted"],
  "revoke-decision": ["decided", "delivered"],
}

const ACTS = Object.keys(PHASES) as readonly HeardAct[]

/** More time, or another notice: what an announced act was to stand on is gone. */
const CHANGED: ReadonlySet<CaseEventType> = new Set([
  "CorrectionReopened",
  "DelayExcused",
  "OwedNotified",
  "SupplementExtended",
])
