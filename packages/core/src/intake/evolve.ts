/** Folds events into a case: pure, without context, the same for every replay. */
import type { CaseEvent, CaseEventData, DeadlineName, Receipt } from "./case-events.ts"
import type { CaseState, Correction, LookUp, Phase } from "./case-state.ts"
import type { Shortfall, SubmittedMaterial } from "../materials/index.ts"
import type { Deadline, PlainDate } from "../time/index.ts"
import { laterOf } from "../time/index.ts"
import { noCase } from "./case-state.ts"
import { evolveHalves, importedState } from "./outside/evolve-outside.ts"

/** The state after one more event: by our own acts and by what outside systems reported, together. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  return evolveHalves(state, event, evolveOwn)
}

function evolveOwn(state: CaseState, event: CaseEvent): CaseState {
  const version = state.version + 1
  switch (event.type) {
    case "CaseOpened": {
      const { applicant, calendar, externalIds, item, itemType, ruleSet, scenario } = event.data
      return { ...noCase, version, item, ruleSet, calendar, itemType, applicant, scenario, externalIds }
    }
    case "MaterialsReceived": {
      const { materials, noticeDue, receipt } = event.data
      return {
        ...state,
        version,
        phase: "received",
        receipt,
        materials,
        noticeDue,
        visits: visitsWith(state, receipt),
      }
    }
    case "CorrectedOnSpot":
      return { ...state, version, materials: [...state.materials, ...event.data.materials] }
    case "DefectsFound":
      return { ...state, version, materials: withDefects(state.materials, event.data.defects) }
    case "CorrectionNotified": {
      const { deadline, mode, shortfalls } = event.data
      const correction = { shortfalls, open: shortfalls, deadline, mode, supplied: [], receivedOn: null }
      return { ...state, version, phase: "correcting", notices: state.notices + 1, correction, tasks: [] }
    }
    case "Accepted": {
      const acceptance = { on: event.data.acceptedOn, how: "complete" } as const
      return { ...accepted(state, event.data.clocks), version, acceptance }
    }
    case "DeemedAccepted": {
      const { acceptedOn, lapsedOn } = event.data
      const acceptance = { on: acceptedOn, how: "deemed", lapsedOn } as const
      return { ...accepted(state, event.data.clocks), version, acceptance }
    }
    case "TolerantlyAccepted": {
      const { acceptedOn, clocks, commitment, deadline, mode, owed } = event.data
      const owing = { owed, deadline, mode, commitment, late: false, excused: false }
      return { ...accepted(state, clocks), version, owing, acceptance: { on: acceptedOn, how: "tolerant" } }
    }
    case "SupplementReceived":
      return { ...supplemented(state, event.data), version }
    case "SupplementExtended":
      return {
        ...withDeadline(state, state.owing ? "supplement" : "correction", event.data.deadline),
        version,
      }
    case "DelayExcused":
      return {
        ...state,
        version,
        owing: state.owing && { ...state.owing, excused: true },
        tasks: state.tasks.filter((task) => task !== "decide-on-revocation"),
      }
    case "ApplicationDeemedWithdrawn":
      return ended(state, version, "deemed-withdrawn")
    case "ApplicationReinstated":
      return { ...state, version, phase: "correcting" }
    case "ApplicationWithdrawn":
      return ended(state, version, "withdrawn")
    case "NotAccepted":
      return ended(state, version, "not-accepted")
    case "AcceptanceRevoked":
      return ended(state, version, "acceptance-revoked")
    case "LookUpRequested":
      return lookedUp(state, version, event.data.requirement, { state: "requested", attempts: 0, asOf: null })
    case "LookUpFailed": {
      const { attempt, requirement, willRetry } = event.data
      return lookedUp(state, version, requirement, {
        state: willRetry ? "requested" : "failed",
        attempts: attempt,
        asOf: null,
      })
    }
    case "LookUpAnswered": {
      const { asOf, outcome, requirement } = event.data
      const attempts = (state.lookUps[requirement]?.attempts ?? 0) + 1
      return lookedUp(state, version, requirement, { state: outcome, attempts, asOf })
    }
    case "CalendarRevised":
      return { ...state, version, calendar: event.data.calendar }
    case "ClockSuspended":
    case "ClockResumed":
    case "ClockExtended":
    case "DeadlineMoved":
      return { ...withDeadline(state, event.data.clock, event.data.deadline), version }
    case "DecisionMade": {
      const { act, delivery, favourable } = event.data
      return {
        ...state,
        version,
        phase: "decided",
        delivery,
        tasks: [],
        decision: { act, favourable, on: event.occurredOn },
      }
    }
    case "ResultDispatched":
      return { ...state, version, dispatchedOn: event.occurredOn }
    case "ResultDelivered": {
      const { method, visit } = event.data
      const visits = visit ? [...state.visits, visit] : state.visits
      return { ...state, version, phase: "delivered", visits, delivered: { on: event.occurredOn, method } }
    }
    case "ExternalIdAdded":
      return { ...state, version, externalIds: [...state.externalIds, event.data.externalId] }
    case "CaseImported":
      return importedState(state, version, event.data)
    case "OutsideFactAdopted":
    case "ConflictSettled":
      return { ...state, version }
    case "TaskOpened":
      return { ...state, version, tasks: [...state.tasks, event.data.task] }
    default:
      return event satisfies never
  }
}

/** The state a stream leads to. */
export function fold(events: readonly CaseEvent[], from: CaseState = noCase): CaseState {
  let state = from
  for (const event of events) state = evolve(state, event)
  return state
}

/** The last material of each requirement named carries the defect. */
function withDefects(
  materials: readonly SubmittedMaterial[],
  defects: CaseEventData["DefectsFound"]["defects"],
): readonly SubmittedMaterial[] {
  return materials.map((material, index) => {
    const found = defects.find((defect) => defect.requirement === material.requirement)
    const isLast = materials.findLastIndex((each) => each.requirement === material.requirement) === index
    return found && isLast ? { ...material, defect: found.note } : material
  })
}

function accepted(
  state: CaseState,
  clocks: { statutory: Deadline | null; promised: Deadline | null },
): CaseState {
  return { ...state, phase: "accepted", noticeDue: null, tasks: [], ...clocks }
}

function ended(state: CaseState, version: number, phase: Phase): CaseState {
  return { ...state, version, phase, tasks: [] }
}

interface Supplement {
  readonly receipt: Receipt
  readonly materials: readonly SubmittedMaterial[]
  readonly inTime: boolean
  readonly open: readonly Shortfall[]
}

function supplemented(state: CaseState, supplement: Supplement): CaseState {
  const { inTime, open, receipt } = supplement
  const materials = [...state.materials, ...supplement.materials]
  const supplied = supplement.materials.map((material) => material.requirement)
  return {
    ...state,
    materials,
    visits: visitsWith(state, receipt),
    correction: state.correction && {
      ...state.correction,
      open,
      supplied: inTime ? [...state.correction.supplied, ...supplied] : state.correction.supplied,
      receivedOn: lastReceived(state.correction, supplement),
    },
    owing: state.owing && { ...state.owing, owed: open, late: state.owing.late || !inTime },
    tasks:
      open.length === 0 && inTime
        ? state.tasks.filter((task) => task !== "decide-on-revocation")
        : state.tasks,
  }
}

/** What comes after everything was in does not put acceptance off. */
function lastReceived(correction: Correction, { open, receipt }: Supplement): PlainDate {
  const { open: before, receivedOn } = correction
  if (receivedOn === null) return receipt.receivedOn
  return before.length === 0 && open.length === 0 ? receivedOn : laterOf(receivedOn, receipt.receivedOn)
}

function lookedUp(state: CaseState, version: number, requirement: string, lookUp: LookUp): CaseState {
  return { ...state, version, lookUps: { ...state.lookUps, [requirement]: lookUp } }
}

function withDeadline(state: CaseState, name: DeadlineName, deadline: Deadline): CaseState {
  switch (name) {
    case "statutory":
    case "promised":
    case "delivery":
      return { ...state, [name]: deadline }
    case "notice":
      return { ...state, noticeDue: deadline }
    case "correction":
      return { ...state, correction: state.correction && { ...state.correction, deadline } }
    case "supplement":
      return { ...state, owing: state.owing && { ...state.owing, deadline } }
    default:
      return name satisfies never
  }
}

function visitsWith(state: CaseState, receipt: Receipt): CaseState["visits"] {
  return receipt.visit ? [...state.visits, receipt.visit] : state.visits
}
