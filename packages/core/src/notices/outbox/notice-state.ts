/** A notice as its events have made it. */
import type { SubjectId } from "../../identity/index.ts"
import type { Citation } from "../../reasons/index.ts"
import type { Instant, PlainDate } from "../../time/index.ts"
import type { DeliveryStatus, SendTrouble } from "../messages/index.ts"
import type { ArrivedIn, NoticeTask, Rung, StuckReason, ToldWhen } from "./notice-events.ts"

/**
 * `open`: on its way. `stuck`: a person has to look at it. `discharged`: they were told as far as is owed; a provider
 * that takes its word back opens it again. `withdrawn`: not owed any more. `lapsed`: too late to be of use.
 */
export type NoticePhase = "none" | "open" | "stuck" | "discharged" | "withdrawn" | "lapsed"

/** What is known of a message on one channel. */
export interface Sending {
  readonly channel: string
  readonly status: DeliveryStatus
  /** How often it was handed to the provider, or may have been. */
  readonly attempts: number
  /** How often for each trouble since it last went well. */
  readonly failures: Readonly<Partial<Record<SendTrouble, number>>>
  /** When it was last handed over, or may have been: a provider's record may lag behind that. */
  readonly triedAt: Instant
  /** When the provider last took it; `null` while it has not. */
  readonly sentAt: Instant | null
  readonly reference: string | null
  /** Whether it may have gone out although nobody said so. */
  readonly mayBeOut: boolean
  /** How often the provider was asked and could not say. */
  readonly looks: number
  /** Not before then again. */
  readonly notBefore: Instant | null
  /** Not again by this channel. */
  readonly isOver: boolean
  /** In which system it is on record as arrived, from the first word of it on; no later one moves the day. */
  readonly arrived: ArrivedIn | null
  /** How often they may have been reached twice. */
  readonly duplicatesRisked: number
}

export interface NoticeState {
  readonly version: number
  readonly phase: NoticePhase
  readonly kind: string
  readonly about: string
  readonly recipient: SubjectId | null
  readonly values: Readonly<Record<string, unknown>>
  readonly ladder: readonly Rung[]
  readonly until: ToldWhen
  readonly urgent: Citation | null
  readonly lapsesAt: Instant | null
  readonly owedAt: Instant | null
  /** The place in the ladder. */
  readonly rung: number
  readonly sendings: readonly Sending[]
  readonly task: NoticeTask | null
  /** The letter that they want beside all else; `null` where they want none, or it is not owed any more. */
  readonly paper: "due" | "posted" | null
  readonly told: { readonly on: PlainDate; readonly by: string } | null
  readonly acknowledgedOn: PlainDate | null
  readonly stuckBecause: StuckReason | null
  /** Which message of the storage carries it on. */
  readonly round: number
  /** The last claim of that message that left something on record; -1 where one before it may have sent. */
  readonly claim: number
}

export const noNotice: NoticeState = {
  version: 0,
  phase: "none",
  kind: "",
  about: "",
  recipient: null,
  values: {},
  ladder: [],
  until: "sent",
  urgent: null,
  lapsesAt: null,
  owedAt: null,
  rung: 0,
  sendings: [],
  task: null,
  paper: null,
  told: null,
  acknowledgedOn: null,
  stuckBecause: null,
  round: 0,
  claim: 0,
}

export function sendingBy(state: Pick<NoticeState, "sendings">, channel: string): Sending | undefined {
  return state.sendings.find((sending) => sending.channel === channel)
}

/** Whether what is known of a message is as much as the obligation asks for; what only waits with us is nothing. */
export function isEnough({ sentAt, status }: Pick<Sending, "sentAt" | "status">, until: ToldWhen): boolean {
  switch (until) {
    case "sent":
      return sentAt !== null && status !== "failed" && status !== "unknown"
    case "delivered":
      return status === "delivered" || status === "read"
    case "acknowledged":
      return false
    default:
      return until satisfies never
  }
}

/** Further along wins: a late `sent` does not take back a `delivered`. */
export function laterStatus(known: DeliveryStatus, told: DeliveryStatus): DeliveryStatus {
  return ranks[told] >= ranks[known] ? told : known
}

const ranks: Readonly<Record<DeliveryStatus, number>> = {
  unknown: 0,
  queued: 1,
  sent: 2,
  failed: 3,
  delivered: 4,
  read: 5,
}
