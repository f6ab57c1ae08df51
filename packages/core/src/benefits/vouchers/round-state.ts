/** A round as its events have made it. */
import type { Pin } from "../../events/index.ts"
import { type Fen, noMoney } from "../../money/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { RoundEvent, RoundLine } from "./round-events.ts"

/** `open`: claims come to it; `allocated`: its budget is divided; `closed`: what was set aside is on the accounts. */
export type RoundPhase = "none" | "open" | "allocated" | "closed"

export interface VoucherRound {
  readonly phase: RoundPhase
  readonly schemeId: string | null
  readonly scheme: Pin | null
  readonly round: string | null
  readonly cutOff: PlainDate | null
  readonly budget: Fen
  readonly previous: string | null
  readonly lines: readonly RoundLine[]
  readonly allotted: Fen
}

export const noRound: VoucherRound = {
  phase: "none",
  schemeId: null,
  scheme: null,
  round: null,
  cutOff: null,
  budget: noMoney,
  previous: null,
  lines: [],
  allotted: noMoney,
}

/** The state after one more event. */
export function evolveRound(state: VoucherRound, event: RoundEvent): VoucherRound {
  switch (event.type) {
    case "RoundOpened":
      return { ...state, ...event.data, phase: "open" }
    case "BudgetChanged":
      return { ...state, budget: event.data.to }
    case "RoundAllocated":
      return { ...state, phase: "allocated", lines: event.data.lines, allotted: event.data.allotted }
    case "RoundClosed":
      return { ...state, phase: "closed" }
    default:
      return event satisfies never
  }
}

/** The state a stream leads to. */
export function foldRound(events: readonly RoundEvent[], from: VoucherRound = noRound): VoucherRound {
  return events.reduce(evolveRound, from)
}
