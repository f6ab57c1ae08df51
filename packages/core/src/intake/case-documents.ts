/**
 * The documents (文书) that a case calls for and that are served on somebody: each by its place in the case, with its
 * seal and its service. What they say is composed from the same events, and asked nobody here.
 */
import type { Citation } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { ServiceMethod } from "../law/index.ts"
import type { CaseEvent, CaseEventType } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import type { DeadlineName } from "./case-terms.ts"
import { type DeadlineKind, readDeadlineName } from "./named-deadline.ts"

/** The kinds that are served. All of them bear a seal (浙江省保障“最多跑一次”改革规定 art. 11¶4; 行政许可法 art. 32¶2). */
export const servedKinds = [
  "receipt",
  "correction",
  "acceptance",
  "deemed-acceptance",
  "tolerant-acceptance",
  "supplement-extended",
  "delay-excused",
  "further-notice",
  "not-accepted",
  "acceptance-revoked",
  "terminated",
  "deemed-withdrawn",
  "special-procedure",
  "procedure-ended",
  "extension",
  "deadline-moved",
  "granted",
  "refused",
  "deemed-renewal",
  "rectification",
  "decision-revoked",
  "prior-notice",
] as const

export type ServedKind = (typeof servedKinds)[number]

/** A document of the case, and what became of it. */
export interface IssuedDocument {
  /** The position in the case of the event that called for it, and its kind: `3-acceptance`. */
  readonly id: string
  readonly kind: ServedKind
  /** 文号, where the event gave it; any other gets it when it is printed. */
  readonly number: string | null
  readonly on: PlainDate
  readonly isSealed: boolean
  /** The service that counts; `null` until one does. */
  readonly served: CountedService | null
  /** It was also, or only, handed over or sent on paper; absent where it was not. */
  readonly onPaper?: true
}

/** The service of a document from which terms run. */
export interface CountedService {
  /** The day of service; of a public notice that stands still, a day to come. */
  readonly on: PlainDate
  readonly method: ServiceMethod
  readonly clause?: Citation
}

/** The document that an event at a position calls for; `null` where none of those that are served. */
export function documentOf(event: CaseEvent, position: number): IssuedDocument | null {
  const kind = kindOf(event)
  if (kind === undefined) return null
  // What came by way of a supplement has no number of its own: its receipt gets one when it is printed.
  const number = "number" in event.data ? event.data.number : null
  return { id: `${position}-${kind}`, kind, number, on: event.occurredOn, isSealed: false, served: null }
}

/** The documents that were served electronically and that the applicant asked to have on paper too, by their ids. */
export function paperDue({
  choices,
  documents,
}: Pick<CaseState, "choices" | "documents">): readonly string[] {
  if (choices.optIns?.paperDocuments !== true) return []
  return documents
    .filter(({ onPaper, served }) => served?.method === "electronic" && onPaper !== true)
    .map(({ id }) => id)
}

/** Acts wait for their seal on the desk; what else is served gets it when somebody prints it. */
export function isAct({ kind, number }: IssuedDocument): boolean {
  return number !== null && kind !== "receipt"
}

/** Whether a deadline's day was told to the applicant, so that another one is to be told too; the rest are our own. */
function isTold(name: DeadlineName): boolean {
  return TOLD.has(readDeadlineName(name).kind)
}

const TOLD: ReadonlySet<DeadlineKind> = new Set([
  "correction",
  "supplement",
  "statutory",
  "promised",
  "delivery",
  "rectification",
  "defence",
])

function kindOf(event: CaseEvent): ServedKind | undefined {
  switch (event.type) {
    case "DecisionMade":
      return event.data.favourable ? "granted" : "refused"
    case "DeadlineMoved":
      return isTold(event.data.clock) ? "deadline-moved" : undefined
    default:
      return kinds[event.type]
  }
}

const kinds: { readonly [Type in CaseEventType]?: ServedKind } = {
  MaterialsReceived: "receipt",
  SupplementReceived: "receipt",
  CorrectionNotified: "correction",
  Accepted: "acceptance",
  DeemedAccepted: "deemed-acceptance",
  TolerantlyAccepted: "tolerant-acceptance",
  SupplementExtended: "supplement-extended",
  CorrectionReopened: "supplement-extended",
  DelayExcused: "delay-excused",
  OwedNotified: "further-notice",
  NotAccepted: "not-accepted",
  AcceptanceRevoked: "acceptance-revoked",
  CaseTerminated: "terminated",
  ApplicationDeemedWithdrawn: "deemed-withdrawn",
  ClockSuspended: "special-procedure",
  ClockResumed: "procedure-ended",
  ClockExtended: "extension",
  DeemedRenewed: "deemed-renewal",
  RectificationOrdered: "rectification",
  DecisionRevoked: "decision-revoked",
  AdverseActAnnounced: "prior-notice",
}
