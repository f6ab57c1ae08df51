/** What a period's enquiries came to: how many were taken down, answered in time, handed over, and how they ended. */
import type { Period, PlainDate } from "../../time/index.ts"
import { isWithin } from "../../time/index.ts"
import type { EnquiryOutcome, EnquiryTask } from "./enquiry-events.ts"
import { type EnquiryState, openHandOver } from "./enquiry-state.ts"

/** One enquiry as a desk sees it: no word of what was asked, and not by whom. */
export interface EnquirySummary {
  readonly phase: "open" | "closed"
  readonly askedOn: PlainDate
  readonly firstAsked: string
  readonly answerable: string
  readonly unit: string
  readonly items: readonly string[]
  readonly cases: readonly string[]
  readonly dueOn: PlainDate | null
  readonly answeredOn: PlainDate | null
  /** The authority or unit to which it is offered; `null` when nothing is on offer. */
  readonly offeredTo: string | null
  /** How often another officer took it over. */
  readonly handedOver: number
  readonly outcome: EnquiryOutcome | null
  readonly tasks: readonly EnquiryTask[]
}

export interface EnquiryFigures {
  readonly received: number
  readonly open: number
  /** Answered on or before the last day. Without a term every answer is in time. */
  readonly answeredInTime: number
  readonly answeredLate: number
  /** Open, unanswered, and past the last day. */
  readonly overdue: number
  readonly handedOver: number
  /** Offered, and not accepted yet. */
  readonly onOffer: number
  readonly closed: Readonly<Record<EnquiryOutcome, number>>
}

/** The summary of an enquiry; `null` where there is none. */
export function summariseEnquiry(state: EnquiryState): EnquirySummary | null {
  const { answerable, answers, askedOn, cases, closed, due, firstAsked, handOvers, items, phase, tasks } =
    state
  if (phase === "none" || askedOn === null || firstAsked === null || answerable === null) return null
  return {
    phase,
    askedOn,
    firstAsked: firstAsked.externalId,
    answerable: answerable.externalId,
    unit: answerable.unit,
    items,
    cases,
    dueOn: due?.dueOn ?? null,
    answeredOn: answers[0]?.on ?? null,
    offeredTo: openHandOver(state)?.to.authority ?? null,
    handedOver: handOvers.filter(({ outcome }) => outcome === "accepted").length,
    outcome: closed?.outcome ?? null,
    tasks,
  }
}

/** The figures of the enquiries asked in a period, as they stand `on` a day. */
export function enquiryFigures(
  enquiries: readonly EnquirySummary[],
  period: Period,
  on: PlainDate,
): EnquiryFigures {
  const asked = enquiries.filter(({ askedOn }) => isWithin(period, askedOn))
  const count = (holds: (enquiry: EnquirySummary) => boolean): number => asked.filter(holds).length
  const ended = (wanted: EnquiryOutcome): number => count(({ outcome }) => outcome === wanted)
  return {
    received: asked.length,
    open: count(({ phase }) => phase === "open"),
    answeredInTime: count(
      ({ answeredOn, dueOn }) => answeredOn !== null && (dueOn === null || answeredOn <= dueOn),
    ),
    answeredLate: count(
      ({ answeredOn, dueOn }) => answeredOn !== null && dueOn !== null && answeredOn > dueOn,
    ),
    overdue: count(
      ({ answeredOn, dueOn, phase }) =>
        phase === "open" && answeredOn === null && dueOn !== null && dueOn < on,
    ),
    handedOver: count(({ handedOver }) => handedOver > 0),
    onOffer: count(({ offeredTo }) => offeredTo !== null),
    closed: {
      answered: ended("answered"),
      "case-opened": ended("case-opened"),
      referred: ended("referred"),
      withdrawn: ended("withdrawn"),
    },
  }
}
