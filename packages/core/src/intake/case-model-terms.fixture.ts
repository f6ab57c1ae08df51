/** The words of the small model of a case: the law of a place in numbers, and where a case stands, as plain data. */
import type { Day, Notices, Stop } from "./day-by-day.fixture.ts"

/** What the law of a place says, in numbers and words. */
export interface Rules {
  /** Working days to tell what is wanting, and whether silence accepts (32¶1(4)). */
  readonly tell: number | null
  readonly isSilenceAcceptance: boolean
  readonly lapse: "withdrawn" | "task"
  readonly mayTellAgain: boolean
  readonly tolerance: {
    readonly longest: number | null
    readonly before: number
    readonly onDefault: string
    readonly further: number
  }
  readonly statutory: number | null
  readonly promised: number
  readonly extension: number | null
  readonly stops: Readonly<Record<ClockName, readonly string[]>>
  readonly deliver: number | null
  readonly parts: boolean
  readonly explains: boolean
}
export type ClockName = "statutory" | "promised"

export interface Clock {
  readonly start: Day
  readonly length: number
  added: number
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
export interface Model {
  phase: string
  asOf: Day
  notices: Notices
  receivedOn: Day
  papers: Record<string, readonly string[]>
  visits: string[]
  tasks: string[]
  tellBy: Day | null
  asked: Asked | null
  owed: Asked | null
  accepted: { how: "complete" | "tolerant" | "deemed"; on: Day } | null
  lookUp: "requested" | "failed" | "found" | "not-found"
  clocks: Record<ClockName, Clock | null>
  parts: Record<string, { received: Day; due: Day | null; done: string | null; told: Day | null }>
  explained: string[]
  decidedOn: Day | null
  endedOn: Day | null
  sentOn: Day | null
  /** Whether the decision bears its seal. */
  sealed: boolean
  handOverBy: Day | null
}

export const blank: Model = {
  phase: "none",
  asOf: "2019-01-01",
  notices: "first",
  receivedOn: "",
  papers: {},
  visits: [],
  tasks: [],
  tellBy: null,
  asked: null,
  owed: null,
  accepted: null,
  lookUp: "requested",
  clocks: { statutory: null, promised: null },
  parts: {},
  explained: [],
  decidedOn: null,
  endedOn: null,
  sentOn: null,
  sealed: false,
  handOverBy: null,
}
