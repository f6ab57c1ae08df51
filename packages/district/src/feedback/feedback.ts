/**
 * Complaints and ratings (投诉与好差评) for the embedder: taken in, verified, rectified, the person asked again. What
 * people wrote is sealed before it is stored; figures are computed from the log, and there is no way to enter one.
 */
import { randomUUID } from "node:crypto"
import { canonicalJson } from "@onevisit/core/events"
import { type SubjectId, subjectIdOf } from "@onevisit/core/identity"
import {
  composeFeedbackFigures,
  concerns,
  type FeedbackClock,
  type FeedbackEvent,
  type FeedbackFigures,
  feedbackRefusals,
  type FeedbackRefusal,
  type FeedbackSummary,
  showFeedback,
  worksOnFeedback,
} from "@onevisit/core/intake/feedback"
import { feedbackEventReader } from "@onevisit/core/intake/feedback/schema"
import type { LedgerDay, Period } from "@onevisit/core/time"
import { readEvent } from "../acts/index.ts"
import { uuidFrom } from "../ids/index.ts"
import { callSchema, parseInputOrThrow } from "../input/index.ts"
import { UnknownSubject } from "../intake/index.ts"
import type { Explaining } from "../pins/index.ts"
import { sealing, type SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { UnknownFeedback } from "./feedback.errors.ts"
import {
  type FeedbackAnswer,
  type FeedbackCall,
  type FeedbackDesk,
  type FeedbackDeskOptions,
} from "./feedback-desk.ts"
import type { ComplaintInput, FeedbackCommandInput, FeedbackQuery, RatingInput } from "./feedback-input.ts"
import { FEEDBACK_VIEW, type FeedbackRow, feedbackStream } from "./feedback-model.ts"
import { type FeedbackWords, mayRead, wordsOf } from "./feedback-words.ts"
import {
  complaintSchema,
  feedbackCommandSchema,
  feedbackIdSchema,
  periodSchema,
  querySchema,
  ratingSchema,
} from "./feedback.schema.ts"

type StepInput<Type extends FeedbackCommandInput["type"]> =
  Extract<FeedbackCommandInput, { type: Type }> extends infer Command
    ? Command extends unknown
      ? Omit<Command, "type">
      : never
    : never

type Refused = { readonly outcome: "refused"; readonly refusal: FeedbackRefusal }

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface FeedbackService {
  /** Rates a service once; the same person's next rating in time replaces it. Rejects with `UnknownSubject`. */
  rate(rating: RatingInput, call: FeedbackCall): Promise<FeedbackAnswer>
  /** Takes in a complaint and gives it its number. Rejects with `UnknownSubject`. */
  complain(complaint: ComplaintInput, call: FeedbackCall): Promise<FeedbackAnswer>
  /** 核实. Rejects with `UnknownFeedback`, as all that follow do. */
  verify(id: string, finding: StepInput<"verify">, call: FeedbackCall): Promise<FeedbackAnswer>
  /** 整改. */
  rectify(id: string, measures: readonly string[], call: FeedbackCall): Promise<FeedbackAnswer>
  /** 回访: one try to ask the person again. */
  revisit(id: string, revisit: StepInput<"revisit">, call: FeedbackCall): Promise<FeedbackAnswer>
  close(id: string, reasons: readonly string[], call: FeedbackCall): Promise<FeedbackAnswer>
  /** Any other step: acknowledging, answering, transfers, setting aside, reopening. */
  command(id: string, command: FeedbackCommandInput, call: FeedbackCall): Promise<FeedbackAnswer>
  /** Where it stands, as far as the caller may see it; to the one rated without whatever tells who spoke. */
  get(
    id: string,
    call: FeedbackCall,
  ): Promise<{ readonly outcome: "shown"; readonly summary: FeedbackSummary } | Refused>
  /** Ratings and complaints to work on, for officers who do; those about the caller are left out. */
  find(
    query: FeedbackQuery,
    call: FeedbackCall,
  ): Promise<
    | {
        readonly outcome: "found"
        readonly rows: readonly (FeedbackSummary & { readonly feedback: string })[]
        readonly cursor: string | null
      }
    | Refused
  >
  /** What was written, opened for a stated purpose: all for those who work on it, their own words and the answer for the person. */
  words(
    id: string,
    purpose: string,
    call: FeedbackCall,
  ): Promise<{ readonly outcome: "opened"; readonly words: readonly FeedbackWords[] } | Refused>
  /**
   * Why what the authority has to do is due on its day: every day counted or skipped; `null` where no such clock was
   * started. For those who may see that day.
   */
  explain(
    id: string,
    clock: FeedbackClock,
    call: FeedbackCall,
  ): Promise<{ readonly outcome: "explained"; readonly days: readonly LedgerDay[] | null } | Refused>
  /** The figures of what came in within a period, computed from the log as it stands today. */
  figures(period: Period): Promise<FeedbackFigures>
}

export interface FeedbackOptions extends FeedbackDeskOptions, Explaining, Pick<SealingOptions, "onOpened"> {
  readonly desk: FeedbackDesk
  readonly subjects: Pick<Subjects, "kindOf">
}

export function feedbackService(options: FeedbackOptions): FeedbackService {
  const { clock, desk, explainDay, keys, onOpened, settings, storage, subjects } = options
  const seals = sealing({ keys, reader: feedbackEventReader, ...(onOpened ? { onOpened } : {}) })

  /** Under whose key the texts are sealed: the person's, or for one without a name one that is made for this alone. */
  const keyFor = async (person: SubjectId | null, id: string): Promise<SubjectId> => {
    if (person !== null) {
      if ((await subjects.kindOf(person)) === null) throw new UnknownSubject()
      return person
    }
    const own = subjectIdOf(id)
    await keys.create(own)
    return own
  }
  const logOf = async (id: string): Promise<readonly FeedbackEvent[]> => {
    const stored = await storage.readStream({ stream: feedbackStream(id) })
    return stored.map((event) => readEvent<FeedbackEvent>(feedbackEventReader, event))
  }
  const command: FeedbackService["command"] = async (id, given, call) =>
    desk.run(known(id), parseInputOrThrow(feedbackCommandSchema, given), parseInputOrThrow(callSchema, call))

  return {
    rate: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const { service, ...rating } = parseInputOrThrow(ratingSchema, given)
      const proof = await settings.proveService(service, call.as)
      if (proof === null) return { outcome: "refused", refusal: feedbackRefusals.serviceNotProven }
      const id = uuidFrom(await keys.blindIndex("onevisit:rating", canonicalJson(proof.service)))
      const keptFor = await keyFor(proof.rater, id)
      return desk.run(id, { type: "rate", reasons: [], ...rating, proof, keptFor }, call)
    },
    complain: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const complaint = parseInputOrThrow(complaintSchema, given)
      const id =
        call.commandId === undefined
          ? randomUUID()
          : uuidFrom(await keys.blindIndex("onevisit:complaint", call.commandId))
      const keptFor = await keyFor(complaint.complainant, id)
      const { about } = complaint
      const named = {
        item: about.kind === "item" ? about.item : null,
        outlet: about.kind === "outlet" ? about.outlet : null,
      }
      const record = { ...named, ...(await settings.concernedBy(about)) }
      return desk.run(id, { type: "complain", ...complaint, ...record, number: "", keptFor }, call)
    },
    command,
    verify: (id, finding, call) => command(id, { type: "verify", ...finding }, call),
    rectify: (id, measures, call) => command(id, { type: "rectify", measures }, call),
    revisit: (id, revisit, call) => command(id, { type: "revisit", ...revisit }, call),
    close: (id, reasons, call) => command(id, { type: "close", reasons }, call),
    get: async (id, givenCall) => {
      const { as } = parseInputOrThrow(callSchema, givenCall)
      const summary = showFeedback(await desk.load(known(id)), desk.contextOf(as))
      return summary === null ? notYours : { outcome: "shown", summary }
    },
    find: async (given, givenCall) => {
      const { as } = parseInputOrThrow(callSchema, givenCall)
      const { after, limit = 100, ...where } = parseInputOrThrow(querySchema, given)
      if (!worksOnFeedback(desk.contextOf(as))) return notYours
      const page = after === undefined ? {} : { after }
      const found = await storage.findViews({ ...FEEDBACK_VIEW, where, limit, ...page })
      const rows = found.rows.flatMap(({ doc }) => {
        const { officers, ...row } = doc as unknown as FeedbackRow
        return concerns({ concerned: { unit: null, officers } }, { actor: as }) ? [] : [row]
      })
      return { outcome: "found", rows, cursor: found.cursor }
    },
    words: async (id, purpose, givenCall) => {
      const { as } = parseInputOrThrow(callSchema, givenCall)
      const state = await desk.load(known(id))
      const isOfficer = as.kind === "officer"
      const isClosedToThem =
        showFeedback(state, desk.contextOf(as)) === null || concerns(state, { actor: as })
      if (isClosedToThem) return notYours
      const readable = (await logOf(id)).filter((event) => mayRead(event, isOfficer))
      const request = { stream: feedbackStream(id), value: readable, purpose: { purpose, as } }
      const opened = (await seals.openValue(request)) as readonly FeedbackEvent[]
      return { outcome: "opened", words: wordsOf(opened, feedbackEventReader) }
    },
    explain: async (id, name, givenCall) => {
      const { as } = parseInputOrThrow(callSchema, givenCall)
      const state = await desk.load(known(id))
      const summary = showFeedback(state, desk.contextOf(as))
      if (summary === null || concerns(state, { actor: as })) return notYours
      const run = state.clocks.findLast((clock) => clock.name === name)
      return { outcome: "explained", days: run === undefined ? null : await explainDay(run.deadline) }
    },
    figures: async (given) => {
      const period = parseInputOrThrow(periodSchema, given)
      const logs: (readonly FeedbackEvent[])[] = []
      const range = { field: "openedOn", from: period.from, ...(period.to === null ? {} : { to: period.to }) }
      let after: string | null | undefined
      while (after !== null) {
        const page = after === undefined ? {} : { after }
        const found = await storage.findViews({ ...FEEDBACK_VIEW, range, limit: 500, ...page })
        for (const { key } of found.rows) logs.push(await logOf(key))
        after = found.cursor
      }
      return composeFeedbackFigures(logs, { period, asOf: clock.now().on })
    },
  }
}

const notYours: Refused = { outcome: "refused", refusal: feedbackRefusals.notYoursToSee }

/** An id of another form names nothing, and goes no further: it may be anything, a person's number too. */
function known(id: string): string {
  if (!feedbackIdSchema.safeParse(id).success) throw new UnknownFeedback()
  return id
}
