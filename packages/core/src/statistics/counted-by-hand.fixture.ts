/**
 * The figures counted event by event, with lists and filters and without any state of a case: an independent model of
 * what `composeFigures` says. Violations have their own tests.
 */
import type { CaseEvent, CaseEventType, Receipt } from "../intake/index.ts"
import { type Deadline, isWithin, type Period, type PlainDate } from "../time/index.ts"
import type { CaseCounts, Punctuality, VisitCounts } from "./index.ts"
import type { CaseLog } from "./case-log.ts"

type Of<Type extends CaseEventType> = Extract<CaseEvent, { type: Type }>
type ClockName = "statutory" | "promised"

/** One case with questions about its events up to a day. */
function about({ case: id, events: all, item }: CaseLog, asOf: PlainDate) {
  const events = all.filter((event) => event.type === "CaseOpened" || event.occurredOn <= asOf)
  const every = <Type extends CaseEventType>(type: Type) =>
    events.filter((event): event is Of<Type> => event.type === type)
  const last = (...types: readonly CaseEventType[]) => events.findLast(({ type }) => types.includes(type))
  const [receivedEvent] = every("MaterialsReceived")
  const corrected = every("EntryCorrected").flatMap(({ data: { entry } }) =>
    entry.field === "receipt" ? [entry.after] : [],
  )
  const receipt: Receipt | undefined = receivedEvent && (corrected.at(-1) ?? receivedEvent.data.receipt)
  const accepted = last("Accepted", "DeemedAccepted", "TolerantlyAccepted")
  const decision = last("DecisionMade", "DeemedRenewed")
  const [delivered] = every("ResultDelivered")
  const reinstatedAt = events.findLastIndex(({ type }) => /Reinstated|Reopened/.test(type))
  const standing = events.slice(reinstatedAt + 1)
  const end =
    delivered ??
    standing.findLast(({ type }) =>
      [
        "NotAccepted",
        "AcceptanceRevoked",
        "CaseTerminated",
        "ApplicationWithdrawn",
        "ApplicationDeemedWithdrawn",
        "DecisionRevoked",
      ].includes(type),
    )
  const endedOn = end?.occurredOn ?? null
  const places = [
    ...(receipt ? [receipt.visit] : []),
    ...every("SupplementReceived").map(({ data }) => data.receipt.visit),
    ...every("ResultDelivered").map(({ data }) => data.visit),
  ].flatMap((visit) => (visit ? [`${visit.on} ${visit.outlet}`] : []))
  const visits = new Set(places).size
  const isComplete =
    delivered !== undefined && accepted?.type === "Accepted" && every("CorrectionNotified").length === 0
  return { id, item, events, every, receipt, accepted, decision, delivered, endedOn, visits, isComplete }
}
type Case = ReturnType<typeof about>

/** The deadline of a clock as the last event that speaks of it leaves it. */
function clockOf(c: Case, name: ClockName): Deadline | null {
  const clock = lastClock(c, name)
  const law = lastClock(c, "statutory")?.dueOn ?? null
  // What is promised is over with what the law sets, also while a procedure stops it alone.
  const isOver = clock !== null && law !== null && (clock.dueOn === null || law < clock.dueOn)
  return isOver ? { ...clock, dueOn: law } : clock
}

function lastClock({ events }: Case, name: ClockName): Deadline | null {
  let clock: Deadline | null = null
  for (const { data, type } of events) {
    if (type === "Accepted" || type === "DeemedAccepted" || type === "TolerantlyAccepted")
      clock = data.clocks[name]
    else if (type === "ClockSuspended" || type === "ClockResumed" || type === "ClockExtended")
      clock = data.clock === name ? data.deadline : clock
    else if (type === "EntryCorrected" && data.acceptance) clock = data.acceptance.clocks[name]
  }
  return clock
}

/** When waiting for a decision was over, and whether by the authority's own act. */
function wait(c: Case): { readonly on: PlainDate | null; readonly byAuthority: boolean } {
  if (c.decision?.type === "DecisionMade") return { on: c.decision.occurredOn, byAuthority: true }
  if (c.decision?.type === "DeemedRenewed") return { on: c.decision.data.expiresOn, byAuthority: false }
  return { on: c.endedOn, byAuthority: false }
}

type Word = "inTime" | "late" | "running" | "ended" | "none"

function word(clock: Deadline | null, on: PlainDate | null, isAct: boolean, asOf: PlainDate): Word {
  if (clock === null) return "none"
  const isOver = clock.dueOn !== null && (on ?? asOf) > clock.dueOn
  if (isOver) return "late"
  if (on === null) return "running"
  return isAct ? "inTime" : "ended"
}

function punctuality(words: readonly Word[]): Punctuality {
  const n = (wanted: Word) => words.filter((each) => each === wanted).length
  return {
    inTime: n("inTime"),
    late: n("late"),
    running: n("running"),
    ended: n("ended"),
    none: n("none"),
    kept: { part: n("inTime"), of: n("inTime") + n("late") },
  }
}

function visitCounts(cases: readonly Case[]): VisitCounts {
  const having = (holds: (visits: number) => boolean) => cases.filter(({ visits }) => holds(visits)).length
  const of = cases.length
  return {
    cases: of,
    byVisits: histogram(cases.map(({ visits }) => String(visits))),
    none: { part: having((n) => n === 0), of },
    one: { part: having((n) => n === 1), of },
    atMostOne: { part: having((n) => n < 2), of },
  }
}

function histogram(keys: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...new Set(keys)].map((key) => [key, keys.filter((each) => each === key).length]),
  )
}

/** What became of what was owed: replayed as a list of requirements. */
function owing(c: Case, asOf: PlainDate): keyof CaseCounts["tolerance"] {
  let owed: readonly string[] = []
  let due: PlainDate | null = null
  let late = false
  for (const event of c.events) {
    if (event.type === "TolerantlyAccepted" || event.type === "OwedNotified") {
      owed = event.data.owed.map(({ requirement }) => requirement)
      due = event.data.deadline.dueOn
      late = false
    }
    if (event.type === "SupplementReceived") {
      // what comes when nothing is owed any more cannot be late
      late ||= owed.length > 0 && !event.data.inTime
      owed = event.data.open.map(({ requirement }) => requirement)
    }
    const freed =
      event.type === "MaterialWaived"
        ? [event.data.requirement]
        : event.type === "CommitmentGiven"
          ? event.data.replaces
          : []
    const rest = owed.filter((id) => !freed.includes(id))
    if (owed.length > 0 && rest.length === 0) late = false
    owed = rest
  }
  if (c.every("DelayExcused").length > 0) return "excused"
  if (late) return "defaulted"
  if (owed.length === 0) return "kept"
  const { on } = wait(c)
  if (due !== null && (on ?? asOf) > due) return "defaulted"
  return on === null ? "running" : "ended"
}

export function countByHand(
  logs: readonly CaseLog[],
  period: Period,
  asOf: PlainDate,
): Omit<CaseCounts, "violations"> {
  const cases = logs.map((log) => about(log, asOf)).filter(({ receipt }) => receipt !== undefined)
  const isIn = (on: PlainDate | null | undefined) => on != null && isWithin(period, on)
  const happened = cases.flatMap(({ events }) => events.filter(({ occurredOn }) => isIn(occurredOn)))
  const n = (type: CaseEventType, holds: (event: CaseEvent) => boolean = () => true) =>
    happened.filter((event) => event.type === type && holds(event)).length
  const received = cases.filter(({ receipt }) => isIn(receipt?.receivedOn))
  const accepted = cases.filter((c) => isIn(c.accepted?.occurredOn))
  const ended = cases.filter(({ endedOn }) => isIn(endedOn))
  const decided = cases.filter((c) => isIn(c.decision?.occurredOn))
  const withResult = ended.filter(({ delivered }) => delivered !== undefined)
  const handlings = cases.flatMap(handledOn).filter(([on]) => isIn(on))
  const tolerated = accepted.filter((c) => c.accepted?.type === "TolerantlyAccepted")
  const outcomes = tolerated.map((c) => owing(c, asOf))
  const owed = (outcome: keyof CaseCounts["tolerance"]) => outcomes.filter((each) => each === outcome).length
  const words = (name: ClockName) =>
    accepted.map((c) => word(clockOf(c, name), wait(c).on, wait(c).byAuthority, asOf))
  const lateOn = (c: Case) =>
    (["statutory", "promised"] as const).filter(
      (name) => word(clockOf(c, name), wait(c).on, true, asOf) === "late",
    )
  const explainedFor = (c: Case, name: ClockName) =>
    c.every("OverdueExplained").some((e) => e.data.clock === name)
  const overdue = accepted.filter((c) => lateOn(c).length > 0)
  const unexplained = overdue.filter((c) => lateOn(c).some((name) => !explainedFor(c, name)))
  const corrections = n("CorrectionNotified")
  const reopened = n("CorrectionReopened", ({ data }) => "reinstates" in data && data.reinstates)
  return {
    cases: {
      received: received.length,
      open: received.filter(({ endedOn }) => endedOn === null).length,
      accepted: accepted.length,
      acceptedAs: {
        complete: n("Accepted"),
        deemed: n("DeemedAccepted"),
        tolerant: n("TolerantlyAccepted"),
        // No other system has a part in these lives.
        outside: 0,
      },
      notAccepted: n("NotAccepted"),
      acceptanceRevoked: n("AcceptanceRevoked"),
      terminated: n("CaseTerminated"),
      withdrawn: n("ApplicationWithdrawn"),
      deemedWithdrawn: n("ApplicationDeemedWithdrawn"),
      reinstated: n("ApplicationReinstated") + reopened,
      decided: decided.length,
      decidedAs: {
        favourable: n("DecisionMade", (e) => e.type === "DecisionMade" && e.data.favourable),
        unfavourable: n("DecisionMade", (e) => e.type === "DecisionMade" && !e.data.favourable),
        renewedByLaw: n("DeemedRenewed"),
      },
      decisionsRevoked: n("DecisionRevoked"),
      delivered: n("ResultDelivered"),
    },
    handlings: {
      total: handlings.length,
      byChannel: histogram(handlings.map(([, channel]) => channel)),
      byOutlet: histogram(handlings.map(([, , outlet]) => outlet).filter((outlet) => outlet !== "")),
    },
    visits: {
      complete: visitCounts(ended.filter(({ isComplete }) => isComplete)),
      all: visitCounts(ended),
      declared: {
        kept: {
          part: withResult.filter(({ item, visits }) => visits <= item.visits.declared).length,
          of: withResult.length,
        },
        exceeded: withResult
          .filter(({ item, visits }) => visits > item.visits.declared)
          .map(({ id, isComplete, item, visits }) => ({
            case: id,
            declared: item.visits.declared,
            counted: visits,
            isComplete,
          })),
      },
    },
    windowRuns: n("HandedToReviewer"),
    tolerance: {
      used: tolerated.length,
      kept: owed("kept"),
      defaulted: owed("defaulted"),
      excused: owed("excused"),
      running: owed("running"),
      ended: owed("ended"),
    },
    punctuality: {
      statutory: punctuality(words("statutory")),
      promised: punctuality(words("promised")),
      delivery: punctuality(
        decided.map((c) => {
          const clock =
            c.decision?.type === "DecisionMade" || c.decision?.type === "DeemedRenewed"
              ? c.decision.data.delivery
              : null
          return word(clock, c.endedOn, c.delivered !== undefined, asOf)
        }),
      ),
    },
    overdue: { explained: overdue.length - unexplained.length, unexplained: unexplained.length },
    notices: {
      corrections,
      second: corrections - cases.filter((c) => isIn(c.every("CorrectionNotified")[0]?.occurredOn)).length,
      owed: n("OwedNotified"),
    },
    records: {
      waivers: n("MaterialWaived"),
      disputes: n("PlatformDataDisputed"),
      siteChecksFit: n("SiteChecked", (e) => e.type === "SiteChecked" && e.data.outcome === "fits"),
      siteChecksUnfit: n("SiteChecked", (e) => e.type === "SiteChecked" && e.data.outcome === "does-not-fit"),
      entriesCorrected: n("EntryCorrected"),
      found: n("LookUpAnswered", (e) => e.type === "LookUpAnswered" && e.data.outcome === "found"),
      promisesGiven: n("CommitmentGiven"),
      promisesBroken: n(
        "CommitmentVerified",
        (e) => e.type === "CommitmentVerified" && e.data.outcome === "broken",
      ),
    },
  }
}

type Handled = readonly [on: PlainDate, channel: string, outlet: string]

/** Day, way and outlet of all that changed hands, each once. */
function handledOn(c: Case): readonly Handled[] {
  const ofReceipt = ({ channel, receivedOn, visit }: Receipt): Handled => [
    receivedOn,
    channel,
    visit?.outlet ?? "",
  ]
  const ways = { "by-hand": "window", courier: "courier", electronic: "online" }
  const every: readonly Handled[] = [
    ...(c.receipt ? [ofReceipt(c.receipt)] : []),
    ...c.every("SupplementReceived").map(({ data }) => ofReceipt(data.receipt)),
    ...c
      .every("ResultDelivered")
      .map(({ data, occurredOn }): Handled => [occurredOn, ways[data.method], data.visit?.outlet ?? ""]),
  ]
  const same = (a: Handled, b: Handled) => a.every((part, index) => part === b[index])
  return every.filter((handled, index) => every.findIndex((other) => same(other, handled)) === index)
}
