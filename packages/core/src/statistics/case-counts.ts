/** What is counted of cases. All are whole numbers, and a share is so many of so many: nothing is rounded. */
import type { ViolationCode } from "./violation.ts"

/** So many of so many. */
export interface Share {
  readonly part: number
  readonly of: number
}

export interface VisitCounts {
  readonly cases: number
  /** Cases by how often somebody had to appear: `{ "0": 3, "1": 7 }`. */
  readonly byVisits: Readonly<Record<string, number>>
  /** Not once (不用跑). */
  readonly none: Share
  readonly one: Share
  /** 最多跑一次. */
  readonly atMostOne: Share
}

/** A case that took more visits than its item declares. */
export interface ExceededVisits {
  readonly case: string
  readonly declared: number
  readonly counted: number
  /** Whether its materials were complete, which is when the declaration binds. */
  readonly isComplete: boolean
}

/** How one clock fared; each case is counted under one of the five. */
export interface Punctuality {
  readonly inTime: number
  readonly late: number
  readonly running: number
  /** The case ended before the clock ran out, without the act that the clock waits for. */
  readonly ended: number
  /** No clock ran: the rule set or the item names no term. */
  readonly none: number
  /** In time, of those in time or late. */
  readonly kept: Share
}

export interface CaseCounts {
  /** 件: each counted on the day it happened, so that a case may be received in one period and decided in the next. */
  readonly cases: {
    readonly received: number
    /** Received in the period, and not ended on the day the figures are of. */
    readonly open: number
    readonly accepted: number
    readonly acceptedAs: {
      readonly complete: number
      readonly deemed: number
      readonly tolerant: number
      /** By another system, which the case followed or came from. */
      readonly outside: number
    }
    readonly notAccepted: number
    readonly acceptanceRevoked: number
    readonly terminated: number
    readonly withdrawn: number
    readonly deemedWithdrawn: number
    /** Taken as withdrawn, and found to have been supplied in time. */
    readonly reinstated: number
    readonly decided: number
    readonly decidedAs: {
      readonly favourable: number
      readonly unfavourable: number
      readonly renewedByLaw: number
    }
    readonly decisionsRevoked: number
    readonly delivered: number
  }
  /** 件次; see the definition in `handlings.ts`. */
  readonly handlings: {
    readonly total: number
    readonly byChannel: Readonly<Record<string, number>>
    /** Of those at which somebody appeared. */
    readonly byOutlet: Readonly<Record<string, number>>
  }
  /** Of cases that ended in the period. */
  readonly visits: {
    /** With complete materials from the application to the result (浙江省保障“最多跑一次”改革规定 art. 2). */
    readonly complete: VisitCounts
    readonly all: VisitCounts
    /** Of those whose result was handed over: against what the edition of the item declares. */
    readonly declared: { readonly kept: Share; readonly exceeded: readonly ExceededVisits[] }
  }
  /** Times the window ran to those who review, in place of the applicant (窗口跑). */
  readonly windowRuns: number
  /** Tolerant intake (容缺受理): of cases so accepted in the period, by what became of what was owed. */
  readonly tolerance: {
    readonly used: number
    /** All owed came in time, or was waived on record or replaced by a promise. */
    readonly kept: number
    readonly defaulted: number
    /** Late, for a reason that an officer found good. */
    readonly excused: number
    readonly running: number
    /** The case ended before the last day with something owed. */
    readonly ended: number
  }
  readonly punctuality: {
    /** Of cases accepted in the period. */
    readonly statutory: Punctuality
    readonly promised: Punctuality
    /** Of cases decided in the period. */
    readonly delivery: Punctuality
  }
  /** Of cases accepted in the period and late on either clock: whether the public was told why, for each clock that was late. */
  readonly overdue: { readonly explained: number; readonly unexplained: number }
  readonly notices: {
    /** Correction notices, the second ones included. */
    readonly corrections: number
    /** Those that were not the first of their case. */
    readonly second: number
    /** What was owed, told once more. */
    readonly owed: number
  }
  readonly records: {
    readonly waivers: number
    readonly disputes: number
    readonly siteChecksFit: number
    readonly siteChecksUnfit: number
    readonly entriesCorrected: number
    /** Data that the authority found itself, in place of a paper of the applicant's. */
    readonly found: number
    readonly promisesGiven: number
    readonly promisesBroken: number
  }
  /** Findings by the day on which the rule was broken; only codes that occur. */
  readonly violations: Readonly<Partial<Record<ViolationCode, number>>>
}
