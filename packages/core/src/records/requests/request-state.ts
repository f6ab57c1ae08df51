/** A request as its events have made it. */
import type { Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Text } from "../../reasons/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"
import type {
  RequestEvent,
  RequestEventData,
  RequestKind,
  RequestOutcome,
  Requester,
} from "./request-events.ts"

export interface RequestState {
  readonly version: number
  readonly kind: RequestKind | null
  readonly subject: SubjectId | null
  readonly requester: Requester | null
  readonly streams: readonly string[] | "all"
  readonly words: Sealable<string> | null
  readonly receivedOn: PlainDate | null
  readonly deadline: Deadline | null
  readonly isIdentified: boolean
  readonly outcome: RequestOutcome | null
  readonly reasons: readonly Sealable<string>[]
  readonly remedies: readonly Text[]
  readonly dispute: RequestEventData["RequestDecided"]["dispute"]
  readonly answeredOn: PlainDate | null
  readonly copyHandedOut: boolean
  /** Whether an officer is reminded that the last day is over. */
  readonly isOverdue: boolean
}

export const noRequest: RequestState = {
  version: 0,
  kind: null,
  subject: null,
  requester: null,
  streams: [],
  words: null,
  receivedOn: null,
  deadline: null,
  isIdentified: false,
  outcome: null,
  reasons: [],
  remedies: [],
  dispute: null,
  answeredOn: null,
  copyHandedOut: false,
  isOverdue: false,
}

/** The request after one more event. */
export function evolveRequest(before: RequestState, event: RequestEvent): RequestState {
  const state = { ...before, version: before.version + 1 }
  switch (event.type) {
    case "RequestReceived":
      return { ...state, ...event.data, receivedOn: event.occurredOn }
    case "RequesterIdentified":
      return { ...state, isIdentified: true }
    case "RequestDecided":
      return { ...state, ...event.data, answeredOn: event.occurredOn, isOverdue: false }
    case "CopyHandedOut":
      return { ...state, copyHandedOut: true }
    case "RequestOverdue":
      return { ...state, isOverdue: true }
    default:
      return event satisfies never
  }
}

/** The request a stream leads to. */
export function foldRequest(events: readonly RequestEvent[], from: RequestState = noRequest): RequestState {
  return events.reduce(evolveRequest, from)
}
