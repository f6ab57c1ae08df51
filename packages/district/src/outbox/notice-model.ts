/**
 * How notices are stored: a stream for each, a row of how it stands with what is known of each channel, and one message of
 * the storage that carries it on.
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
import type { Instant, PlainDate } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"

export const NOTICE_VIEW = { view: "onevisit:notice", version: 1 } as const
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
  /** The letter that they want beside all else. */
  readonly paper: NoticeState["paper"]
  readonly told: { readonly on: PlainDate; readonly by: string } | null
  readonly acknowledgedOn: PlainDate | null
  readonly stuckBecause: NoticeState["stuckBecause"]
  readonly sendings: readonly Sending[]
}

export interface NoticePayload {
  readonly notice: string
  readonly round: number
}

/** The key under which providers know the messages of a notice: 32 letters and digits, the same at every attempt. */
export function keyOf(notice: string): string {
  return notice.replaceAll("-", "")
}

/** The notice whose messages have a key. */
export function noticeOfKey(key: string): string {
  return [key.slice(0, 8), key.slice(8, 12), key.slice(12, 16), key.slice(16, 20), key.slice(20)].join("-")
}

type NoticeChange = Change<NoticeState, NoticeEvent>

export const noticeModel: DecisionModel<NoticeState, NoticeEvent, NoticeCommand, NoticeContext> = {
  initial: noNotice,
  reader: noticeEventReader,
  evolve: evolveNotice,
  decide: decideNotice,
  subjectOf: (_, after) => after.recipient ?? "",
  viewsOf: (change) => [rowWrite(change)],
  messagesOf,
  resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
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
  const { about, acknowledgedOn, kind, owedAt, paper, phase, recipient, sendings, stuckBecause, task, told } =
    state
  return {
    notice,
    kind,
    about,
    // Of a notice that is there.
    recipient: recipient as SubjectId,
    phase,
    owedAt: owedAt as Instant,
    task,
    paper,
    told,
    acknowledgedOn,
    stuckBecause,
    sendings,
  }
}

/** Searched by the last way that was tried, too, and what is known of it. */
function rowWrite({ after, stream }: NoticeChange) {
  const doc = rowOf(noticeIdOf(stream), after)
  const { about, notice, owedAt, paper, phase, recipient, sendings, task } = doc
  const last = sendings.at(-1)
  const index = {
    about,
    owedAt,
    phase,
    recipient,
    task,
    paper,
    channel: last?.channel ?? null,
    status: last?.status ?? null,
  }
  return { ...NOTICE_VIEW, key: notice, doc, index }
}

/** A message for each round: at first, and whenever the notice is taken up anew. */
function messagesOf({ after, before, now, stream }: NoticeChange) {
  const isNew = before.version === 0 || after.round !== before.round
  if (!isNew || after.phase !== "open") return []
  const payload: NoticePayload = { notice: noticeIdOf(stream), round: after.round }
  return [{ id: `${stream}/${after.round}`, port: NOTICE_PORT, payload, availableAt: now.at }]
}
