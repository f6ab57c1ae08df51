/** How a request is stored: one stream, a row without a word of what was said, a timer for its last day. */
import type { SubjectId } from "@onevisit/core/identity"
import {
  decideRequest,
  evolveRequest,
  noRequest,
  overdueFrom,
  type RecordContext,
  type RequestCommand,
  type RequestEvent,
  type RequestKind,
  type RequestOutcome,
  type RequestState,
} from "@onevisit/core/records"
import { requestEventReader } from "@onevisit/core/records/schema"
import type { PlainDate } from "@onevisit/core/time"
import type { DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"

export const REQUEST_VIEW = { view: "onevisit:request", version: 1 } as const

export const requestStream = (id: string): string => `request:${id}`

/** How a request stands, without what was said. */
export interface RequestRow {
  readonly request: string
  readonly kind: RequestKind | null
  readonly subject: SubjectId | null
  readonly receivedOn: PlainDate | null
  readonly dueOn: PlainDate | null
  readonly outcome: RequestOutcome | null
  readonly isOverdue: boolean
  /** The records beside which the person's own statement stands. */
  readonly disputed: readonly string[]
}

export const requestModel: DecisionModel<RequestState, RequestEvent, RequestCommand, RecordContext> = {
  initial: noRequest,
  reader: requestEventReader,
  evolve: evolveRequest,
  decide: decideRequest,
  subjectOf: (_, after) => after.subject ?? "",
  viewsOf: ({ after, stream }) => {
    const doc = rowOf(stream.slice("request:".length), after)
    const { dueOn, isOverdue, outcome, subject } = doc
    return [{ ...REQUEST_VIEW, key: doc.request, doc, index: { subject, dueOn, outcome, isOverdue } }]
  },
  timersOf: ({ after, now, stream }) => {
    const from = overdueFrom(after)
    const subject = stream.slice("request:".length)
    return [{ id: stream, subject, dueAt: from === null ? null : startOfDay(from, now) }]
  },
  resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
}

export function rowOf(request: string, state: RequestState): RequestRow {
  const { deadline, dispute, isOverdue, kind, outcome, receivedOn, subject } = state
  const disputed = dispute?.streams ?? []
  return { request, kind, subject, receivedOn, dueOn: deadline?.dueOn ?? null, outcome, isOverdue, disputed }
}
