/** What the streams of a feed lead to, kind by kind: the part of a state that must stay true for ever. */
import {
  type BriefingEvent,
  type BriefingState,
  type DutyEvent,
  type DutyState,
  type EnquiryEvent,
  type EnquiryState,
  foldBriefing,
  foldDuty,
  foldEnquiry,
} from "@onevisit/core/guidance"
import * as guidance from "@onevisit/core/guidance/schema"
import { type CollectionEvent, type CollectionState, foldCollection } from "@onevisit/core/intake/collections"
import { collectionEventDefinitions, collectionEventReader } from "@onevisit/core/intake/collections/schema"
import { type FeedbackEvent, type FeedbackState, foldFeedback } from "@onevisit/core/intake/feedback"
import { feedbackEventDefinitions, feedbackEventReader } from "@onevisit/core/intake/feedback/schema"
import { foldParcel, type ParcelEvent, type ParcelState, parcelTasks } from "@onevisit/core/intake/parcels"
import { parcelEventDefinitions, parcelEventReader } from "@onevisit/core/intake/parcels/schema"
import { type CallEvent, type CallState, foldCall } from "@onevisit/core/intake/recommendation"
import { callEventDefinitions, callEventReader } from "@onevisit/core/intake/recommendation/schema"
import { foldNotice, type NoticeEvent, type NoticeState } from "@onevisit/core/notices/outbox"
import { noticeEventDefinitions, noticeEventReader } from "@onevisit/core/notices/outbox/schema"
import type { StoredEvent } from "@onevisit/core/ports"
import {
  foldPublishing,
  type PublishingEvent,
  type PublishingState,
  publishingStatus,
} from "@onevisit/core/notices/publishing"
import { publishingEventDefinitions, publishingEventReader } from "@onevisit/core/notices/publishing/schema"
import { foldProject, type ProjectEvent, type ProjectState } from "@onevisit/core/projects"
import { projectEventDefinitions, projectEventReader } from "@onevisit/core/projects/schema"
import {
  type FileEvent,
  type FileState,
  foldFile,
  foldRequest,
  type RequestEvent,
  type RequestState,
} from "@onevisit/core/records"
import * as records from "@onevisit/core/records/schema"
import { benefitKinds, benefitOutcomesOf } from "./benefit-outcomes.ts"
import { type Kind, kindOf, type Outcome } from "./kind-of-stream.ts"

/** How the state of each kind stands, whether folded here or answered by a district. */
export const outcomesOf = {
  project: ({
    acceptanceDue,
    conclusion,
    contract,
    defaulted,
    extensions,
    paid,
    phase,
    tasks,
  }: ProjectState) => ({
    phase,
    endsOn: contract?.endsOn ?? null,
    acceptanceDueOn: acceptanceDue?.dueOn ?? null,
    extensions,
    paid,
    barredUntil: defaulted?.bar?.until ?? null,
    outcome: conclusion?.outcome ?? null,
    tasks,
  }),
  enquiry: ({ answerable, answers, cases, closed, due, handOvers, misdirected, phase }: EnquiryState) => ({
    phase,
    answerable: answerable?.externalId ?? null,
    dueOn: due?.dueOn ?? null,
    answers: answers.map(({ on }) => on),
    cases,
    handOvers: handOvers.map(({ outcome }) => outcome),
    closed: closed?.outcome ?? null,
    isMisdirected: misdirected !== null,
  }),
  duty: ({ cancelled, matters, plan, record }: DutyState) => ({
    on: plan?.on ?? null,
    leader: plan?.leader ?? null,
    cancelled,
    record,
    matters: matters.map(({ matter, settled }) => [matter, settled?.on ?? null]),
  }),
  briefing: ({ attendance, heldOn, phase, plan }: BriefingState) => ({
    phase,
    heldOn,
    items: plan?.items ?? [],
    heads: attendance?.heads ?? null,
    persons: attendance?.persons.length ?? null,
    organisations: attendance?.organisations.length ?? null,
  }),
  feedback: ({ clocks, closed, complaint, finding, phase, rating, revisit, tasks }: FeedbackState) => ({
    phase,
    grade: rating?.grade ?? null,
    isSetAside: rating?.setAside ?? false,
    unit: complaint?.unit ?? null,
    finding: finding?.outcome ?? null,
    revisit,
    closed,
    clocks: clocks.map(({ deadline, doneOn, name }) => [name, deadline.dueOn, doneOn]),
    tasks,
  }),
  collection: ({ deferred, lists, lots, members, tasks, visits }: CollectionState) => ({
    lots: lots.map((lot) => lot.members.length),
    members: members.map(({ handedOverOn, left, list, outcome }) => ({ outcome, left, list, handedOverOn })),
    lists: lists.map(({ because, on }) => [on, because]),
    deferredUntil: deferred?.until ?? null,
    tasks,
    visits: visits.length,
  }),
  parcel: (state: ParcelState) => ({
    phase: state.phase,
    direction: state.direction,
    stage: state.standing.stage,
    collectedOn: state.standing.collectedOn,
    deliveredOn: state.standing.delivery?.on ?? null,
    receivedOn: state.received?.on ?? null,
    tracks: state.tracks.map(({ at, stage }) => [at, stage]),
    tasks: parcelTasks(state),
  }),
  recommendation: ({ candidates, notices, objections }: CallState) => ({
    candidates: Object.values(candidates).map(({ recommendation, withdrawnOn }) => ({
      withdrawnOn,
      rank: recommendation?.rank ?? null,
      stage: recommendation?.stage ?? null,
      effectiveOn: recommendation?.effectiveOn ?? null,
    })),
    notices: Object.values(notices).map(({ deadline, ended }) => [deadline.dueOn, ended]),
    objections: Object.values(objections).map(({ outcome }) => outcome),
  }),
  records: ({ disposal, dueSince, holds, restricted, reviewOn }: FileState) => ({
    disposal,
    dueSince,
    holds: holds.map(({ hold, kind, stream }) => ({ hold, kind, stream })),
    restricted,
    reviewOn,
  }),
  request: ({ copyHandedOut, deadline, isIdentified, isOverdue, kind, outcome }: RequestState) => ({
    kind,
    dueOn: deadline?.dueOn ?? null,
    isIdentified,
    isOverdue,
    outcome,
    copyHandedOut,
  }),
  notice: ({ acknowledgedOn, phase, round, rung, sendings, stuckBecause, task, told }: NoticeState) => ({
    phase,
    rung,
    round,
    told,
    acknowledgedOn,
    task,
    stuckBecause,
    sendings: sendings.map(({ attempts, channel, duplicatesRisked, status }) => ({
      channel,
      status,
      attempts,
      duplicatesRisked,
    })),
  }),
  publishing: ({ failed, guides, revision }: Pick<PublishingState, "failed" | "guides" | "revision">) => ({
    revision,
    failed,
    guides: Object.fromEntries(
      Object.entries(guides).map(([item, standing]) => [
        item,
        {
          status: publishingStatus(standing),
          edition: standing.edition,
          owed: standing.owed.map(({ dueOn, place, task }) => [task, place, dueOn]),
          posted: standing.posted.map(({ edition, place, postedOn }) => [place, postedOn, edition]),
        },
      ]),
    ),
  }),
  ...benefitOutcomesOf,
} as const

/** The kinds of streams beside cases, by what their name begins with. */
export const kinds: Readonly<Record<keyof typeof outcomesOf, Kind>> = {
  project: kindOf(projectEventDefinitions, projectEventReader, (events) =>
    outcomesOf.project(foldProject(events as readonly ProjectEvent[])),
  ),
  enquiry: kindOf(guidance.enquiryEventDefinitions, guidance.enquiryEventReader, (events) =>
    outcomesOf.enquiry(foldEnquiry(events as readonly EnquiryEvent[])),
  ),
  duty: kindOf(guidance.dutyEventDefinitions, guidance.dutyEventReader, (events) =>
    outcomesOf.duty(foldDuty(events as readonly DutyEvent[])),
  ),
  briefing: kindOf(guidance.briefingEventDefinitions, guidance.briefingEventReader, (events) =>
    outcomesOf.briefing(foldBriefing(events as readonly BriefingEvent[])),
  ),
  feedback: kindOf(feedbackEventDefinitions, feedbackEventReader, (events) =>
    outcomesOf.feedback(foldFeedback(events as readonly FeedbackEvent[])),
  ),
  collection: kindOf(collectionEventDefinitions, collectionEventReader, (events) =>
    outcomesOf.collection(foldCollection(events as readonly CollectionEvent[])),
  ),
  parcel: kindOf(parcelEventDefinitions, parcelEventReader, (events) =>
    outcomesOf.parcel(foldParcel(events as readonly ParcelEvent[])),
  ),
  recommendation: kindOf(callEventDefinitions, callEventReader, (events) =>
    outcomesOf.recommendation(foldCall(events as readonly CallEvent[])),
  ),
  records: kindOf(records.fileEventDefinitions, records.fileEventReader, (events) =>
    outcomesOf.records(foldFile(events as readonly FileEvent[])),
  ),
  request: kindOf(records.requestEventDefinitions, records.requestEventReader, (events) =>
    outcomesOf.request(foldRequest(events as readonly RequestEvent[])),
  ),
  notice: kindOf(noticeEventDefinitions, noticeEventReader, (events) =>
    outcomesOf.notice(foldNotice(events as readonly NoticeEvent[])),
  ),
  publishing: kindOf(publishingEventDefinitions, publishingEventReader, (events) =>
    outcomesOf.publishing(foldPublishing(events as readonly PublishingEvent[])),
  ),
  ...benefitKinds,
}

/** By stream, of every kind but cases. Throws when an event can no longer be read. */
export function streamOutcomes(feed: readonly StoredEvent[]): Readonly<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {}
  for (const [stream, events] of byStream(feed)) {
    const name = stream.slice(0, stream.indexOf(":"))
    if (!isKind(name)) continue
    outcomes[stream] = { events: events.length, ...kinds[name].outcomeOf(events) }
  }
  return outcomes
}

const isKind = (name: string): name is keyof typeof kinds => Object.hasOwn(kinds, name)

/** The events of a feed, stream by stream. */
export function byStream(feed: readonly StoredEvent[]): ReadonlyMap<string, readonly StoredEvent[]> {
  const streams = new Map<string, StoredEvent[]>()
  for (const event of feed) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event])
  return streams
}
