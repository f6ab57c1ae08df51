/** A case as its events have made it. */
import type { Pin } from "../events/index.ts"
import type { SubjectId } from "../identity/index.ts"
import type { ItemType } from "../law/index.ts"
import type { Shortfall, ScenarioAnswers, SubmittedMaterial } from "../materials/index.ts"
import type { Deadline, InTimeMode, PlainDate } from "../time/index.ts"
import type { ImportedCase, OutsideHalf } from "./outside/index.ts"
import type {
  DeliveryMethod,
  ExternalId,
  Receipt,
  TaskKind,
  TolerantCommitment,
  Visit,
} from "./case-events.ts"

/**
 * Where a case stands. `received`: no outcome yet; `correcting`: a notice is out; `accepted`: under
 * review; `decided`: the result is to be handed over; the rest are ends.
 */
export type Phase =
  | "none"
  | "received"
  | "correcting"
  | "accepted"
  | "decided"
  | "delivered"
  | "not-accepted"
  | "acceptance-revoked"
  | "deemed-withdrawn"
  | "withdrawn"
  | "terminated"

export interface Correction {
  readonly shortfalls: readonly Shortfall[]
  /** What is still missing or wrong of it. */
  readonly open: readonly Shortfall[]
  readonly deadline: Deadline
  readonly mode: InTimeMode
  /** Requirements supplied, in time, since the notice. */
  readonly supplied: readonly string[]
  /** The latest day on which anything asked for was received: once nothing is open, the day all of it was in. */
  readonly receivedOn: PlainDate | null
}

export interface Owing {
  readonly owed: readonly Shortfall[]
  readonly deadline: Deadline
  readonly mode: InTimeMode
  readonly commitment: TolerantCommitment | null
  /** A supplement came after the last day, or what came in time was wrong and the day has passed. */
  readonly late: boolean
  readonly excused: boolean
}

export interface LookUp {
  readonly state: "requested" | "failed" | "found" | "not-found"
  readonly attempts: number
  readonly asOf: PlainDate | null
}

export interface CaseState {
  readonly phase: Phase
  readonly version: number
  readonly item: Pin | null
  readonly ruleSet: Pin | null
  readonly calendar: Pin | null
  readonly itemType: ItemType | null
  readonly applicant: SubjectId | null
  readonly scenario: ScenarioAnswers
  readonly externalIds: readonly ExternalId[]
  readonly receipt: Receipt | null
  readonly materials: readonly SubmittedMaterial[]
  readonly notices: number
  readonly noticeDue: Deadline | null
  readonly correction: Correction | null
  readonly acceptance: {
    readonly on: PlainDate
    /** `outside`: another system accepted, and the case followed or came from there. */
    readonly how: "complete" | "deemed" | "tolerant" | "outside"
    /** Of acceptance by silence: the last day on which the authority could have spoken. */
    readonly lapsedOn?: PlainDate
  } | null
  readonly owing: Owing | null
  readonly lookUps: Readonly<Record<string, LookUp>>
  readonly statutory: Deadline | null
  readonly promised: Deadline | null
  readonly delivery: Deadline | null
  readonly decision: { readonly act: string; readonly favourable: boolean; readonly on: PlainDate } | null
  readonly dispatchedOn: PlainDate | null
  readonly delivered: { readonly on: PlainDate; readonly method: DeliveryMethod } | null
  readonly tasks: readonly TaskKind[]
  readonly visits: readonly Visit[]
  /** Where the case came from, if another system opened it. */
  readonly imported: ImportedCase | null
  /** What outside systems reported, beside the case by its own acts alone; `null` where nothing was. */
  readonly outside: OutsideHalf | null
}

export const noCase: CaseState = {
  phase: "none",
  version: 0,
  item: null,
  ruleSet: null,
  calendar: null,
  itemType: null,
  applicant: null,
  scenario: {},
  externalIds: [],
  receipt: null,
  materials: [],
  notices: 0,
  noticeDue: null,
  correction: null,
  acceptance: null,
  owing: null,
  lookUps: {},
  statutory: null,
  promised: null,
  delivery: null,
  decision: null,
  dispatchedOn: null,
  delivered: null,
  tasks: [],
  visits: [],
  imported: null,
  outside: null,
}

/** How often someone had to appear so far: days and outlets, each pair once. */
export function countVisits(state: CaseState): number {
  return new Set(state.visits.map((visit) => `${visit.on}@${visit.outlet}`)).size
}

/** Whether the case has come to an end. */
export function isEnded(state: CaseState): boolean {
  return [
    "delivered",
    "not-accepted",
    "acceptance-revoked",
    "deemed-withdrawn",
    "withdrawn",
    "terminated",
  ].includes(state.phase)
}
