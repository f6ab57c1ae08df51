/** Where the import of a roll stands. */
import type { RollConflict, RollEvent, RollFigures } from "./roll-events.ts"

/**
 * `compared`: a dry run waits for an officer. `confirmed`: its rows take effect, or are about to. `imported`: all have.
 * Another dry run at any time takes the place of what stands; what was imported stays on the entitlements.
 */
export type RollPhase = "none" | "compared" | "confirmed" | "imported"

export interface RollState {
  readonly phase: RollPhase
  readonly compared: RollFigures | null
  /** The import that was confirmed. */
  readonly run: string | null
  /** Rows that were dealt with, in their order. */
  readonly done: number
  readonly imported: number
  readonly unchanged: number
  readonly conflicts: readonly RollConflict[]
}

export const noRoll: RollState = {
  phase: "none",
  compared: null,
  run: null,
  done: 0,
  imported: 0,
  unchanged: 0,
  conflicts: [],
}

export function evolveRoll(state: RollState, event: RollEvent): RollState {
  switch (event.type) {
    case "RollCompared":
      return { ...noRoll, phase: "compared", compared: event.data }
    case "RollConfirmed":
      return { ...state, phase: "confirmed", run: event.data.run }
    case "RollRowsImported": {
      const { conflicts, imported, rows, unchanged } = event.data
      return {
        ...state,
        done: state.done + rows,
        imported: state.imported + imported,
        unchanged: state.unchanged + unchanged,
        conflicts: [...state.conflicts, ...conflicts],
      }
    }
    case "RollImported":
      return { ...state, phase: "imported" }
    default:
      return event satisfies never
  }
}
