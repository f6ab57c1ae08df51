/**
 * What can happen to a notice that is owed to somebody. A notice is an obligation and no call that returned: the stream
 * says who is to be told what, by which ways it was tried, what is known of each try, and when they were told.
 * Nothing here is personal data but what a visitor or caller noted, which is sealed.
 */
import type { DomainEvent, Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Citation } from "../../reasons/index.ts"
import type { Instant, PlainDate } from "../../time/index.ts"
import type { DeliveryStatus, SendTrouble } from "../messages/index.ts"

/** What a person does where messages do not reach: prints and posts a letter, calls, goes there. */
export type NoticeTask = "letter" | "call" | "visit"

/** What came of it; `posted` is of letters alone, and says that one left and not that it arrived. */
export type TaskOutcome = "reached" | "not-reached" | "posted"

/** One way of telling somebody, and how long it is given before the next is tried. */
export type Rung =
  | { readonly way: "channel"; readonly channel: string; readonly waitMinutes: number }
  | { readonly way: NoticeTask }

/** What discharges the obligation: a reminder is done when sent, a decision that binds only when they know of it. */
export type ToldWhen = "sent" | "delivered" | "acknowledged"

/** Why the next way is tried. */
export type ClimbReason =
  /** Sent, and nobody answered in the time given. */
  | "silent"
  | "failed"
  /** Nobody can say whether it went out, and a repetition might reach them twice. */
  | "unknown"
  | "opted-out"
  | "no-address"
  /** The district has no such channel any more. */
  | "no-channel"
  | "not-reached"

/** Why nothing leads further; `defect`: the district or an adapter broke off in an error of no port. */
export type StuckReason = SendTrouble | "ladder-ended" | "defect"

/** Why a notice is put off. */
export type WaitReason =
  /** Quiet hours. */
  | "quiet"
  /** The provider is to be left alone for a while. */
  | "pause"
  /** For a report or an answer. */
  | "answer"

/**
 * Up to which claim of the storage's message everything is on record. A later claim that left nothing there was broken
 * off, and may have handed a message to a provider: so no write is needed before each send.
 */
export interface Claimed {
  /** Rises each time that the notice is taken up anew, with a message of its own. */
  readonly round: number
  readonly claim: number
}

/** That a system which records what arrives in it has it, and since which day. */
export interface ArrivedIn {
  readonly system: string
  readonly on: PlainDate
}

export interface NoticeOwedData {
  /** The kind of its template. */
  readonly kind: string
  /** What it is about, for example the stream of a case: an id without meaning. */
  readonly about: string
  readonly recipient: SubjectId
  /** By field of the template. */
  readonly values: Readonly<Record<string, unknown>>
  readonly ladder: readonly Rung[]
  /** Whether they want it on paper too: a letter that is due beside the ladder. */
  readonly onPaper?: boolean
  readonly until: ToldWhen
  /** The clause that lets it break quiet hours; `null` where it keeps them. */
  readonly urgent: Citation | null
  /** When telling it has no sense any more. */
  readonly lapsesAt: Instant | null
}

export interface NoticeEventData {
  NoticeOwed: NoticeOwedData
  /** A provider took the message. */
  MessageSent: Claimed & {
    readonly channel: string
    readonly status: Extract<DeliveryStatus, "queued" | "sent" | "delivered">
    readonly reference: string | null
    readonly arrived?: ArrivedIn
    /** It may have gone out before, on a channel that neither knows repetitions nor can be asked. */
    readonly risked: boolean
  }
  MessageFailed: Claimed & {
    readonly channel: string
    readonly trouble: SendTrouble
    /** Not before then again; `null` where it is not tried again by this channel. */
    readonly retryAt: Instant | null
    readonly code: string | null
    readonly risked: boolean
  }
  /** The provider was asked. `unsent`: it surely does not have it. */
  MessageLookedUp: Claimed & {
    readonly channel: string
    readonly answer: DeliveryStatus | "unsent"
    readonly trouble: SendTrouble | null
    readonly code: string | null
    readonly arrived?: ArrivedIn
    /** When it may be asked again. */
    readonly againAt: Instant
  }
  /** The provider reported by itself. */
  MessageReported: {
    readonly channel: string
    readonly status: DeliveryStatus
    readonly trouble: SendTrouble | null
    readonly code: string | null
    readonly arrived?: ArrivedIn
  }
  NoticePutOff: Claimed & { readonly because: WaitReason; readonly until: Instant }
  NoticeClimbed: Claimed & { readonly because: ClimbReason }
  NoticeTaskOpened: Claimed & { readonly task: NoticeTask }
  NoticeTaskDone: {
    readonly task: NoticeTask
    readonly outcome: TaskOutcome
    readonly note?: Sealable<string>
  }
  /** They are told, once and for all: whatever hangs on it is counted from here, and no later message moves it. */
  NoticeTold: { readonly by: string; readonly told: PlainDate }
  NoticeAcknowledged: Record<string, never>
  /** Nothing leads further by itself: a person looks at it, and may revive it. */
  NoticeStuck: Claimed & { readonly because: StuckReason }
  NoticeRevived: { readonly rung: number }
  /** It is not owed any more: what it spoke of was settled or moved, or nothing is known any more of whom to tell. */
  NoticeWithdrawn: { readonly because: "settled" | "replaced" | "mistaken" | "erased" }
  NoticeLapsed: Record<string, never>
}

export type NoticeEventType = keyof NoticeEventData

export type NoticeEvent = {
  [Type in NoticeEventType]: DomainEvent<Type, NoticeEventData[Type]>
}[NoticeEventType]
