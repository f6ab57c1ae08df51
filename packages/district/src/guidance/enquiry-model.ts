/** How an enquiry is stored: one stream, a row for desks, a row for each case it is about, a timer for its answer. */
import {
  answerLapsesOn,
  decideEnquiry,
  type EnquiryCommand,
  type EnquiryContext,
  type EnquiryEvent,
  type EnquiryState,
  type EnquirySummary,
  evolveEnquiry,
  noEnquiry,
  summariseEnquiry,
} from "@onevisit/core/guidance"
import { enquiryEventReader } from "@onevisit/core/guidance/schema"
import type { ViewWrite } from "@onevisit/core/ports"
import type { Change, DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"
import { monthKey } from "./guidance-desk.ts"

export const ENQUIRY_VIEW = { view: "enquiry", version: 1 } as const
export const ENQUIRY_OF_CASE_VIEW = { view: "enquiry-of-case", version: 1 } as const

export const enquiryStream = (id: string): string => `enquiry:${id}`
const enquiryIdOf = (stream: string): string => stream.slice("enquiry:".length)

/** One row an enquiry: what a desk sees, without a word about the person. */
export interface EnquiryRow extends EnquirySummary {
  readonly enquiry: string
}

type EnquiryChange = Change<EnquiryState, EnquiryEvent>

export const enquiryModel: DecisionModel<EnquiryState, EnquiryEvent, EnquiryCommand, EnquiryContext> = {
  initial: noEnquiry,
  reader: enquiryEventReader,
  evolve: evolveEnquiry,
  decide: decideEnquiry,
  subjectOf: ({ recordedAt }, { subject }) => subject ?? monthKey(recordedAt),
  viewsOf: (change) => [...rowOf(change), ...rowsOfCases(change)],
  timersOf: ({ after, before, now, stream }) => {
    const on = answerLapsesOn(after)
    if (on === null && answerLapsesOn(before) === null) return []
    const dueAt = on === null ? null : startOfDay(on, now)
    return [{ id: `${stream}/answer`, subject: enquiryIdOf(stream), dueAt }]
  },
  resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
}

function rowOf({ after, stream }: EnquiryChange): readonly ViewWrite[] {
  const summary = summariseEnquiry(after)
  if (summary === null) return []
  const { answerable, askedOn, firstAsked, offeredTo, phase, tasks, unit } = summary
  const enquiry = enquiryIdOf(stream)
  const index = { phase, askedOn, firstAsked, answerable, unit, offeredTo, hasTask: tasks.length > 0 }
  return [{ ...ENQUIRY_VIEW, key: enquiry, doc: { ...summary, enquiry }, index }]
}

function rowsOfCases({ after, stream }: EnquiryChange): readonly ViewWrite[] {
  const enquiry = enquiryIdOf(stream)
  return after.cases.map((each) => ({
    ...ENQUIRY_OF_CASE_VIEW,
    key: `${each}/${enquiry}`,
    doc: { enquiry },
    index: { case: each },
  }))
}
