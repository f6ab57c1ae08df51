/** A collection as its events have made it. */
import type { SubjectId } from "../../identity/index.ts"
import type { ScenarioAnswers, SubmittedMaterial } from "../../materials/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { Receipt, Visit } from "../case-events.ts"
import type {
  CollectionTask,
  GivenCommitment,
  HandOver,
  IssuingRule,
  ListedShortfalls,
  MemberOutcome,
  ToldShortfall,
} from "./collection-events.ts"
import type { Mandate } from "./mandate.ts"

export interface MemberState {
  readonly member: SubjectId
  /** The lot the member is or will be handed in with, from 1. */
  readonly lot: number
  readonly mandate: Mandate | null
  readonly confirmedBy: "member" | "officer" | null
  readonly scenario: ScenarioAnswers
  readonly papers: readonly SubmittedMaterial[]
  readonly commitment: GivenCommitment | null
  readonly handedIn: boolean
  /** The member's case, once it is known to be open. */
  readonly case: string | null
  readonly outcome: MemberOutcome | null
  readonly shortfalls: readonly ToldShortfall[]
  readonly left: "kept" | "withdrawn" | null
  /** The list of results the member stands on. */
  readonly list: number | null
  readonly handedOverOn: PlainDate | null
}

export interface Lot {
  readonly number: string
  readonly receipt: Receipt
  readonly members: readonly SubjectId[]
}

export interface Parcel {
  readonly receipt: Receipt
  readonly members: readonly SubjectId[]
  readonly distributed: readonly SubjectId[]
}

export interface IssueList {
  readonly number: string
  readonly on: PlainDate
  readonly handOver: HandOver
  readonly members: readonly SubjectId[]
  readonly because: "complete" | "due"
}

export interface ShortfallList {
  readonly number: string
  readonly on: PlainDate
  readonly members: readonly ListedShortfalls[]
}

export interface CollectionState {
  /** `null` until opened. */
  readonly item: string | null
  readonly collector: SubjectId | null
  readonly issuing: IssuingRule
  /** In the order in which they joined. */
  readonly members: readonly MemberState[]
  /** Those handed in; who is gathered now belongs to the next. */
  readonly lots: readonly Lot[]
  readonly parcels: Readonly<Record<string, Parcel>>
  readonly shortfallLists: readonly ShortfallList[]
  readonly lists: readonly IssueList[]
  readonly deferred: {
    readonly members: readonly SubjectId[]
    readonly waitingFor: readonly SubjectId[]
    readonly until: PlainDate | null
  } | null
  readonly tasks: readonly CollectionTask[]
  readonly visits: readonly Visit[]
}

export const noCollection: CollectionState = {
  item: null,
  collector: null,
  issuing: { together: "whole", leadWorkingDays: 0 },
  members: [],
  lots: [],
  parcels: {},
  shortfallLists: [],
  lists: [],
  deferred: null,
  tasks: [],
  visits: [],
}

/** The member, if there is one with this id who has not left. */
export function memberOf(state: CollectionState, id: SubjectId): MemberState | undefined {
  return state.members.find(({ left, member }) => member === id && left === null)
}

/** Those of whom nothing was handed in yet. */
export function gatheredMembers(state: CollectionState): readonly MemberState[] {
  return state.members.filter(({ handedIn, left }) => left === null && !handedIn)
}

/** Those handed in of whose case it is not yet on record what came of it: where a hand-in broke off. */
export function unansweredMembers(state: CollectionState): readonly MemberState[] {
  return state.members.filter(({ handedIn, left, outcome }) => left === null && handedIn && outcome === null)
}

/** How often the collector appeared, for everyone together: days and outlets, each pair once. */
export function countCollectorVisits(state: CollectionState): number {
  return new Set(state.visits.map(({ on, outlet }) => `${on}@${outlet}`)).size
}
