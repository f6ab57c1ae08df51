/** Folds events into a case: pure, without context, the same for every replay. */
import type { CaseEvent, CaseEventData } from "./case-events.ts"
import type { CaseState, Correction, LookUp, Phase } from "./case-state.ts"
import type { DecisionClocks, Receipt } from "./case-terms.ts"
import type { Shortfall, SubmittedMaterial } from "../materials/index.ts"
import type { PlainDate } from "../time/index.ts"
import { laterOf } from "../time/index.ts"
import { noCase } from "./case-state.ts"
import { evolveHalves, importedState } from "./outside/evolve-outside.ts"
import { evolveRecords, lastingTasks, withoutTask, withTask, withUnsealed } from "./evolve-records.ts"
import { withDeadline, withinStatute } from "./named-deadline.ts"

/** The state after one more event: by our own acts and by what outside systems reported, together. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  return withinStatute(evolveHalves(state, event, evolveOwn))
}

function evolveOwn(state: CaseState, event: CaseEvent): CaseState {
  const next = withinStatute(evolved(state, event))
  const { actor } = event
  if (actor.kind !== "officer") return next
  const { externalId, unit } = actor
  const isSame = state.lastOfficer?.externalId === externalId && state.lastOfficer.unit === unit
  return isSame ? next : { ...next, lastOfficer: { externalId, unit } }
}

function evolved(state: CaseState, event: CaseEvent): CaseState {
  const version = state.version + 1
  switch (event.type) {
    case "CaseOpened": {
      const { choices = {}, parties = [], regions: _, renewal = null, ...opened } = event.data
      return { ...noCase, version, ...opened, choices, parties, renewal }
    }
    case "PartiesChanged":
      return { ...state, version, parties: event.data.parties }
    case "ChoicesMade":
      return { ...state, version, choices: event.data.choices }
    case "MaterialsReceived": {
      const { materials, noticeDue, number, receipt } = event.data
      return {
        ...state,
        version,
        phase: "received",
        receipt,
        materials,
        noticeDue,
        number,
        receivedAt: event.recordedAt,
        visits: visitsWith(state, receipt),
        firstAsked: event.actor.kind === "officer" ? event.actor.externalId : null,
      }
    }
    case "CorrectedOnSpot":
      return { ...state, version, materials: [...state.materials, ...event.data.materials] }
    case "DefectsFound":
      return { ...foundWrong(state, event.data), version }
    case "CorrectionNotified": {
      const { deadline, mode, number, shortfalls } = event.data
      const correction = { shortfalls, open: shortfalls, deadline, mode, supplied: [], receivedOn: null }
      return {
        ...withUnsealed(state, event.type, number),
        version,
        phase: "correcting",
        notices: state.notices + 1,
        correction,
        tasks: lastingTasks(state),
      }
    }
    case "Accepted": {
      const acceptance = { on: event.data.acceptedOn, how: "complete" } as const
      const next = withUnsealed(state, event.type, event.data.number)
      return { ...accepted(next, event.data.clocks), version, acceptance }
    }
    case "DeemedAccepted": {
      const { acceptedOn, lapsedOn } = event.data
      const acceptance = { on: acceptedOn, how: "deemed", lapsedOn } as const
      return { ...accepted(state, event.data.clocks), version, acceptance }
    }
    case "TolerantlyAccepted": {
      const { acceptedOn, clocks, commitment, deadline, mode, number, owed } = event.data
      const owing = {
        owed,
        toldOn: deadline.startsOn,
        deadline,
        mode,
        commitment,
        late: false,
        excused: false,
        supplied: [],
        furtherNotices: 0,
      }
      const next = accepted(withUnsealed(state, event.type, number), clocks)
      return { ...next, version, owing, acceptance: { on: acceptedOn, how: "tolerant" } }
    }
    case "SupplementReceived":
      return { ...supplemented(state, event.data), version }
    case "SupplementExtended":
      return {
        ...withDeadline(state, state.owing ? "supplement" : "correction", event.data.deadline),
        version,
      }
    case "DelayExcused":
      return withoutTask(
        { ...state, version, owing: state.owing && { ...state.owing, excused: true } },
        "decide-on-revocation",
      )
    case "OwedNotified": {
      const { deadline, mode, number, owed } = event.data
      const owing = state.owing && {
        ...state.owing,
        owed,
        toldOn: deadline.startsOn,
        deadline,
        mode,
        late: false,
        supplied: [],
        furtherNotices: state.owing.furtherNotices + 1,
      }
      const next = { ...withUnsealed(state, event.type, number), version, owing }
      return withoutTask(next, "decide-on-revocation")
    }
    case "ApplicationDeemedWithdrawn":
      return ended(state, version, "deemed-withdrawn")
    case "ApplicationReinstated":
      return { ...state, version, phase: "correcting" }
    case "ApplicationWithdrawn":
      return ended(state, version, "withdrawn")
    case "NotAccepted": {
      const { bar = null, ground, number, referredTo = "" } = event.data
      const refused = { ...ended(withUnsealed(state, event.type, number), version, "not-accepted"), bar }
      if (ground !== "wrong-authority") return refused
      const refusing = event.actor.kind === "officer" ? event.actor.externalId : null
      const handOver = { officer: state.firstAsked ?? refusing, to: referredTo, takenOn: null }
      return { ...refused, handOver, tasks: ["hand-over-to-authority"] }
    }
    case "CaseTerminated":
      return ended(withUnsealed(state, event.type, event.data.number), version, "terminated")
    case "AcceptanceRevoked":
      return ended(withUnsealed(state, event.type, event.data.number), version, "acceptance-revoked")
    case "LookUpRequested":
      return lookedUp(state, version, event.data.requirement, {
        state: "requested",
        attempts: state.lookUps[event.data.requirement]?.attempts ?? 0,
        asOf: null,
      })
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
      const { act, bar = null, delivery, favourable, number, place = null } = event.data
      const next = { ...withUnsealed(state, event.type, number), bar }
      return decided(next, version, { act, favourable, on: event.occurredOn }, { delivery, place })
    }
    case "DeemedRenewed": {
      const { act, delivery, expiresOn } = event.data
      const { phase, tasks } = state
      const decision = { act, favourable: true, on: expiresOn, renewedFrom: { phase, tasks } }
      return decided(state, version, decision, { delivery, place: null })
    }
    case "ResultDispatched":
      return { ...state, version, dispatchedOn: event.occurredOn }
    case "ResultDelivered": {
      const { method, visit } = event.data
      const visits = visit ? [...state.visits, visit] : state.visits
      const delivered = { on: event.occurredOn, method }
      // What was handed over bore its seal.
      const next: CaseState = { ...state, version, phase: "delivered", visits, delivered, toSeal: [] }
      return withoutTask(next, "hand-over-result")
    }
    case "ExternalIdAdded":
      return { ...state, version, externalIds: [...state.externalIds, event.data.externalId] }
    case "CaseImported":
      return importedState(state, version, event.data)
    case "OutsideFactAdopted":
    case "ConflictSettled":
      return { ...state, version }
    case "TaskOpened":
      return { ...withTask(state, event.data.task), version }
    default:
      return { ...evolveRecords(state, event), version }
  }
}

/** The state a stream leads to. */
export function fold(events: readonly CaseEvent[], from: CaseState = noCase): CaseState {
  let state = from
  for (const event of events) state = evolve(state, event)
  return state
}

/** In a supplement it puts in question again what had come; nobody owes its acceptance any more. */
function foundWrong(state: CaseState, { defects, open }: CaseEventData["DefectsFound"]): CaseState {
  const materials = withDefects(state.materials, defects)
  if (open === undefined || state.correction === null) return { ...state, materials }
  const next = { ...state, materials, correction: { ...state.correction, open } }
  return open.length > 0 ? withoutTask(next, "accept-or-refuse") : next
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

function accepted(state: CaseState, clocks: DecisionClocks): CaseState {
  return { ...state, phase: "accepted", noticeDue: null, tasks: lastingTasks(state), ...clocks }
}

function decided(
  state: CaseState,
  version: number,
  decision: NonNullable<CaseState["decision"]>,
  result: Pick<CaseState, "delivery" | "place">,
): CaseState {
  return { ...state, version, phase: "decided", decision, ...result, tasks: lastingTasks(state) }
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
    owing: state.owing && {
      ...state.owing,
      owed: open,
      // What comes when nothing is owed any more, comes late for nothing.
      late: state.owing.late || (!inTime && state.owing.owed.length > 0),
      supplied: inTime
        ? [...new Set([...state.owing.supplied, ...supplied])].toSorted()
        : state.owing.supplied,
    },
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

function visitsWith(state: CaseState, receipt: Receipt): CaseState["visits"] {
  return receipt.visit ? [...state.visits, receipt.visit] : state.visits
}
