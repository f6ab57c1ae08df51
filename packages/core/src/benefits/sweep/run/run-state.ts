/** Where a run stands. */
import type { Finding } from "../../../reasons/index.ts"
import type { KeptDifference, RunBasis, RunEvent, RunFigures } from "./run-events.ts"

/**
 * `opened`: the population is being decided. `stopped`: the feed is not to be trusted. `applying`: differences take
 * effect. `closed`: the next run is compared with this one. `discarded`: nothing of it takes effect.
 */
export type RunPhase = "none" | "opened" | "stopped" | "applying" | "closed" | "discarded"

export interface RunState {
  readonly phase: RunPhase
  readonly basis: RunBasis | null
  readonly figures: RunFigures | null
  readonly findings: readonly Finding[]
  /** Differences that are on their entitlements, and where the next begin; `undefined` cursor from the first. */
  readonly applied: number
  readonly cursor: string | null | undefined
  readonly leaves: readonly string[]
  /** Differences of people whom nobody can name; the next run takes them over. */
  readonly kept: readonly KeptDifference[]
  /** The signed root, as it is published. */
  readonly root: string | null
}

export const noRun: RunState = {
  phase: "none",
  basis: null,
  figures: null,
  findings: [],
  applied: 0,
  cursor: undefined,
  leaves: [],
  kept: [],
  root: null,
}

export function evolveRun(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case "RunOpened":
      return { ...state, phase: "opened", basis: event.data }
    case "RunDetermined":
      return { ...state, phase: "applying", figures: event.data }
    case "RunStopped":
      return { ...state, phase: "stopped", findings: event.data.findings }
    case "RunReleased":
      return { ...state, phase: "applying" }
    case "RunDiscarded":
      return { ...state, phase: "discarded" }
    case "DifferencesApplied":
      return {
        ...state,
        applied: state.applied + event.data.count,
        cursor: event.data.cursor,
        leaves: [...state.leaves, ...event.data.leaves],
        kept: [...state.kept, ...event.data.kept],
      }
    case "RunClosed":
      return { ...state, phase: "closed", root: event.data.root }
    default:
      return event satisfies never
  }
}
