/** Folds events into a collection: pure, without context, the same for every replay. */
import type { SubjectId } from "../../identity/index.ts"
import type { SubmittedMaterial } from "../../materials/index.ts"
import type { Visit } from "../case-events.ts"
import type { CollectionEvent, CollectionEventData } from "./collection-events.ts"
import { noCollection, type CollectionState, type MemberState } from "./collection-state.ts"

/** The state after one more event. */
export function evolveCollection(state: CollectionState, event: CollectionEvent): CollectionState {
  switch (event.type) {
    case "CollectionOpened": {
      const { collector, issuing, item } = event.data
      return { ...noCollection, item, collector, issuing }
    }
    case "MemberAdded":
      return { ...state, members: [...state.members, newMember(event.data)] }
    case "MandateGiven": {
      const { confirmedBy, mandate, member } = event.data
      return withMember(state, member, { mandate, confirmedBy })
    }
    case "MandateConfirmed":
      return withMember(state, event.data.member, { confirmedBy: event.data.by })
    case "PapersGathered":
      return gathered(state, event.data)
    case "LotHandedIn": {
      const { lot, members, number, receipt } = event.data
      const moved = state.members.map((each) => {
        if (members.includes(each.member)) return { ...each, lot, handedIn: true }
        return each.handedIn ? each : { ...each, lot: lot + 1 }
      })
      const lots = [...state.lots, { number, receipt, members }]
      return { ...state, members: moved, lots, visits: visitsWith(state, receipt.visit) }
    }
    case "MemberAnswered": {
      const { member, outcome, shortfalls } = event.data
      return withMember(state, member, { case: event.data.case, outcome, shortfalls })
    }
    case "ParcelReceived": {
      const { members, parcel, receipt } = event.data
      const known = state.parcels[parcel] ?? { receipt, members: [], distributed: [] }
      const parcels = { ...state.parcels, [parcel]: { ...known, members: [...known.members, ...members] } }
      return { ...state, parcels, visits: visitsWith(state, receipt.visit) }
    }
    case "ParcelDistributed": {
      const { member, parcel } = event.data
      const known = state.parcels[parcel]
      if (known === undefined) return state
      const distributed = [...known.distributed, member]
      return { ...state, parcels: { ...state.parcels, [parcel]: { ...known, distributed } } }
    }
    case "ShortfallsListed": {
      const { members, number } = event.data
      return {
        ...state,
        shortfallLists: [...state.shortfallLists, { number, on: event.occurredOn, members }],
      }
    }
    case "MemberLeft":
      return withMember(state, event.data.member, { left: event.data.application })
    case "IssueDeferred":
      return { ...state, deferred: event.data, tasks: [] }
    case "ResultsIssued": {
      const { because, handOver, list, members, number } = event.data
      const lists = [...state.lists, { number, on: event.occurredOn, handOver, members, because }]
      const listed = state.members.map((each) => (members.includes(each.member) ? { ...each, list } : each))
      const visit = handOver.method === "by-hand" ? handOver.visit : undefined
      const visits = visitsWith(state, visit)
      return { ...state, lists, members: listed, visits, deferred: null, tasks: [] }
    }
    case "ResultHandedOver":
      return withMember(state, event.data.member, { handedOverOn: event.occurredOn })
    case "TakenUpAgain":
      return state
    case "CollectionTaskOpened":
      return { ...state, tasks: [...state.tasks, event.data.task] }
    default:
      return event satisfies never
  }
}

/** The state a stream leads to. */
export function foldCollection(
  events: readonly CollectionEvent[],
  from: CollectionState = noCollection,
): CollectionState {
  let state = from
  for (const event of events) state = evolveCollection(state, event)
  return state
}

function newMember({ lot, member }: CollectionEventData["MemberAdded"]): MemberState {
  return {
    member,
    lot,
    mandate: null,
    confirmedBy: null,
    scenario: {},
    papers: [],
    commitment: null,
    handedIn: false,
    case: null,
    outcome: null,
    shortfalls: [],
    left: null,
    list: null,
    handedOverOn: null,
  }
}

function withMember(state: CollectionState, id: SubjectId, change: Partial<MemberState>): CollectionState {
  const members = state.members.map((each) => (each.member === id ? { ...each, ...change } : each))
  return { ...state, members }
}

/** What is gathered later for a requirement takes the place of what was there. */
function gathered(state: CollectionState, data: CollectionEventData["PapersGathered"]): CollectionState {
  const members = state.members.map((each) => {
    if (each.member !== data.member) return each
    const isReplaced = ({ requirement }: SubmittedMaterial) =>
      data.materials.some((material) => material.requirement === requirement)
    return {
      ...each,
      papers: [...each.papers.filter((paper) => !isReplaced(paper)), ...data.materials],
      scenario: { ...each.scenario, ...data.scenario },
      commitment: data.commitment ?? each.commitment,
    }
  })
  return { ...state, members }
}

function visitsWith(state: CollectionState, visit: Visit | undefined): readonly Visit[] {
  return visit === undefined ? state.visits : [...state.visits, visit]
}
