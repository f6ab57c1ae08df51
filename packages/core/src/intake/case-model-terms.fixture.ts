/** The words of the small model of a case: where it stands, as plain data. */
import type { Person } from "./case-moves-terms.fixture.ts"
import type { Day, Notices, Stop } from "./day-by-day.fixture.ts"

export type ClockName = "statutory" | "promised"
export type Kind = "condition" | "proof"

export interface Clock {
  readonly start: Day
  readonly length: number
  added: number
  gone: { readonly asOf: Day; readonly used: number } | null
  stops: (Stop & { readonly said: Day })[]
  due: Day | null
}
/** What was asked for: of a notice, or owed after tolerant acceptance. Wants are written `requirement: what`. */
export interface Asked {
  /** The requirements named when it was told. */
  readonly named: readonly string[]
  open: string[]
  /** The last day, so many working days after another. */
  since: Day
  toldOn: Day
  days: number
  due: Day
  mode: "posted" | "arrived"
  supplied: string[]
  late: boolean
  excused: boolean
  told: number
  lastCame: Day | null
}
export interface Part {
  received: Day
  from: Day
  due: Day | null
  done: string | null
  told: Day | null
  runs: number
}
export interface Promised {
  readonly kind: Kind
  by: Day | null
  since: Day
  days: number
  found: "kept" | "broken" | "put-right" | null
  putRightBy: Day | null
  putRight: { readonly since: Day; readonly days: number } | null
}
/** How it was entered that something came in. */
export interface Entry {
  readonly on: Day
  readonly posted: Day | null
  readonly appears: boolean
  readonly isExplained: boolean
}
export interface Proposal {
  readonly number: number
  readonly by: Person
  /** Of the paper for a requirement, or of the receipt; both as JSON. */
  readonly requirement: string | null
  readonly was: string
  readonly now: string
}
export interface Model {
  phase: string
  numbers: string[]
  asOf: Day
  notices: Notices
  receipt: Entry
  enteredOn: Day
  firstAsked: Person | null
  papers: Record<string, readonly string[]>
  /** Requirements that need not be handed in: waived, or promised instead. */
  spared: string[]
  visits: Day[]
  tasks: string[]
  tellBy: Day | null
  asked: Asked | null
  owed: Asked | null
  accepted: { how: "complete" | "tolerant" | "deemed" | "outside"; on: Day } | null
  /** `null` where nothing is looked up. */
  lookUp: "requested" | "failed" | "found" | "not-found" | "disputed" | null
  isSourceAsked: boolean
  clocks: Record<ClockName, Clock | null>
  parts: Record<string, Part>
  firstLook: Person[]
  explained: string[]
  promises: Record<string, Promised>
  proposals: Proposal[]
  proposed: number
  entrusted: { readonly acts: readonly string[]; readonly from: Day; readonly to: Day | null } | null
  choice: {
    readonly way: string | null
    readonly tolerance: boolean | null
    readonly commitment: boolean | null
  }
  endsOn: Day | null
  identities: string[]
  siteChecks: Day[]
  referred: { readonly by: Person; taken: Day | null } | null
  decided: { readonly on: Day; readonly favourable: boolean } | null
  endedOn: Day | null
  place: number | null
  barredTo: Day | null
  sentOn: Day | null
  /** Whether the decision bears its seal. */
  sealed: boolean
  handOverBy: Day | null
}

export const blank: Model = {
  phase: "none",
  numbers: [],
  asOf: "2019-01-01",
  notices: "first",
  receipt: { on: "", posted: null, appears: false, isExplained: false },
  enteredOn: "",
  firstAsked: null,
  papers: {},
  spared: [],
  visits: [],
  tasks: [],
  tellBy: null,
  asked: null,
  owed: null,
  accepted: null,
  lookUp: "requested",
  isSourceAsked: false,
  clocks: { statutory: null, promised: null },
  parts: {},
  firstLook: [],
  explained: [],
  promises: {},
  proposals: [],
  proposed: 0,
  entrusted: null,
  choice: { way: null, tolerance: null, commitment: null },
  endsOn: null,
  identities: [],
  siteChecks: [],
  referred: null,
  decided: null,
  endedOn: null,
  place: null,
  barredTo: null,
  sentOn: null,
  sealed: false,
  handOverBy: null,
}
