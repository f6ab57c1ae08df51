/**
 * What was done against the rules in one case, by the law it pins. Found in the log and not prevented: a fact that an
 * outside system reports is recorded as it was, and time runs out whatever anybody commands.
 */
import { remediesAgainst } from "../law/index.ts"
import { type CaseEvent, fold, openConflicts, type OutsideStage } from "../intake/index.ts"
import type { Citation } from "../reasons/index.ts"
import { addDays, type Deadline, hasPassed, type PlainDate } from "../time/index.ts"
import type { CaseLog } from "./case-log.ts"
import {
  type CaseReading,
  type ClockEnd,
  decisionEnd,
  deliveryEnd,
  outcomeOf,
  readCase,
} from "./case-reading.ts"
import { noticesDue } from "./notice-due.ts"
import { brokenOutside, ranUnlawfully } from "./outside-violations.ts"
import type { Broken, Rule } from "./rule.ts"
import type { Violation } from "./violation.ts"
import { violationTexts } from "./violation-texts.ts"

/**
 * The violations in one case as of a day, in the order of their days. None for a case of which nothing was received
 * by then. A finding names the clause where the rule set or the term has one.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { findViolations } from "@onevisit/core/statistics"
 * import { text } from "@onevisit/core/reasons"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const item = {
 *   id: "sample",
 *   edition: "2018-07",
 *   name: text("样例事项", "Sample item"),
 *   authority: { id: "bureau", name: text("样例局", "Sample bureau") },
 *   type: "confirmation",
 *   visits: { declared: 1 },
 * } as const
 * const log = { case: "c-1", events: [], item, ruleSet: { provisions: {} } }
 * assert.deepEqual(findViolations(log, { asOf: plainDate("2018-07-20") }), [])
 * ```
 */
export function findViolations(log: CaseLog, { asOf }: { readonly asOf: PlainDate }): readonly Violation[] {
  const reading = readCase(log, asOf)
  return reading === null ? [] : violationsOf(reading)
}

/** The violations in a case that was read already. */
export function violationsOf(reading: CaseReading): readonly Violation[] {
  return RULES.flatMap((rule) => rule(reading))
    .map(({ clause, code, on, path = [] }) => ({
      code,
      path,
      severity: "error" as const,
      message: violationTexts[code],
      ...(clause ? { source: clause } : {}),
      case: reading.log.case,
      on,
    }))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

const INTAKE_OUTCOMES: ReadonlySet<CaseEvent["type"]> = new Set([
  "CorrectionNotified",
  "Accepted",
  "TolerantlyAccepted",
  "NotAccepted",
  "ApplicationWithdrawn",
  "DeemedRenewed",
])

/** By which an authority answered in another system, or the applicant ended what was to be answered. */
const OUTSIDE_ANSWERS: ReadonlySet<OutsideStage> = new Set([
  "correction-notified",
  "accepted",
  "decided",
  "withdrawn",
  "terminated",
])

/** The answer to an application: deemed acceptance is what the law makes of a notice that did not come. */
const answeredLate: Rule = ({ asOf, events, log, state }) => {
  const { correctionNotice, deemedAcceptance } = log.ruleSet.provisions
  const deemed = events.find(({ type }) => type === "DeemedAccepted")
  if (deemed && state.acceptance?.how === "deemed")
    return [{ code: "notice-late", on: deemed.occurredOn, clause: deemedAcceptance?.clause }]
  const answer = events.find(({ type }) => INTAKE_OUTCOMES.has(type))
  const there = (state.outside?.record ?? []).find(({ stage }) => OUTSIDE_ANSWERS.has(stage))
  const due = noticesDue(events, answer)
  const isThere = there !== undefined && (answer === undefined || there.on < answer.occurredOn)
  const isNotice = isThere ? there.stage === "correction-notified" : answer?.type === "CorrectionNotified"
  const code = isNotice ? "notice-late" : "intake-late"
  const clause = due?.term.clause ?? deemedAcceptance?.clause ?? correctionNotice?.clause
  const on = isThere ? there.on : (answer?.occurredOn ?? asOf)
  return ranOut(due, on).map((day) => ({ code, on: day, clause }))
}

/**
 * A further notice where the rule set does not provide for one, or one that names what was not supplied since the
 * notice before and so could have been told then.
 */
const toldTwice: Rule = ({ events, log }) => {
  const { correctionNotice, tolerance, wrongSupplement } = log.ruleSet.provisions
  const broken: Broken[] = []
  let notices = 0
  let owedNotices = 0
  let supplied = new Set<string>()
  for (const event of events) {
    if (event.type === "SupplementReceived")
      for (const { requirement } of event.data.materials) supplied.add(requirement)
    if (event.type === "CorrectionNotified") {
      notices += 1
      const isNew = event.data.shortfalls.some(({ requirement }) => !supplied.has(requirement))
      const isProvided = wrongSupplement?.outcome === "second-notice"
      const clause = wrongSupplement?.clause ?? correctionNotice?.clause
      if (notices > 1 && (isNew || !isProvided))
        broken.push({ code: "second-notice", on: event.occurredOn, clause })
      supplied = new Set()
    }
    if (event.type === "OwedNotified") {
      owedNotices += 1
      if (owedNotices > (tolerance?.furtherNotices ?? 0))
        broken.push({ code: "second-notice", on: event.occurredOn, clause: tolerance?.clause })
    }
  }
  return broken
}

const decidedLate: Rule = (reading) => {
  const { decision, jointDecision, overdue } = reading.log.ruleSet.provisions
  const { overdueExplained, promised, statutory } = reading.state
  const late = (clock: "statutory" | "promised", deadline: Deadline | null, clause: Citation | undefined) =>
    lateAfter(deadline, decisionEnd(reading), reading.asOf).flatMap((on): readonly Broken[] => [
      { code: `decided-late-${clock}`, on, clause: deadline?.term.clause ?? clause },
      ...(overdue === undefined || overdueExplained.includes(clock)
        ? []
        : [{ code: "overdue-unexplained", on, clause: overdue.clause, path: [clock] } as const]),
    ])
  return [
    ...late("statutory", statutory, decision?.clause ?? jointDecision?.clause),
    ...late("promised", promised, undefined),
  ]
}

const deliveredLate: Rule = (reading) =>
  lateAfter(reading.state.delivery, deliveryEnd(reading), reading.asOf).map((on) => ({
    code: "delivered-late",
    on,
    clause: reading.log.ruleSet.provisions.delivery?.clause,
  }))

/** An act to someone's disadvantage says why, and where to turn. */
const adverseActs: Rule = ({ events, log }) =>
  events.flatMap((event): readonly Broken[] => {
    if (!isAdverse(event)) return []
    const { reasons, remedies } = event.data
    const on = event.occurredOn
    const expected = remediesAgainst(log.ruleSet, log.item.type, on)
    const missing = expected.find(({ kind }) => !remedies.some((told) => told.kind === kind))
    const clause = log.ruleSet.provisions.adverseActs?.clause
    return [
      ...(reasons.length === 0 ? [{ code: "reasons-omitted", on, clause } as const] : []),
      ...(remedies.length === 0 || missing
        ? [{ code: "remedies-omitted", on, clause: missing?.clause ?? clause } as const]
        : []),
    ]
  })

const grantedWhileOwed: Rule = ({ events, log, state }) => {
  const there = openConflicts(state).find(({ kind }) => kind === "decided-while-owed")?.theirs[0]
  const owedClause = log.ruleSet.provisions.tolerance?.clause
  if (there) return [{ code: "favourable-while-owed", on: there.on, clause: owedClause }]
  const at = events.findIndex((event) => event.type === "DecisionMade" && event.data.favourable)
  const decision = events[at]
  if (decision === undefined) return []
  const { owing } = fold(events.slice(0, at))
  const isOwed = owing !== null && (owing.owed.length > 0 || (owing.late && !owing.excused))
  const clause = log.ruleSet.provisions.tolerance?.clause
  return isOwed ? [{ code: "favourable-while-owed", on: decision.occurredOn, clause }] : []
}

const partsOverdue: Rule = (reading) =>
  Object.entries(reading.state.parts).flatMap(([id, { deadline, finished }]) => {
    const end = { doneOn: finished?.toldOn ?? null, closedOn: decisionEnd(reading).closedOn }
    return lateAfter(deadline, end, reading.asOf).map((on): Broken => {
      return { code: "part-overdue", on, clause: deadline?.term.clause, path: ["parts", id] }
    })
  })

/** A promise is verified in time, also after the result was handed over. */
const promisesUnverified: Rule = ({ asOf, events, finishedOn, log, state }) =>
  Object.entries(state.commitments).flatMap(([option, { kind, verifyBy }]) => {
    const verified = events.find(
      (event) => event.type === "CommitmentVerified" && event.data.option === option,
    )
    const revoked = events.find(({ type }) => type === "DecisionRevoked")
    const closedOn = state.decision === null ? finishedOn : (revoked?.occurredOn ?? null)
    const { conditions, proofs } = log.ruleSet.provisions.informedCommitment ?? {}
    const clause = verifyBy?.term.clause ?? (kind === "proof" ? proofs : conditions)?.clause
    const end = { doneOn: verified?.occurredOn ?? null, closedOn }
    return lateAfter(verifyBy, end, asOf).map((on): Broken => {
      return { code: "commitment-unverified", on, clause, path: ["commitments", option] }
    })
  })

/** The declaration is of complete materials: who had to come back for what was wanting is no breach of it. */
const visitedTooOften: Rule = ({ finishedOn, isComplete, log, visits }) =>
  finishedOn !== null && isComplete && visits > log.item.visits.declared
    ? [{ code: "visits-exceeded", on: finishedOn, path: ["visits"] }]
    : []

const RULES: readonly Rule[] = [
  answeredLate,
  toldTwice,
  decidedLate,
  deliveredLate,
  adverseActs,
  grantedWhileOwed,
  partsOverdue,
  promisesUnverified,
  visitedTooOften,
  brokenOutside,
  ranUnlawfully,
]

/** The first day after a time that ran out before it was ended; none where it was kept. */
function lateAfter(deadline: Deadline | null, end: ClockEnd, asOf: PlainDate): readonly PlainDate[] {
  return outcomeOf(deadline, end, asOf) === "late" ? dayAfter(deadline) : []
}

function ranOut(deadline: Deadline | null, on: PlainDate): readonly PlainDate[] {
  return deadline !== null && hasPassed(deadline, on) ? dayAfter(deadline) : []
}

function dayAfter(deadline: Deadline | null): readonly PlainDate[] {
  return deadline?.dueOn ? [addDays(deadline.dueOn, 1)] : []
}

type AdverseEvent = Extract<
  CaseEvent,
  { type: "NotAccepted" | "AcceptanceRevoked" | "CaseTerminated" | "DecisionRevoked" | "DecisionMade" }
>

function isAdverse(event: CaseEvent): event is AdverseEvent {
  switch (event.type) {
    case "NotAccepted":
    case "AcceptanceRevoked":
    case "CaseTerminated":
    case "DecisionRevoked":
      return true
    case "DecisionMade":
      return !event.data.favourable
    default:
      return false
  }
}
