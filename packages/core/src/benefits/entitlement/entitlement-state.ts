/** Where an entitlement stands: everything that its money and the next act hang on, and no fact about the person. */
import { type Text, text } from "../../reasons/index.ts"
import type { Deadline, Month } from "../../time/index.ts"
import type { Segment } from "../facts/index.ts"
import type { DifferenceKind } from "../sweep/index.ts"
import type {
  AdverseAct,
  EntitlementEventData,
  Instalment,
  Opening,
  PaidMonth,
  PersonLink,
  RecoveryWay,
  Telling,
  VisitReason,
} from "./entitlement-events.ts"

/** 未涉及、拟享受、已核实、已告知、在享、停发、不予享受. */
export type EntitlementPhase = "none" | "candidate" | "verified" | "told" | "enrolled" | "stopped" | "refused"

export const phaseTitles: Readonly<Record<EntitlementPhase, Text>> = {
  none: text("未涉及", "not concerned"),
  candidate: text("拟享受", "candidate"),
  verified: text("已核实", "verified"),
  told: text("已告知", "told"),
  enrolled: text("在享", "enrolled"),
  stopped: text("停发", "stopped"),
  refused: text("不予享受", "refused"),
}

export interface Announced {
  readonly act: AdverseAct
  readonly from: Month
  readonly answerUntil: Deadline
  readonly answered: boolean
}

export interface Visit {
  readonly visit: number
  readonly facts: readonly string[]
  readonly why: VisitReason
  readonly outcome: EntitlementEventData["VisitRecorded"]["outcome"] | null
}

export interface Objection {
  readonly objection: number
  readonly about: Telling
  readonly upheld: boolean | null
}

/** A line of a payment run, and whether the bank sent its money back. */
export interface PaidLine {
  readonly payment: string
  readonly line: string
  readonly months: readonly PaidMonth[]
  /** Fen set off against a recovery; the rest went to the bank. */
  readonly setOff: number
  readonly refund: number
  /** How many lines had been paid when the bank sent its money back; `null` while it stands. */
  readonly backAfter: number | null
  /** What had been recovered in all when the line was paid. */
  readonly afterRecovered: number
}

export interface Recovery {
  readonly by: RecoveryWay
  readonly months: readonly PaidMonth[]
  readonly instalments: readonly Instalment[]
  readonly isTold: boolean
  /** Whether all that was claimed by then came back. */
  readonly isSettled: boolean
}

export interface EntitlementState {
  /** The person in each population, by its id. */
  readonly links: Readonly<Record<string, PersonLink>>
  readonly phase: EntitlementPhase
  readonly segments: readonly Segment[]
  /** Of the last run that found a difference. */
  readonly found: {
    readonly run: string
    readonly month: Month
    readonly kind: DifferenceKind
    readonly leaf: string | null
  } | null
  /** Statements on record, by id. */
  readonly statements: readonly string[]
  readonly visits: readonly Visit[]
  readonly verified: { readonly from: Month; readonly amount: number } | null
  /** What was told last of each, and until when it may be objected to. */
  readonly told: Readonly<Partial<Record<Telling, Deadline | null>>>
  /** The first month that is owed. */
  readonly enrolledFrom: Month | null
  readonly hasPayee: boolean
  readonly objections: readonly Objection[]
  readonly humanAsked: boolean
  readonly hold: { readonly from: Month; readonly until: Deadline } | null
  /** Whether a hold has run out and nothing new was found since. */
  readonly holdSpent: boolean
  readonly announced: Announced | null
  /** Spans in which payment was stopped; `to` is the first month paid again, `null` while it is stopped. */
  readonly stops: readonly { readonly from: Month; readonly to: Month | null }[]
  /** From when a lower amount was decided (fen), and how many lines had been paid by then. */
  readonly lowered: readonly { readonly from: Month; readonly amount: number; readonly afterLines: number }[]
  readonly paid: readonly PaidLine[]
  /** Months that other programmes of the group keep, each with its programme. */
  readonly taken: Readonly<Record<Month, string>>
  readonly opening: Opening | null
  /** The rolls that named the person; none of them is taken a second time. */
  readonly rolls: readonly string[]
  readonly recovery: {
    readonly decided: readonly Recovery[]
    /** Fen that came back from the person; what was set off stands on the lines. */
    readonly received: number
    readonly waived: number
    /** What came back of money that the bank sent back as well, and so belongs to the person. */
    readonly excess: number
  }
}

export const noEntitlement: EntitlementState = {
  links: {},
  phase: "none",
  segments: [],
  found: null,
  statements: [],
  visits: [],
  verified: null,
  told: {},
  enrolledFrom: null,
  hasPayee: false,
  objections: [],
  humanAsked: false,
  hold: null,
  holdSpent: false,
  announced: null,
  stops: [],
  lowered: [],
  paid: [],
  taken: {},
  opening: null,
  rolls: [],
  recovery: { decided: [], received: 0, waived: 0, excess: 0 },
}
