/**
 * Records for the embedder: who looked at them, how long they are kept, what holds and restricts them, their disposal by a
 * person, and requests of those whose data they are (个人信息保护法 arts. 19, 44 to 51).
 */
import { type Actor, composeActor, type SubjectId, system } from "@onevisit/core/identity"
import {
  type FileRefusal,
  type Hold,
  isPersonOf,
  type RecordAct,
  type RecordsNotAuthorised,
  type RecordStanding,
  refuseOnRecords,
} from "@onevisit/core/records"
import { text, type Text } from "@onevisit/core/reasons"
import type { Instant, PlainDate } from "@onevisit/core/time"
import { type AccessLog, purposesOf } from "../access/index.ts"
import { callSchema, parseInputOrThrow, subjectIdSchema } from "../input/index.ts"
import { finishDisposal } from "./dispose.ts"
import { type FileAnswer, type FileCall, fileDesk, type FileDesk, type FileDeskOptions } from "./file-desk.ts"
import { DISPOSAL_VIEW } from "./file-model.ts"
import type { HoldInput, PageInput } from "./records-input.ts"
import { holdSchema, liftSchema, pageSchema, restrictSchema, unrestrictSchema } from "./records.schema.ts"
import { REQUEST_VIEW, type RequestRow } from "./request-model.ts"
import { type RequestsOptions, type RequestsService, requestsService } from "./requests.ts"

type Refused = { readonly outcome: "refused"; readonly refusal: FileRefusal }
type ReadCall = Pick<FileCall, "as">

/** One time somebody looked, as people read it. */
export interface Access {
  readonly at: Instant
  readonly on: PlainDate
  /** In words: of an officer the unit, never a name. */
  readonly by: Text
  readonly purpose: Text
  /** What was opened; `null` where the subject was found by a search. */
  readonly stream: string | null
  readonly values: number
  /** Who it was by the host's ids; `null` for the person who asks about themselves. */
  readonly actor: Actor | null
}

/** One record of a subject, and what the person says of it instead. */
export interface ShownRecord extends RecordStanding {
  /** The requests whose statements stand beside it. */
  readonly disputedBy: readonly string[]
}

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface RecordsService {
  readonly requests: RequestsService
  /** Who looked at what of a subject and what for, the latest first: for the person, and for officers who read the log. */
  accesses(
    subject: SubjectId,
    call: ReadCall,
    page?: PageInput,
  ): Promise<
    | { readonly outcome: "found"; readonly accesses: readonly Access[]; readonly cursor: string | null }
    | Refused
  >
  /** Every record of a subject: its class, its term, what keeps it. Rejects with `UnknownSubject`, as all that follow do. */
  of(
    subject: SubjectId,
    call: ReadCall,
  ): Promise<
    | { readonly outcome: "shown"; readonly records: readonly ShownRecord[]; readonly holds: readonly Hold[] }
    | Refused
  >
  hold(subject: SubjectId, hold: HoldInput, call: FileCall): Promise<FileAnswer>
  liftHold(subject: SubjectId, hold: string, reason: string, call: FileCall): Promise<FileAnswer>
  /** Restricts what must be kept although its erasure was asked for (art. 47 ¶2). */
  restrict(
    subject: SubjectId,
    what: { readonly streams: readonly string[] | "all"; readonly reason: string },
    call: FileCall,
  ): Promise<FileAnswer>
  /** For example when the person applies again. */
  liftRestriction(
    subject: SubjectId,
    what: { readonly streams: readonly string[]; readonly reason: string },
    call: FileCall,
  ): Promise<FileAnswer>
  /** Looks at a page of all subjects whether nothing keeps their records any more; call on with the cursor to its end. */
  review(
    call: FileCall,
    page?: PageInput,
  ): Promise<
    { readonly outcome: "reviewed"; readonly subjects: number; readonly cursor: string | null } | Refused
  >
  /** Whose records a person is to dispose of, the longest due first. */
  due(
    call: ReadCall,
    page?: PageInput,
  ): Promise<
    | {
        readonly outcome: "found"
        readonly due: readonly { readonly subject: SubjectId; readonly dueSince: PlainDate }[]
        readonly cursor: string | null
      }
    | Refused
  >
  /**
   * Confirms the disposal: the subject's key is destroyed, and nothing sealed under it can be read again, by anybody.
   * `withdrawn` where something came to keep a record meanwhile.
   */
  dispose(
    subject: SubjectId,
    call: FileCall,
  ): Promise<{ readonly outcome: "disposed" } | { readonly outcome: "withdrawn" } | Refused>
}

export interface RecordsOptions extends Omit<RequestsOptions, "files">, FileDeskOptions {
  readonly log: AccessLog
}

export interface RecordsDesk {
  readonly service: RecordsService
  readonly files: FileDesk
}

export function recordsService(options: RecordsOptions): RecordsDesk {
  const { clock, index, log, rules, storage } = options
  const files = fileDesk(options)
  const titles = new Map(purposesOf(rules).map(({ id, title }) => [id, title]))
  const refuse = (act: RecordAct, actor: Actor): RecordsNotAuthorised | FileRefusal | undefined =>
    refuseOnRecords(act, { actor, now: clock.now(), rules })
  const run = (subject: SubjectId, command: Parameters<FileDesk["run"]>[1], call: FileCall) =>
    files.run(subject, command, parseInputOrThrow(callSchema, call))

  const service: RecordsService = {
    requests: requestsService({ ...options, files }),
    accesses: async (given, givenCall, page = {}) => {
      const { as } = parseInputOrThrow(callSchema, givenCall)
      const subject = parseInputOrThrow(subjectIdSchema, given)
      const { after, limit = 100 } = parseInputOrThrow(pageSchema, page)
      const isOwn = isPersonOf(as, subject)
      const refusal = isOwn ? undefined : refuse("read-access-log", as)
      if (refusal) return { outcome: "refused", refusal }
      const found = await log.about(subject, { limit, ...(after === undefined ? {} : { after }) })
      const accesses = found.entries.map(({ at, by, on, purpose, stream, values }) => ({
        at,
        on,
        stream,
        values,
        by: composeActor(by),
        purpose: titles.get(purpose) ?? text(purpose, purpose),
        actor: isOwn ? null : by,
      }))
      return { outcome: "found", accesses, cursor: found.cursor }
    },
    of: async (subject, givenCall) => {
      const { as } = parseInputOrThrow(callSchema, givenCall)
      const refusal = refuse("read-records", as)
      if (refusal) return { outcome: "refused", refusal }
      const [standings, { holds }] = [await files.standingsOf(subject), await files.load(subject)]
      const { rows } = await storage.findViews({ ...REQUEST_VIEW, where: { subject }, limit: 1000 })
      const requests = rows.map(({ doc }) => doc as RequestRow)
      const records = standings.map((standing) => ({
        ...standing,
        disputedBy: requests
          .filter(({ disputed }) => disputed.includes(standing.stream))
          .map(({ request }) => request),
      }))
      return { outcome: "shown", records, holds }
    },
    hold: async (subject, given, call) => {
      const { stream = null, ...hold } = parseInputOrThrow(holdSchema, given)
      return run(subject, { type: "set-hold", stream, ...hold }, call)
    },
    liftHold: async (subject, hold, reason, call) => {
      const lifted = await run(
        subject,
        { type: "lift-hold", ...parseInputOrThrow(liftSchema, { hold, reason }) },
        call,
      )
      // What the hold kept may be due now, or on a day that can be told again.
      if (lifted.outcome === "recorded")
        await files.run(subject, { type: "review" }, { as: system("records") })
      return lifted
    },
    restrict: async (subject, given, call) =>
      run(subject, { type: "restrict", ...parseInputOrThrow(restrictSchema, given) }, call),
    liftRestriction: async (subject, given, call) =>
      run(subject, { type: "lift-restriction", ...parseInputOrThrow(unrestrictSchema, given) }, call),
    review: async (givenCall, page = {}) => {
      const { as } = parseInputOrThrow(callSchema, givenCall)
      const { after = null, limit = 100 } = parseInputOrThrow(pageSchema, page)
      const refusal = as.kind === "system" ? undefined : refuse("dispose-of-records", as)
      if (refusal) return { outcome: "refused", refusal }
      await index.catchUp()
      const { cursor, subjects } = await index.subjectsAfter(after, limit)
      for (const subject of subjects) {
        if ((await files.load(subject)).disposal !== "done")
          await files.run(subject, { type: "review" }, { as })
      }
      return { outcome: "reviewed", subjects: subjects.length, cursor }
    },
    due: async (givenCall, page = {}) => {
      const { as } = parseInputOrThrow(callSchema, givenCall)
      const { after, limit = 100 } = parseInputOrThrow(pageSchema, page)
      const refusal = refuse("dispose-of-records", as)
      if (refusal) return { outcome: "refused", refusal }
      const { cursor, rows } = await storage.findViews({
        ...DISPOSAL_VIEW,
        range: { field: "dueSince" },
        limit,
        ...(after === undefined ? {} : { after }),
      })
      const due = rows.map(({ doc }) => {
        const { dueSince, subject } = doc as { readonly subject: SubjectId; readonly dueSince: PlainDate }
        return { subject, dueSince }
      })
      return { outcome: "found", due, cursor }
    },
    dispose: async (subject, call) => {
      const confirmed = await run(subject, { type: "confirm-disposal" }, call)
      if (confirmed.outcome === "refused") return confirmed
      const isDone = await finishDisposal(options, files, subject)
      return { outcome: isDone || confirmed.state.disposal === "done" ? "disposed" : "withdrawn" }
    },
  }
  return { service, files }
}
