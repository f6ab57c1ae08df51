/**
 * How notices are stored: a stream for each, a row of how it stands, a row for each channel it went out by, and one
 * message of the storage that carries it on.
 */
import type { SubjectId } from "@onevisit/core/identity"
import {
  decideNotice,
  decidePreferences,
  evolveNotice,
  evolvePreferences,
  type NoticeCommand,
  type NoticeContext,
  type NoticeEvent,
  type NoticePhase,
  type NoticeState,
  type NoticeTask,
  noNotice,
  type PreferencesCommand,
  type PreferencesEvent,
  type PreferencesState,
  preferencesUnset,
  type Sending,
} from "@onevisit/core/notices/outbox"
import { noticeEventReader, preferencesEventReader } from "@onevisit/core/notices/outbox/schema"
import type { DeliveryStatus } from "@onevisit/core/notices"
import type { Instant, PlainDate } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"

export const NOTICE_VIEW = { view: "onevisit:notice", version: 1 } as const
export const SENDING_VIEW = { view: "onevisit:sending", version: 1 } as const
/** The port of messages that carry notices on. */
export const NOTICE_PORT = "notice"

export const noticeStream = (id: string): string => `notice:${id}`
export const noticeIdOf = (stream: string): string => stream.slice("notice:".length)
export const preferencesStream = (subject: SubjectId): string => `preferences:${subject}`

/** How a notice stands. */
export interface NoticeRow {
  readonly notice: string
  readonly kind: string
  readonly about: string
  readonly recipient: SubjectId
  readonly phase: NoticePhase
  readonly owedAt: Instant
  /** What a person has to do now; `null` where there is nothing. */
  readonly task: NoticeTask | null
  readonly told: { readonly on: PlainDate; readonly by: string } | null
  readonly acknowledgedOn: PlainDate | null
  readonly stuckBecause: NoticeState["stuckBecause"]
  readonly sendings: readonly Sending[]
}

/** What is known of one message: to whom, by which channel. */
export interface SendingRow {
  readonly notice: string
  readonly recipient: SubjectId
  readonly channel: string
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly firstAt: Instant
  readonly duplicatesRisked: number
}

export interface NoticePayload {
  readonly notice: string
  readonly round: number
}

/** The key under which a message goes to a provider, by notice and channel. */
export type KeyOf = (channel: string) => string

type NoticeChange = Change<NoticeState, NoticeEvent>

/** The model of one notice; `keys` are those of the channels it has gone out by. */
export function noticeModel(
  keys: KeyOf,
): DecisionModel<NoticeState, NoticeEvent, NoticeCommand, NoticeContext> {
  return {
    initial: noNotice,
    reader: noticeEventReader,
    evolve: evolveNotice,
    decide: decideNotice,
    subjectOf: (_, after) => after.recipient ?? "",
    viewsOf: (change) => [rowWrite(change), ...sendingWrites(change, keys)],
    messagesOf: messagesOf,
    resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
  }
}

export const preferencesModel: DecisionModel<
  PreferencesState,
  PreferencesEvent,
  PreferencesCommand,
  Pick<NoticeContext, "now" | "actor" | "roles">
> = {
  initial: preferencesUnset,
  reader: preferencesEventReader,
  evolve: evolvePreferences,
  decide: decidePreferences,
  subjectOf: (_, after) => after.person ?? "",
}

export function rowOf(notice: string, state: NoticeState): NoticeRow {
  const { about, acknowledgedOn, kind, owedAt, phase, recipient, sendings, stuckBecause, task, told } = state
  return {
    notice,
    kind,
    about,
    // Of a notice that is there.
    recipient: recipient as SubjectId,
    phase,
    owedAt: owedAt as Instant,
    task,
    told,
    acknowledgedOn,
    stuckBecause,
    sendings,
  }
}

function rowWrite({ after, stream }: NoticeChange) {
  const doc = rowOf(noticeIdOf(stream), after)
  const { about, kind, notice, owedAt, phase, recipient, task } = doc
  return { ...NOTICE_VIEW, key: notice, doc, index: { about, kind, owedAt, phase, recipient, task } }
}

function sendingWrites({ after, before, stream }: NoticeChange, keys: KeyOf) {
  const notice = noticeIdOf(stream)
  return after.sendings
    .filter((sending) => !before.sendings.includes(sending))
    .map(({ attempts, channel, duplicatesRisked, firstAt, status }) => {
      const recipient = after.recipient as SubjectId
      const doc: SendingRow = {
        notice,
        recipient,
        channel,
        status,
        attempts,
        firstAt,
        duplicatesRisked,
      }
      return {
        ...SENDING_VIEW,
        key: keys(channel),
        doc,
        index: { notice, recipient, channel, status, firstAt, duplicatesRisked },
      }
    })
}

/** A message for each round: at first, and whenever the notice is taken up anew. */
function messagesOf({ after, before, now, stream }: NoticeChange) {
  const isNew = before.version === 0 || after.round !== before.round
  if (!isNew || after.phase !== "open") return []
  const payload: NoticePayload = { notice: noticeIdOf(stream), round: after.round }
  return [{ id: `${stream}/${after.round}`, port: NOTICE_PORT, payload, availableAt: now.at }]
}
