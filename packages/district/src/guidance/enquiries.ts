/**
 * Enquiries for the embedder: whoever is asked first answers for it (首问责任制), to the end or until another
 * officer has accepted it. An application that came to the wrong authority is taken up in the same way.
 */
import {
  enquiryFigures,
  enquiryRefusals,
  type EnquiryChannel,
  type EnquiryCommand,
  type EnquiryContext,
  type EnquiryEvent,
  type EnquiryFigures,
  type EnquiryRefusal,
  type EnquiryState,
} from "@onevisit/core/guidance"
import type { SubjectId } from "@onevisit/core/identity"
import type { LedgerDay, Period, PlainDate } from "@onevisit/core/time"
import { loadStream } from "../acts/index.ts"
import { callSchema, parseInputOrThrow, periodSchema, uuidSchema } from "../input/index.ts"
import { type CaseCompanion, enquiryOfCase, UnknownSubject } from "../intake/index.ts"
import {
  ENQUIRY_OF_CASE_VIEW,
  ENQUIRY_VIEW,
  enquiryModel,
  type EnquiryRow,
  enquiryStream,
} from "./enquiry-model.ts"
import {
  enquiryCommandSchema,
  enquiryQuerySchema,
  enquirySchema,
  misdirectedSchema,
} from "./enquiry.schema.ts"
import {
  allRows,
  checkCases,
  type GuidanceAnswer,
  type GuidanceCall,
  guidanceDesk,
  type GuidanceOptions,
} from "./guidance-desk.ts"
import { UnknownEnquiry } from "./guidance.errors.ts"
import { caseCompanion, enquiryCompanion, takeUpOf } from "./misdirected.ts"
import type { OpenedFor } from "../sealing/index.ts"

export interface EnquiryInput {
  readonly channel: EnquiryChannel
  /** Default: today. */
  readonly askedOn?: PlainDate
  readonly items?: readonly string[]
  /** Left out where the enquirer did not say who they are. */
  readonly subject?: SubjectId
  readonly question: string
  /** Where the answer is wanted. */
  readonly contact?: string
  readonly case?: string
}

/** A case that was refused because another authority is the right one (行政许可法 art. 32(1)(2)). */
export interface Misdirected {
  readonly case: string
}

/** Commands on an enquiry that is there. */
export type PlainEnquiryCommand =
  | Exclude<
      EnquiryCommand,
      {
        readonly type:
          | "receive"
          | "take-up-misdirected-case"
          | "conclude-misdirected-case"
          | "pass-time"
          | "open-hand-over"
          | "decline-hand-over"
          | "answer"
          | "close"
      }
    >
  | (Omit<Extract<EnquiryCommand, { readonly type: "open-hand-over" }>, "reason"> & {
      readonly reason: string
    })
  | { readonly type: "decline-hand-over"; readonly reason: string }
  | { readonly type: "answer"; readonly answer: string }
  | (Omit<Extract<EnquiryCommand, { readonly type: "close" }>, "note"> & { readonly note?: string })

export type EnquiryAnswered = GuidanceAnswer<EnquiryState, EnquiryEvent, EnquiryRefusal>

export interface EnquiryQuery {
  readonly phase?: "open" | "closed"
  /** The officer who answers for it now. */
  readonly answerable?: string
  readonly firstAsked?: string
  /** The unit of the officer who answers for it now. */
  readonly unit?: string
  /** The authority or unit that has yet to accept it. */
  readonly offeredTo?: string
  readonly hasTask?: boolean
  /** Default 100. */
  readonly limit?: number
}

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface EnquiryService {
  /** Takes an enquiry down; the officer who calls was asked first. Rejects with `UnknownSubject`, `UnknownCase`, `CalendarMissing`. */
  receive(enquiry: EnquiryInput, call: GuidanceCall): Promise<EnquiryAnswered>
  /**
   * The enquiry under which a case is offered to the authority that is competent: it began with the refusal of the
   * case, and the officer who was asked first answers for it until an officer of that authority accepts. Opens it
   * where it is not there yet. Rejects with `UnknownCase`.
   */
  openFromWrongAuthority(misdirected: Misdirected, call: GuidanceCall): Promise<EnquiryAnswered>
  /** Any other command. Rejects with `UnknownEnquiry`, `UnknownCase`. */
  command(id: string, command: PlainEnquiryCommand, call: GuidanceCall): Promise<EnquiryAnswered>
  /** Where an enquiry stands, what was said sealed. Rejects with `UnknownEnquiry`. */
  get(id: string): Promise<EnquiryState>
  /** The same with every word open, for a stated purpose. */
  reveal(id: string, purpose: OpenedFor): Promise<EnquiryState>
  /** Why its answer is due on its day: every day counted or skipped; `null` where no day is set. */
  explain(id: string): Promise<readonly LedgerDay[] | null>
  /** Enquiries, the longest asked first. */
  find(query?: EnquiryQuery): Promise<readonly EnquiryRow[]>
  /** The enquiries about a case. */
  ofCase(id: string): Promise<readonly EnquiryRow[]>
  /** What the enquiries asked in a period came to, as they stand today. */
  figures(period: Period): Promise<EnquiryFigures>
}

/**
 * The service; what a timer does: nothing is asked, what has fallen due is applied; and what a case that is handed over
 * takes along.
 */
export function enquiryService(options: GuidanceOptions): EnquiryService & {
  readonly passTime: (id: string, call: GuidanceCall) => Promise<EnquiryAnswered>
  readonly companionOf: CaseCompanion
} {
  const { calendar, cases, clock, explainDay, keys, rules, storage, subjects } = options
  const desk = guidanceDesk<EnquiryState, EnquiryEvent, EnquiryCommand, EnquiryContext, EnquiryRefusal>(
    options,
    {
      model: enquiryModel,
      streamOf: enquiryStream,
      contextOf: (actor, now, command) => {
        const isReckoned = begins(command) && rules.answerWithin !== undefined
        return { actor, now, rules, calendar: isReckoned ? calendar() : null }
      },
      begins,
      unknown: () => new UnknownEnquiry(),
      companionOf: caseCompanion(options),
    },
  )
  const loadOrNull = async (id: string) => {
    const { state, version } = await loadStream(storage, enquiryStream(id), enquiryModel)
    return version === 0 ? null : state
  }

  return {
    companionOf: enquiryCompanion(options, { load: loadOrNull, draft: desk.draft }),
    receive: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const input = parseInputOrThrow(enquirySchema, given)
      const { askedOn = clock.now().on, items = [], subject = null } = input
      if (subject !== null && (await subjects.kindOf(subject)) === null) throw new UnknownSubject()
      await checkCases(storage, input.case === undefined ? [] : [input.case])
      const id = await desk.newId(call.commandId)
      return desk.run(id, { ...input, type: "receive", askedOn, items, subject }, call)
    },
    openFromWrongAuthority: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const { case: of } = parseInputOrThrow(misdirectedSchema, given)
      const id = await enquiryOfCase(keys, of)
      const { pinned, state } = await cases.load(of)
      const takeUp = takeUpOf(of, state, pinned.item.authority.id)
      if (takeUp === null) return { outcome: "refused", id, refusal: enquiryRefusals.caseNotMisdirected }
      return desk.run(id, takeUp, call)
    },
    command: async (id, given, call) => {
      const command = parseInputOrThrow(enquiryCommandSchema, given)
      if (command.type === "link-case") await checkCases(storage, [command.case])
      return desk.run(id, command, parseInputOrThrow(callSchema, call))
    },
    passTime: (id, call) => desk.run(id, { type: "pass-time" }, call),
    get: desk.load,
    reveal: desk.reveal,
    explain: async (id) => {
      const { due } = await desk.load(id)
      return due === null ? null : explainDay(due)
    },
    find: async (given = {}) => {
      const { limit = 100, ...where } = parseInputOrThrow(enquiryQuerySchema, given)
      const range = { field: "askedOn" }
      const { rows } = await storage.findViews({ ...ENQUIRY_VIEW, where, range, limit })
      return rows.map(({ doc }) => doc as unknown as EnquiryRow)
    },
    ofCase: async (id) => {
      const where = { case: parseInputOrThrow(uuidSchema, id) }
      const linked = await allRows(storage, { ...ENQUIRY_OF_CASE_VIEW, where })
      const keysOfRows = linked.map(({ doc }) => (doc as { readonly enquiry: string }).enquiry)
      const rows = await Promise.all(keysOfRows.map((key) => storage.getView({ ...ENQUIRY_VIEW, key })))
      return rows.flatMap((row) => (row === null ? [] : [row.doc as unknown as EnquiryRow]))
    },
    figures: async (given) => {
      const period = parseInputOrThrow(periodSchema, given)
      const range = { field: "askedOn", from: period.from, ...(period.to === null ? {} : { to: period.to }) }
      const rows = await allRows(storage, { ...ENQUIRY_VIEW, range })
      return enquiryFigures(
        rows.map(({ doc }) => doc as unknown as EnquiryRow),
        period,
        clock.now().on,
      )
    },
  }
}

function begins({ type }: EnquiryCommand): boolean {
  return type === "receive" || type === "take-up-misdirected-case"
}
