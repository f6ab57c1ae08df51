/** What events of outside systems make of a case. */
import type { CaseEvent, CaseEventData } from "../case-events.ts"
import type { CaseState, Phase } from "../case-state.ts"
import { withFact } from "./outside-record.ts"
import type { OutsideHalf } from "./outside-state.ts"
import { standTogether } from "./stand-together.ts"

/** The state after an event: our own half moves by `evolveOwn`, the outside half here, and both stand together. */
export function evolveHalves(
  state: CaseState,
  event: CaseEvent,
  evolveOwn: (own: CaseState, event: CaseEvent) => CaseState,
): CaseState {
  const own = evolveOwn(state.outside?.own ?? state, event)
  const outside = outsideAfter(state.outside, own, event)
  return outside === null ? own : standTogether(outside)
}

/** The case as it came from elsewhere. */
export function importedState(
  state: CaseState,
  version: number,
  data: CaseEventData["CaseImported"],
): CaseState {
  const { acceptedOn, asked, asOf, clocks, decision, delivery, differences, materials, noticeDue, receipt } =
    data
  const correcting = data.stage === "correcting" && asked !== null
  const owed = data.stage === "accepted" && asked !== null
  return {
    ...state,
    version,
    phase: phases[data.stage],
    receipt,
    materials,
    visits: receipt.visit ? [receipt.visit] : [],
    notices: data.stage === "correcting" ? 1 : 0,
    noticeDue,
    correction: correcting ? { ...asked, open: asked.shortfalls, supplied: [], receivedOn: null } : null,
    owing: owed
      ? {
          owed: asked.shortfalls,
          toldOn: asked.deadline.startsOn,
          deadline: asked.deadline,
          mode: asked.mode,
          commitment: null,
          late: false,
          excused: false,
          supplied: [],
          furtherNotices: 0,
        }
      : null,
    acceptance: acceptedOn === null ? null : { on: acceptedOn, how: "outside" },
    statutory: clocks?.statutory ?? null,
    promised: clocks?.promised ?? null,
    decision,
    delivery,
    imported: { system: data.system, asOf, differences },
  }
}

const phases: Readonly<Record<CaseEventData["CaseImported"]["stage"], Phase>> = {
  received: "received",
  correcting: "correcting",
  accepted: "accepted",
  decided: "decided",
}

function outsideAfter(before: OutsideHalf | null, own: CaseState, event: CaseEvent): OutsideHalf | null {
  const half = before ?? { record: [], settlements: [], clocks: { decision: null, delivery: null } }
  switch (event.type) {
    case "OutsideFactAdopted":
      return { ...half, own, record: withFact(half.record, event.data.fact), clocks: event.data.clocks }
    case "ConflictSettled": {
      const { chosen, clocks, conflict, keep } = event.data
      const settlement = { conflict, keep, ...(chosen === undefined ? {} : { chosen }) }
      return { ...half, own, settlements: [...half.settlements, settlement], clocks }
    }
    default:
      return before === null ? null : { ...before, own }
  }
}
