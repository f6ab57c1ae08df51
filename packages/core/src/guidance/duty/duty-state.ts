/** A duty as its events have made it, and how it stands on a day. */
import type { Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { DutyEvent, DutyPlan, MatterReferences } from "./duty-events.ts"

export interface Matter extends MatterReferences {
  readonly matter: string
  readonly items: readonly string[]
  readonly subject: SubjectId | null
  readonly about: Sealable<string>
  readonly broughtOn: PlainDate
  readonly settled: { readonly on: PlainDate; readonly how: Sealable<string> } | null
}

export interface DutyState {
  readonly version: number
  /** `null` until planned. */
  readonly plan: DutyPlan | null
  readonly cancelled: boolean
  /** What an officer put on record about the day. */
  readonly record: "held" | "missed" | null
  readonly reasons: readonly Sealable<string>[]
  readonly matters: readonly Matter[]
}

/** `unrecorded`: the day passed and nobody put on record whether it was held. */
export type DutyStatus = "planned" | "held" | "missed" | "unrecorded" | "cancelled"

export const noDuty: DutyState = {
  version: 0,
  plan: null,
  cancelled: false,
  record: null,
  reasons: [],
  matters: [],
}

/** How a duty stands on a day. The day itself is not over, and so not yet unrecorded. */
export function dutyStatus(
  { cancelled, on, record }: Pick<DutyState, "cancelled" | "record"> & { readonly on: PlainDate },
  today: PlainDate,
): DutyStatus {
  if (cancelled) return "cancelled"
  return record ?? (on < today ? "unrecorded" : "planned")
}

/** The duty after one more event. */
export function evolveDuty(state: DutyState, event: DutyEvent): DutyState {
  const version = state.version + 1
  switch (event.type) {
    case "DutyPlanned":
      return { ...noDuty, version, plan: event.data }
    case "DutyReplanned": {
      const { leader, on, outlet, reason } = event.data
      return { ...state, version, plan: { leader, on, outlet }, reasons: [...state.reasons, reason] }
    }
    case "DutyCancelled":
      return { ...state, version, cancelled: true, reasons: [...state.reasons, event.data.reason] }
    case "DutyHeld":
      return { ...state, version, record: "held" }
    case "DutyMissed":
      return { ...state, version, record: "missed", reasons: [...state.reasons, event.data.reason] }
    case "MatterBrought": {
      const matter: Matter = { ...event.data, broughtOn: event.occurredOn, settled: null }
      return { ...state, version, matters: [...state.matters, matter] }
    }
    case "MatterSettled": {
      const { cases, enquiries, how, matter } = event.data
      const matters = state.matters.map((each) =>
        each.matter === matter
          ? {
              ...each,
              cases: [...new Set([...each.cases, ...cases])],
              enquiries: [...new Set([...each.enquiries, ...enquiries])],
              settled: { on: event.occurredOn, how },
            }
          : each,
      )
      return { ...state, version, matters }
    }
    default:
      return event satisfies never
  }
}

/** The duty a stream leads to. */
export function foldDuty(events: readonly DutyEvent[], from: DutyState = noDuty): DutyState {
  let state = from
  for (const event of events) state = evolveDuty(state, event)
  return state
}
