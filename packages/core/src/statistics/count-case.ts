/** The counts of one case in one period. Those of many are their sum, so that no order and no grouping matters. */
import type { CaseEvent, CaseState } from "../intake/index.ts"
import { hasPassed, isWithin, type Period, type PlainDate } from "../time/index.ts"
import type { CaseCounts, Punctuality, Share, VisitCounts } from "./case-counts.ts"
import { type CaseReading, type ClockOutcome, decisionEnd, deliveryEnd, outcomeOf } from "./case-reading.ts"
import { handlingsOf } from "./handlings.ts"
import type { Violation } from "./violation.ts"

/** `violations` are all of the case's, in whatever period. */
export function countCase(
  reading: CaseReading,
  violations: readonly Violation[],
  period: Period,
): CaseCounts {
  const within = (on: PlainDate | null) => on !== null && isWithin(period, on)
  const happened = reading.events.filter(({ occurredOn }) => within(occurredOn))
  const accepted = within(reading.acceptedOn)
  return {
    cases: casesOf(reading, happened, within),
    handlings: handlingCounts(reading, within),
    visits: visitsOf(reading, within(reading.finishedOn)),
    windowRuns: times(happened, "HandedToReviewer"),
    tolerance: toleranceOf(reading, accepted),
    ...clocksOf(reading, accepted, within(reading.decidedOn)),
    notices: noticesOf(reading, happened),
    records: recordsOf(happened),
    violations: tally(violations.filter(({ on }) => within(on)).map(({ code }) => code)),
  }
}

function casesOf(
  { acceptedOn, decidedOn, events, finishedOn, receivedOn, state }: CaseReading,
  happened: readonly CaseEvent[],
  within: (on: PlainDate | null) => boolean,
): CaseCounts["cases"] {
  const how = within(acceptedOn) ? state.acceptance?.how : undefined
  const isByLaw = events.some(({ type }) => type === "DeemedRenewed")
  const endedThere = (phase: CaseState["phase"]) =>
    one(
      state.phase === phase &&
        state.outside !== null &&
        state.outside.own.phase !== phase &&
        within(finishedOn),
    )
  const act = !within(decidedOn) ? undefined : isByLaw ? "law" : state.decision?.favourable === true
  return {
    received: one(within(receivedOn)),
    open: one(within(receivedOn) && finishedOn === null),
    accepted: one(how !== undefined),
    acceptedAs: {
      complete: one(how === "complete"),
      deemed: one(how === "deemed"),
      tolerant: one(how === "tolerant"),
      outside: one(how === "outside"),
    },
    notAccepted: times(happened, "NotAccepted"),
    acceptanceRevoked: times(happened, "AcceptanceRevoked"),
    terminated: times(happened, "CaseTerminated") + endedThere("terminated"),
    withdrawn: times(happened, "ApplicationWithdrawn") + endedThere("withdrawn"),
    deemedWithdrawn: times(happened, "ApplicationDeemedWithdrawn"),
    reinstated: happened.filter(isReinstated).length,
    decided: one(act !== undefined),
    decidedAs: {
      favourable: one(act === true),
      unfavourable: one(act === false),
      renewedByLaw: one(act === "law"),
    },
    decisionsRevoked: times(happened, "DecisionRevoked"),
    delivered: times(happened, "ResultDelivered") + endedThere("delivered"),
  }
}

/** By law, for what was posted in time, or by an officer who found a good reason for coming late. */
function isReinstated(event: CaseEvent): boolean {
  if (event.type === "CorrectionReopened") return event.data.reinstates
  return event.type === "ApplicationReinstated"
}

function handlingCounts(reading: CaseReading, within: (on: PlainDate) => boolean): CaseCounts["handlings"] {
  const handlings = handlingsOf(reading).filter(({ on }) => within(on))
  return {
    total: handlings.length,
    byChannel: tally(handlings.map(({ channel }) => channel)),
    byOutlet: tally(handlings.flatMap(({ outlet }) => (outlet === null ? [] : [outlet]))),
  }
}

function visitsOf(reading: CaseReading, isFinished: boolean): CaseCounts["visits"] {
  const { isComplete, log, state, visits: counted } = reading
  const { declared } = log.item.visits
  const isDelivered = isFinished && state.delivered !== null
  const isKept = counted <= declared
  return {
    complete: visitCounts(counted, isFinished && isComplete),
    all: visitCounts(counted, isFinished),
    declared: {
      kept: share(isKept, isDelivered),
      exceeded: isDelivered && !isKept ? [{ case: log.case, declared, counted, isComplete }] : [],
    },
  }
}

function visitCounts(counted: number, isCounted: boolean): VisitCounts {
  return {
    cases: one(isCounted),
    byVisits: isCounted ? { [counted]: 1 } : {},
    none: share(counted === 0, isCounted),
    one: share(counted === 1, isCounted),
    atMostOne: share(counted <= 1, isCounted),
  }
}

function toleranceOf(reading: CaseReading, isAccepted: boolean): CaseCounts["tolerance"] {
  const outcome = isAccepted ? owingOutcome(reading) : null
  return {
    used: one(outcome !== null),
    kept: one(outcome === "kept"),
    defaulted: one(outcome === "defaulted"),
    excused: one(outcome === "excused"),
    running: one(outcome === "running"),
    ended: one(outcome === "ended"),
  }
}

function owingOutcome(reading: CaseReading): Exclude<keyof CaseCounts["tolerance"], "used"> | null {
  const { owing } = reading.state
  if (owing === null) return null
  if (owing.excused) return "excused"
  if (owing.late) return "defaulted"
  if (owing.owed.length === 0) return "kept"
  const { closedOn } = decisionEnd(reading)
  if (hasPassed(owing.deadline, closedOn ?? reading.asOf)) return "defaulted"
  return closedOn === null ? "running" : "ended"
}

function clocksOf(
  reading: CaseReading,
  isAccepted: boolean,
  isDecided: boolean,
): Pick<CaseCounts, "punctuality" | "overdue"> {
  const { asOf, state } = reading
  const outcomes = {
    statutory: outcomeOf(state.statutory, decisionEnd(reading), asOf),
    promised: outcomeOf(state.promised, decisionEnd(reading), asOf),
  }
  const late = (["statutory", "promised"] as const).filter((clock) => outcomes[clock] === "late")
  const isExplained = late.every((clock) => state.overdueExplained.includes(clock))
  const isLate = isAccepted && late.length > 0
  return {
    punctuality: {
      statutory: punctualityOf(outcomes.statutory, isAccepted),
      promised: punctualityOf(outcomes.promised, isAccepted),
      delivery: punctualityOf(outcomeOf(state.delivery, deliveryEnd(reading), asOf), isDecided),
    },
    overdue: { explained: one(isLate && isExplained), unexplained: one(isLate && !isExplained) },
  }
}

function punctualityOf(outcome: ClockOutcome, isCounted: boolean): Punctuality {
  const is = (...outcomes: readonly ClockOutcome[]) => isCounted && outcomes.includes(outcome)
  return {
    inTime: one(is("in-time")),
    late: one(is("late")),
    running: one(is("running")),
    ended: one(is("ended")),
    none: one(is("none")),
    kept: share(is("in-time"), is("in-time", "late")),
  }
}

function noticesOf({ events }: CaseReading, happened: readonly CaseEvent[]): CaseCounts["notices"] {
  const first = events.find(({ type }) => type === "CorrectionNotified")
  const corrections = happened.filter(({ type }) => type === "CorrectionNotified")
  return {
    corrections: corrections.length,
    second: corrections.filter((notice) => notice !== first).length,
    owed: times(happened, "OwedNotified"),
  }
}

function recordsOf(happened: readonly CaseEvent[]): CaseCounts["records"] {
  const matching = (holds: (event: CaseEvent) => boolean) => happened.filter(holds).length
  return {
    waivers: times(happened, "MaterialWaived"),
    disputes: times(happened, "PlatformDataDisputed"),
    siteChecksFit: matching((event) => event.type === "SiteChecked" && event.data.outcome === "fits"),
    siteChecksUnfit: matching((event) => event.type === "SiteChecked" && event.data.outcome !== "fits"),
    entriesCorrected: times(happened, "EntryCorrected"),
    found: matching((event) => event.type === "LookUpAnswered" && event.data.outcome === "found"),
    promisesGiven: times(happened, "CommitmentGiven"),
    promisesBroken: matching(
      (event) => event.type === "CommitmentVerified" && event.data.outcome === "broken",
    ),
  }
}

function times(events: readonly CaseEvent[], wanted: CaseEvent["type"]): number {
  return events.filter(({ type }) => type === wanted).length
}

const one = (isCounted: boolean): number => (isCounted ? 1 : 0)
const share = (isPart: boolean, isCounted: boolean): Share => ({
  part: one(isPart && isCounted),
  of: one(isCounted),
})

function tally<Key extends string>(
  found: readonly Key[],
): Readonly<Partial<Record<Key, number>>> & Record<string, number> {
  const counts: Record<string, number> = {}
  for (const key of found) counts[key] = (counts[key] ?? 0) + 1
  return counts as Partial<Record<Key, number>> & Record<string, number>
}
