/**
 * Requests of people about their data (个人信息保护法 arts. 45 to 50) for the embedder: taken in, identified, answered with
 * reasons, the copy handed out once. Granting a deletion restricts the records in the same act.
 */
import { createHash, randomUUID } from "node:crypto"
import { type Actor, system } from "@onevisit/core/identity"
import {
  type FileRefusal,
  isPersonOf,
  mayOnRecords,
  type RecordsNotAuthorised,
  refuseOnRecords,
  type RequestCommand,
  type RequestEventType,
  type RequestRefusal,
  type RequestState,
} from "@onevisit/core/records"
import type { LedgerDay } from "@onevisit/core/time"
import { loadStream, runDecision } from "../acts/index.ts"
import { uuidFrom, uuidV7 } from "../ids/index.ts"
import { callSchema, parseInputOrThrow, words } from "../input/index.ts"
import type { Explaining } from "../pins/index.ts"
import { type OpenedFor, sealing } from "../sealing/index.ts"
import { requestEventReader } from "@onevisit/core/records/schema"
import { type CopyOptions, copyOf } from "./copy-of-subject.ts"
import type { FileCall, FileDesk, FileDeskOptions } from "./file-desk.ts"
import type { DecisionInput, PageInput, RequestInput } from "./records-input.ts"
import { UnknownRequest } from "./records.errors.ts"
import {
  decisionSchema,
  openingCallSchema,
  requestIdSchema,
  requestQuerySchema,
  requestSchema,
} from "./records.schema.ts"
import { REQUEST_VIEW, requestModel, type RequestRow, requestStream, rowOf } from "./request-model.ts"

type Refused = { readonly outcome: "refused"; readonly refusal: RequestRefusal | FileRefusal }

export type RequestAnswer =
  | {
      readonly outcome: "recorded"
      readonly request: string
      readonly happened: readonly RequestEventType[]
      readonly row: RequestRow
    }
  | Refused

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface RequestsService {
  /** Takes in a request: of the person or their agent themselves, or by an officer. Rejects with `UnknownSubject`. */
  receive(request: RequestInput, call: FileCall): Promise<RequestAnswer>
  /** Puts on record how it was made sure who asks. Rejects with `UnknownRequest`, as all that follow do. */
  identify(id: string, evidence: string, call: FileCall): Promise<RequestAnswer>
  /** Answers it. A deletion that is granted restricts what must still be kept; nothing is ever overwritten or erased by it. */
  decide(id: string, decision: DecisionInput, call: FileCall): Promise<RequestAnswer>
  /** What is held of the subject, opened for a declared purpose: handed out once, to the caller, and nowhere kept. */
  copy(
    id: string,
    call: FileCall & { readonly purpose: string },
  ): Promise<{ readonly outcome: "copied"; readonly text: string; readonly hash: string } | Refused>
  /** Where it stands, for the person and for officers who work on requests. */
  get(
    id: string,
    call: Pick<FileCall, "as">,
  ): Promise<{ readonly outcome: "shown"; readonly row: RequestRow } | Refused>
  /** The request with every word in it open, or erased, for a declared purpose. */
  reveal(
    id: string,
    call: { readonly as: Actor; readonly purpose: string },
  ): Promise<{ readonly outcome: "opened"; readonly state: RequestState } | Refused>
  /** For officers who work on requests. */
  find(
    query: PageInput &
      Partial<Pick<RequestRow, "isOverdue">> & { readonly subject?: RequestInput["subject"] },
    call: Pick<FileCall, "as">,
  ): Promise<
    | { readonly outcome: "found"; readonly rows: readonly RequestRow[]; readonly cursor: string | null }
    | Refused
  >
  /** Why it is to be answered by its last day: every day counted or skipped. */
  explain(id: string): Promise<readonly LedgerDay[] | null>
}

export interface RequestsOptions extends FileDeskOptions, CopyOptions, Explaining {
  readonly files: FileDesk
}

export function requestsService(options: RequestsOptions): RequestsService {
  const { clock, explainDay, files, index, keys, onOpened, rules, storage } = options
  const seals = sealing({ keys, reader: requestEventReader, ...(onOpened ? { onOpened } : {}) })

  const load = async (id: string): Promise<RequestState> => {
    if (!requestIdSchema.safeParse(id).success) throw new UnknownRequest()
    const { state, version } = await loadStream(storage, requestStream(id), requestModel)
    if (version === 0) throw new UnknownRequest()
    return state
  }
  const run = async (id: string, command: RequestCommand, given: FileCall): Promise<RequestAnswer> => {
    const { as, commandId = uuidV7(clock.now().at) } = parseInputOrThrow(callSchema, given)
    const decided = await runDecision(options, requestModel, {
      stream: requestStream(id),
      commandId,
      command,
      contextOf: (_, now) => ({ actor: as, now, rules, calendar: options.calendar }),
      companionOf: async ({ after, events }) => {
        const isErasure = events.some(
          ({ data, type }) => type === "RequestDecided" && (data as DecisionInput).outcome !== "refused",
        )
        if (!isErasure || after.kind !== "delete" || after.subject === null) return null
        return files.draft(after.subject, { type: "restrict", streams: after.streams, reason: id }, as)
      },
    })
    if (decided.outcome === "refused")
      return { outcome: "refused", refusal: decided.refusal as RequestRefusal }
    const { happened } = decided.result as { readonly happened: readonly RequestEventType[] }
    return { outcome: "recorded", request: id, happened, row: rowOf(id, decided.state) }
  }
  const refuseToSee = (as: Actor, state: RequestState): RecordsNotAuthorised | RequestRefusal | undefined => {
    const context = { actor: as, now: clock.now(), rules }
    const may = isPersonOf(as, state.subject) || mayOnRecords("take-requests", context)
    return may ? undefined : refuseOnRecords("decide-requests", context)
  }

  return {
    receive: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const { streams = "all", ...request } = parseInputOrThrow(requestSchema, given)
      await files.standingsOf(request.subject)
      const id =
        call.commandId === undefined
          ? randomUUID()
          : uuidFrom(await keys.blindIndex("onevisit:request", call.commandId))
      return run(id, { type: "receive", ...request, streams }, call)
    },
    identify: async (id, evidence, call) => {
      await load(id)
      return run(id, { type: "identify", evidence: parseInputOrThrow(words, evidence) }, call)
    },
    decide: async (id, given, call) => {
      await load(id)
      const { dispute = null, outcome, reasons = [] } = parseInputOrThrow(decisionSchema, given)
      return run(id, { type: "decide", outcome, reasons, dispute }, call)
    },
    copy: async (id, givenCall) => {
      const { as, purpose, ...call } = parseInputOrThrow(openingCallSchema, givenCall)
      const state = await load(id)
      // Nothing is opened for a copy that would not be handed out.
      const context = { actor: as, now: clock.now(), rules, calendar: options.calendar }
      const asked = { type: "hand-out-copy", hash: `sha256:${"0".repeat(64)}`, records: 0 } as const
      const judged = requestModel.decide(state, asked, context)
      if (judged._tag === "Failure") return { outcome: "refused", refusal: judged.failure as RequestRefusal }
      const { subject } = state
      if (subject === null) throw new UnknownRequest()
      await index.catchUp()
      const streams = state.streams === "all" ? await index.streamsOf(subject) : state.streams
      const text = await copyOf(options, subject, streams, { purpose, as })
      const hash = `sha256:${createHash("sha256").update(text).digest("hex")}`
      const noted = await run(id, { ...asked, hash, records: streams.length }, { ...call, as })
      return noted.outcome === "refused" ? noted : { outcome: "copied", text, hash }
    },
    get: async (id, givenCall) => {
      const { as } = parseInputOrThrow(callSchema, givenCall)
      const state = await load(id)
      const refusal = refuseToSee(as, state)
      return refusal ? { outcome: "refused", refusal } : { outcome: "shown", row: rowOf(id, state) }
    },
    reveal: async (id, givenCall) => {
      const { as, purpose } = parseInputOrThrow(openingCallSchema, givenCall)
      const state = await load(id)
      const refusal = refuseToSee(as, state)
      if (refusal) return { outcome: "refused", refusal }
      const opened: OpenedFor = { purpose, as }
      const value = await seals.openValue({ stream: requestStream(id), value: state, purpose: opened })
      return { outcome: "opened", state: value as RequestState }
    },
    find: async (given, givenCall) => {
      const { as } = parseInputOrThrow(callSchema, givenCall)
      const { after, limit = 100, ...where } = parseInputOrThrow(requestQuerySchema, given)
      const context = { actor: as, now: clock.now(), rules }
      const refusal = mayOnRecords("take-requests", context)
        ? undefined
        : refuseOnRecords("decide-requests", context)
      if (refusal) return { outcome: "refused", refusal }
      const page = after === undefined ? {} : { after }
      const found = await storage.findViews({ ...REQUEST_VIEW, where, limit, ...page })
      return { outcome: "found", rows: found.rows.map(({ doc }) => doc as RequestRow), cursor: found.cursor }
    },
    explain: async (id) => {
      const { deadline } = await load(id)
      return deadline === null ? null : explainDay(deadline)
    },
  }
}

/** What a request's timer does: where nobody answered in time a task is opened. */
export async function passRequestTime(
  options: FileDeskOptions,
  id: string,
  commandId: string,
): Promise<void> {
  const { calendar, rules } = options
  await runDecision(options, requestModel, {
    stream: requestStream(id),
    commandId,
    command: { type: "pass-time" },
    contextOf: (_, now) => ({ actor: system("clock"), now, rules, calendar }),
  })
}
