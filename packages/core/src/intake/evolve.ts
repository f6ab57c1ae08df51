/** Folds events into a case: pure, without context, the same for every replay. */
import type { CaseEvent } from "./case-events.ts"
import type { CaseState, Correction, LookUp, Phase } from "./case-state.ts"
import type { DecisionClocks, Receipt } from "./case-terms.ts"
import type { Shortfall, SubmittedMaterial } from "../materials/index.ts"
import type { OfficerRef } from "../identity/index.ts"
import { laterOf, type PlainDate } from "../time/index.ts"
import { noCase } from "./case-state.ts"
import { evolveHalves, importedState } from "./outside/evolve-outside.ts"
import { evolveService, sealedBefore, withChoices, withDocument } from "./evolve-service.ts"
import { foundWrong } from "./evolve-defects.ts"
import { evolveRecords, lastingTasks, tasksAtEnd, withoutTask, withTask } from "./evolve-records.ts"
import { withHearing } from "./hearing.ts"
import { withDeadline, withinStatute } from "./named-deadline.ts"

/** The state after one more event: by our own acts and by what outside systems reported, together. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  return withinStatute(evolveHalves(state, event, evolveOwn))
}

function evolveOwn(state: CaseState, event: CaseEvent): CaseState {
  const next = withDocument(withinStatute(withHearing(evolved(state, event), event)), event)
  const officer = officerOf(event)
  if (officer === null) return next
  const { externalId, unit } = officer
  const isSame = state.lastOfficer?.externalId === externalId && state.lastOfficer.unit === unit
  return isSame ? next : { ...next, lastOfficer: officer }
}

function officerOf({ actor }: CaseEvent): OfficerRef | null {
  return actor.kind === "officer" ? { externalId: actor.externalId, unit: actor.unit } : null
}

function evolved(state: CaseState, event: CaseEvent): CaseState {
  const version = state.version + 1
  switch (event.type) {
    case "CaseOpened": {
      const { choices = {}, parties = [], regions: _, renewal = null, ...opened } = event.data
      const preReviewers = opened.recommendation?.preReviewers ?? []
      const next = { ...noCase, version, ...opened, parties, renewal, preReviewers }
      return withChoices(next, choices, event.occurredOn)
    }
    case "PartiesChanged":
      return { ...state, version, parties: event.data.parties }
    case "ChoicesMade":
      return withChoices({ ...state, version }, event.data.choices, event.occurredOn)
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
        firstAsked: officerOf(event),
      }
    }
    case "CorrectedOnSpot":
      return { ...state, version, materials: [...state.materials, ...event.data.materials] }
    case "DefectsFound":
      return { ...foundWrong(state, event.data), version }
    case "CorrectionNotified": {
      const { deadline, mode, shortfalls } = event.data
      const correction = { shortfalls, open: shortfalls, deadline, mode, supplied: [], receivedOn: null }
      return {
        ...state,
        version,
        phase: "correcting",
        notices: state.notices + 1,
        correction,
        tasks: lastingTasks(state),
      }
    }
    case "Accepted": {
      const acceptance = { on: event.data.acceptedOn, how: "complete" } as const
      const next = state
      return { ...accepted(next, event.data.clocks), version, acceptance }
    }
    case "DeemedAccepted": {
      const { acceptedOn, lapsedOn } = event.data
      const acceptance = { on: acceptedOn, how: "deemed", lapsedOn } as const
      return { ...accepted(state, event.data.clocks), version, acceptance }
    }
    case "TolerantlyAccepted": {
      const { acceptedOn, clocks, commitment, deadline, mode, owed } = event.data
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
      const next = accepted(state, clocks)
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
      const { deadline, mode, owed } = event.data
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
      const next = { ...state, version, owing }
      return withoutTask(next, "decide-on-revocation")
    }
    case "ApplicationDeemedWithdrawn":
      return ended(state, event, "deemed-withdrawn")
    case "ApplicationReinstated":
      return { ...state, version, phase: "correcting" }
    case "ApplicationWithdrawn":
      return ended(state, event, "withdrawn")
    case "NotAccepted": {
      const { bar = null, enquiry = null, ground, referredTo = "" } = event.data
      const refused = { ...ended(state, event, "not-accepted"), bar }
      if (ground !== "wrong-authority") return refused
      const officer = state.firstAsked ?? officerOf(event)
      const handOver = { officer, to: referredTo, enquiry, takenOn: null }
      return { ...refused, handOver, tasks: ["hand-over-to-authority"] }
    }
    case "CaseTerminated":
      return ended(state, event, "terminated")
    case "AcceptanceRevoked":
      return ended(state, event, "acceptance-revoked")
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
      const { act, bar = null, delivery, favourable, place = null, spares } = event.data
      const toSeal = state.toSeal.filter(({ document }) => document !== spares?.document)
      const next = { ...state, bar, toSeal }
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
      const next: CaseState = { ...state, version, phase: "delivered", visits, delivered }
      return withoutTask(sealedBefore(next), "hand-over-result")
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
    case "AdverseActAnnounced":
    case "DefenceStated":
      return { ...state, version }
    case "DocumentSealed":
    case "ServiceAddressConfirmed":
    case "DocumentServed":
      return { ...evolveService(state, event), version }
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

function ended(state: CaseState, { occurredOn }: CaseEvent, phase: Phase): CaseState {
  return { ...state, version: state.version + 1, phase, tasks: tasksAtEnd(state), endedOn: occurredOn }
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
function lastReceived(correction: Correction, { open, receipt }: Supplement): PlainDate | null {
  const { open: before, receivedOn } = correction
  if (before.length === 0 && open.length === 0) return receivedOn
  return laterOf(receivedOn ?? receipt.receivedOn, receipt.receivedOn)
}

function lookedUp(state: CaseState, version: number, requirement: string, lookUp: LookUp): CaseState {
  return { ...state, version, lookUps: { ...state.lookUps, [requirement]: lookUp } }
}

function visitsWith(state: CaseState, receipt: Receipt): CaseState["visits"] {
  return receipt.visit ? [...state.visits, receipt.visit] : state.visits
}
