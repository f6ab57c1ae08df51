/**
 * Notices (告知) for the embedder: what somebody is owed to be told, carried on until they are, by messages where these
 * reach and by people where they do not. A reminder (提醒) serves nothing: service (送达) is on record in the case.
 */
import { createHash } from "node:crypto"
import * as Result from "effect/Result"
import type { SubjectId } from "@onevisit/core/identity"
import { composeMessage, type DeliveryReport, findPersonalData, languages } from "@onevisit/core/notices"
import {
  type NoticeOwedData,
  type NoticePhase,
  type NoticeState,
  type NoticeTask,
  type Preferences,
  sendingBy,
  type TaskOutcome,
  type ToldWhen,
} from "@onevisit/core/notices/outbox"
import { type Citation, type Finding, InvalidInput } from "@onevisit/core/reasons"
import type { DeliveryStatus } from "@onevisit/core/notices"
import type { Storage } from "@onevisit/core/ports"
import type { Instant } from "@onevisit/core/time"
import { callSchema, parseInputOrThrow, subjectIdSchema, uuidSchema } from "../input/index.ts"
import { uuidFrom } from "../ids/index.ts"
import { type CaseDesk, UnknownSubject } from "../intake/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { type NoticeAnswer, type NoticeCall, type NoticeDesk, provider } from "./notice-desk.ts"
import { arrivalOf } from "./arrival.ts"
import { composeLetter, type LetterAnswer } from "./letter.ts"
import { NOTICE_VIEW, noticeOfKey, type NoticeRow, rowOf } from "./notice-model.ts"
import { UnknownNotice } from "./notices.errors.ts"
import {
  noticeQuerySchema,
  noticeServiceSchema,
  owedSchema,
  preferencesSchema,
  reportsSchema,
  taskDoneSchema,
  withdrawnSchema,
} from "./notices.schema.ts"
import { type NoticeServiceAnswer, type NoticeServiceInput, offerService } from "./offer-service.ts"
import { type OpenedFor, ownOpening } from "../sealing/index.ts"
import { knownOf, type Outfit } from "./outbox-settings.ts"

/** What is owed to be told. */
export interface OwedNotice {
  /** What it follows from, for example `case:…/correction@2018-07-30`: the same obligation is one notice. No personal data. */
  readonly obligation: string
  /** The kind of a template. */
  readonly kind: string
  /** What it is about, by an id without meaning. */
  readonly about: string
  readonly recipient: SubjectId
  /** By field of the template. */
  readonly values: Readonly<Record<string, unknown>>
  /** The name of a ladder. Default `standard`. */
  readonly ladder?: string
  /** What discharges it. Default `sent`: it is a reminder. */
  readonly until?: ToldWhen
  /** The clause that lets it break quiet hours. */
  readonly urgent?: Citation
  /** When telling it has no sense any more. */
  readonly lapsesAt?: Instant
}

interface Page {
  readonly after?: string
  readonly limit?: number
}

export interface NoticeQuery extends Page {
  readonly about?: string
  readonly recipient?: SubjectId
  readonly phase?: Exclude<NoticePhase, "none">
  readonly task?: NoticeTask
  /** `due`: a letter is to be printed and posted. */
  readonly paper?: "due" | "posted"
  /** The channel it was last tried by. */
  readonly channel?: string
  /** What is known of that. */
  readonly status?: DeliveryStatus
}

/** Every call rejects with `InvalidInput` when what it is given has not the form it should, and with `OutboxMissing` in a district without an outbox. */
export interface NoticesService {
  /** Owes a notice, once for each obligation. Rejects with `UnknownSubject`. Nothing is sent yet: `runDue` does. */
  owe(notice: OwedNotice, call: NoticeCall): Promise<NoticeAnswer>
  /** How a notice stands. Rejects with `UnknownNotice`, as all that name one do. */
  get(id: string): Promise<NoticeRow>
  find(query: NoticeQuery): Promise<{ readonly rows: readonly NoticeRow[]; readonly cursor: string | null }>
  /** The person says that they know. */
  acknowledge(id: string, call: NoticeCall): Promise<NoticeAnswer>
  /**
   * What came of a call, a visit or a letter; who was not reached is told by the next way. `posted` is of letters, also of one
   * that is due beside all else (`paper`). The note is sealed.
   */
  finishTask(
    id: string,
    done: { readonly outcome: TaskOutcome; readonly note?: string },
    call: NoticeCall,
  ): Promise<NoticeAnswer>
  /** What to print for a letter, and where it goes, in the person's language. Rejects with `InvalidInput` for wording that does not fit any more. */
  letter(id: string, purpose: OpenedFor): Promise<LetterAnswer>
  /** Takes a notice that is stuck up again, each channel with all its chances. */
  revive(id: string, call: NoticeCall): Promise<NoticeAnswer>
  /** It is not owed any more. */
  withdraw(id: string, because: "settled" | "replaced" | "mistaken", call: NoticeCall): Promise<NoticeAnswer>
  /** What a provider reports by itself; how many of the reports told something new, and how many know no message of ours. */
  report(
    channel: string,
    reports: readonly DeliveryReport[],
  ): Promise<{ readonly news: number; readonly unknown: number }>
  /**
   * What a notice proves of a service (送达), as `intake.command` takes it: offered to an officer where it arrived in a system
   * that records arrival (`can.arrivesIn` of a channel) and in which the person had agreed to be served. Rejects with
   * `UnknownCase`.
   */
  service(id: string, given: NoticeServiceInput): Promise<NoticeServiceAnswer>
  /** How somebody wants to be told; what is left out is as if they had said nothing. */
  prefer(
    subject: SubjectId,
    preferences: Partial<Preferences>,
    call: NoticeCall,
  ): Promise<{ readonly outcome: "recorded" } | Extract<NoticeAnswer, { outcome: "refused" }>>
  preferencesOf(subject: SubjectId): Promise<Preferences>
  /** What of the templates the channels of their ladders cannot carry; nothing where all is well. */
  review(): Promise<readonly (Finding & { readonly channel: string; readonly kind: string })[]>
}

export interface NoticesOptions extends Outfit {
  readonly desk: NoticeDesk
  readonly storage: Storage
  readonly subjects: Pick<Subjects, "kindOf" | "reveal">
  readonly cases: Pick<CaseDesk, "load">
}

export function noticesService(options: NoticesOptions): NoticesService {
  const { cases, channels, desk, settings, storage, subjects, templates } = options
  const found = async (id: string) => {
    const state = uuidSchema.safeParse(id).success ? await desk.load(id) : undefined
    if (state === undefined || state.version === 0) throw new UnknownNotice()
    return state
  }
  const waysOf = async (
    name: string,
    recipient: SubjectId,
  ): Promise<Pick<NoticeOwedData, "ladder" | "onPaper">> => {
    const ladder = Object.hasOwn(settings.ladders, name) ? settings.ladders[name] : undefined
    if (ladder === undefined)
      throw new InvalidInput([
        { path: ["ladder"], expected: `one of ${Object.keys(settings.ladders).join(", ")}` },
      ])
    const { onPaper } = await desk.preferencesOf(recipient)
    // A letter that they want in any case is none that is posted when all else fails.
    const others = ladder.filter(({ way }) => way !== "letter")
    return onPaper && others.length > 0 ? { ladder: others, onPaper } : { ladder }
  }

  return {
    owe: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const {
        ladder = "standard",
        lapsesAt = null,
        obligation,
        until = "sent",
        urgent = null,
        ...owed
      } = parseInputOrThrow(owedSchema, given)
      const template = templates.get(owed.kind)
      if (template === undefined)
        throw new InvalidInput([{ path: ["kind"], expected: `one of ${[...templates.keys()].join(", ")}` }])
      const link = settings.linkTo?.({ about: owed.about, kind: owed.kind })
      const identity = await subjects.reveal(owed.recipient, ownOpening("own:notice", call.as))
      if (identity === null) throw new UnknownSubject()
      // Values are kept as they are: what the person is known by is found before it could be stored.
      const known = identity === "erased" ? [] : knownOf(identity)
      const traces = findPersonalData(owed.about, known)
      if (traces.length > 0)
        throw new InvalidInput([
          { path: ["about"], expected: `an id without personal data (${traces.join(", ")})` },
        ])
      for (const language of languages) {
        const composed = composeMessage(template, owed.values as never, {
          language,
          known,
          ...(link === undefined ? {} : { link }),
        })
        if (Result.isFailure(composed)) throw composed.failure
      }
      const id = noticeIdFor(obligation, owed.recipient)
      const data = { ...owed, ...(await waysOf(ladder, owed.recipient)), until, urgent, lapsesAt }
      return desk.run(id, { type: "owe", data }, call)
    },
    get: async (id) => rowOf(id, await found(id)),
    find: async (query) => {
      const { after, limit = 100, ...where } = parseInputOrThrow(noticeQuerySchema, query)
      const page = after === undefined ? {} : { after }
      const range = { field: "owedAt" }
      const { cursor, rows } = await storage.findViews({ ...NOTICE_VIEW, where, range, limit, ...page })
      return { rows: rows.map(({ doc }) => doc as NoticeRow), cursor }
    },
    acknowledge: async (id, call) => {
      await found(id)
      return desk.run(id, { type: "acknowledge" }, parseInputOrThrow(callSchema, call))
    },
    finishTask: async (id, done, call) => {
      await found(id)
      const command = { type: "finish-task", ...parseInputOrThrow(taskDoneSchema, done) } as const
      return desk.run(id, command, parseInputOrThrow(callSchema, call))
    },
    letter: async (id, purpose) => composeLetter(options, await found(id), purpose),
    revive: async (id, call) => {
      await found(id)
      return desk.run(id, { type: "revive" }, parseInputOrThrow(callSchema, call))
    },
    withdraw: async (id, because, call) => {
      await found(id)
      const command = { type: "withdraw", because: parseInputOrThrow(withdrawnSchema, because) } as const
      return desk.run(id, command, parseInputOrThrow(callSchema, call))
    },
    report: async (channel, given) => {
      let news = 0
      let unknown = 0
      for (const { at, code, key, status, trouble } of parseInputOrThrow(reportsSchema, given)) {
        const notice = noticeOfKey(key)
        if (!mayBeOf(await desk.load(notice), channel)) {
          unknown += 1
          continue
        }
        const data = {
          channel,
          status,
          trouble: trouble ?? null,
          code: code ?? null,
          ...arrivalOf(channels.get(channel), { at, status }, desk.now()),
        }
        const answer = await desk.run(notice, { type: "report", data }, { as: provider })
        news += answer.outcome === "recorded" && answer.happened.length > 0 ? 1 : 0
      }
      return { news, unknown }
    },
    service: async (id, given) =>
      offerService(cases, id, await found(id), parseInputOrThrow(noticeServiceSchema, given)),
    prefer: async (subject, given, call) => {
      const wanted = parseInputOrThrow(preferencesSchema, given)
      if ((await subjects.kindOf(parseInputOrThrow(subjectIdSchema, subject))) === null)
        throw new UnknownSubject()
      const { language = "zh", notBy = [], onPaper = false } = wanted
      const preferences = { language, notBy, onPaper }
      const refusal = await desk.prefer(subject, preferences, parseInputOrThrow(callSchema, call))
      return refusal === null ? { outcome: "recorded" } : { outcome: "refused", refusal }
    },
    preferencesOf: async (subject) => {
      const { language, notBy, onPaper } = await desk.preferencesOf(
        parseInputOrThrow(subjectIdSchema, subject),
      )
      return { language, notBy, onPaper }
    },
    review: async () =>
      [...channels.values()].flatMap((channel) =>
        [...templates.values()].flatMap((template) =>
          channel
            .review(template)
            .map((finding) => ({ ...finding, channel: channel.id, kind: template.kind })),
        ),
      ),
  }
}

/** A report may come before the message it is of is on record; of a way that was not yet tried, there is none. */
function mayBeOf(state: NoticeState, channel: string): boolean {
  const rung = state.ladder[state.rung]
  return (
    sendingBy(state, channel) !== undefined ||
    (state.phase !== "none" && rung?.way === "channel" && rung.channel === channel)
  )
}

/** The same obligation to the same person is the same notice. */
export function noticeIdFor(obligation: string, recipient: SubjectId): string {
  return uuidFrom(createHash("sha256").update(`${obligation}\n${recipient}`).digest("hex"))
}
