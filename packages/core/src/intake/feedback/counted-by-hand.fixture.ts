/** The figures counted event by event, without any state: an independent model of what `composeFeedbackFigures` says. */
import { isWithin, type Period, type PlainDate } from "../../time/index.ts"
import type { FeedbackCounts, FeedbackEvent, FeedbackEventType } from "./index.ts"

type Log = readonly FeedbackEvent[]
const BAD: ReadonlySet<string> = new Set(["dissatisfied", "very-dissatisfied"])
const DONE_BY: Readonly<Record<string, FeedbackEventType>> = {
  acknowledge: "ComplaintAcknowledged",
  verify: "FeedbackVerified",
  rectify: "FeedbackRectified",
  answer: "ComplaintAnswered",
}

export function countByHand(logs: readonly Log[], period: Period, asOf: PlainDate): FeedbackCounts {
  const counted = logs
    .map((log) => log.filter(({ occurredOn }) => occurredOn <= asOf))
    .filter(([first]) => first !== undefined && isWithin(period, first.occurredOn))
  const has = (log: Log, type: FeedbackEventType) => log.some((event) => event.type === type)
  const ratings = counted.filter((log) => has(log, "ServiceRated"))
  const complaints = counted.filter((log) => has(log, "ComplaintReceived"))
  const standing = ratings.filter((log) => !has(log, "RatingSetAside"))
  const loops = counted.filter((log) => BAD.has(gradeOf(log) ?? "dissatisfied"))
  const graded = (grade: string) => standing.filter((log) => gradeOf(log) === grade).length
  const outcomes = (outcome: string) => loops.filter((log) => outcomeOf(log) === outcome).length
  const handled = loops.filter(isHandled)
  const late = loops.filter((log) => isLate(log, asOf))
  return {
    ratings: {
      given: ratings.length,
      byGrade: {
        "very-satisfied": graded("very-satisfied"),
        satisfied: graded("satisfied"),
        "fairly-satisfied": graded("fairly-satisfied"),
        dissatisfied: graded("dissatisfied"),
        "very-dissatisfied": graded("very-dissatisfied"),
      },
      setAside: ratings.length - standing.length,
      changed: ratings.filter((log) => has(log, "RatingChanged")).length,
      satisfied: {
        part: standing.filter((log) => !BAD.has(gradeOf(log) ?? "")).length,
        of: standing.length,
      },
    },
    complaints: {
      received: complaints.length,
      withoutName: complaints.filter(
        ([first]) => first?.type === "ComplaintReceived" && !first.data.complainant,
      ).length,
      reopened: complaints.filter((log) => has(log, "ComplaintReopened")).length,
    },
    byOutcome: {
      founded: outcomes("founded"),
      "partly-founded": outcomes("partly-founded"),
      "not-founded": outcomes("not-founded"),
      pending: outcomes("pending"),
    },
    inTime: {
      part: handled.filter((log) => !late.includes(log)).length,
      of: new Set([...handled, ...late]).size,
    },
    revisited: {
      part: handled.filter((log) =>
        sinceReopened(log).some((e) => e.type === "FeedbackRevisited" && e.data.reached),
      ).length,
      of: handled.length,
    },
  }
}

function gradeOf(log: Log): string | null {
  const graded = log.flatMap((e) =>
    e.type === "ServiceRated" || e.type === "RatingChanged" ? [e.data.grade] : [],
  )
  return graded.at(-1) ?? null
}

function sinceReopened(log: Log): Log {
  return log.slice(log.findLastIndex(({ type }) => type === "ComplaintReopened") + 1)
}

function outcomeOf(log: Log): string {
  const found = sinceReopened(log).flatMap((e) => (e.type === "FeedbackVerified" ? [e.data.outcome] : []))
  return found.at(-1) ?? "pending"
}

function isHandled(log: Log): boolean {
  const round = sinceReopened(log)
  const types = new Set(round.map(({ type }) => type))
  const acted = outcomeOf(log) === "not-founded" || types.has("FeedbackRectified")
  return acted && (log[0]?.type === "ServiceRated" || types.has("ComplaintAnswered"))
}

function isLate(log: Log, asOf: PlainDate): boolean {
  return log.some((event, at) => {
    const starts = "starts" in event.data ? event.data.starts : []
    return starts.some(({ deadline, name }) => {
      const ended = log
        .slice(at + 1)
        .find((e) => e.type === DONE_BY[name] || (name === "verify" && isGood(e)))
      if (DONE_BY[name] === undefined || (ended !== undefined && isGood(ended))) return false
      return (ended?.occurredOn ?? asOf) > (deadline.dueOn ?? asOf)
    })
  })
}

function isGood(event: FeedbackEvent): boolean {
  return event.type === "RatingChanged" && !BAD.has(event.data.grade)
}
