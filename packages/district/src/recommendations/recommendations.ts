/**
 * Recommendations for the embedder: townships review first and recommend in the order of merit, the list is shown
 * in public, and what has taken effect goes with the application to the window.
 */
import { randomUUID } from "node:crypto"
import { editionKey } from "@onevisit/core/catalogue"
import { isSubjectId, type Actor, type SubjectId } from "@onevisit/core/identity"
import {
  callRefusals,
  unpublishedIn,
  type AttestedRecommendation,
  type CallCommand,
  type CallContext,
  type CallEvent,
  type CallRefusal,
  type CallState,
  type CandidateName,
  type RecommendationRules,
  type Township,
} from "@onevisit/core/intake/recommendation"
import { recommendationRulesSchema } from "@onevisit/core/intake/recommendation/schema"
import type { Calendar, LedgerDay, Now } from "@onevisit/core/time"
import { AlreadyExists, loadStream, runDecision, type Deciding } from "../acts/index.ts"
import type { CatalogueService } from "../catalogue/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { callSchema, parseInputOrThrow } from "../input/index.ts"
import {
  UnknownItem,
  UnknownSubject,
  type CaseCall,
  type IntakeService,
  type Submission,
  type SubmitAnswer,
} from "../intake/index.ts"
import { ownOpening, sealing, type SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import type { Explaining } from "../pins/index.ts"
import { attestedIn } from "./attested-in.ts"
import { namesIn, publicNotice, type PublicNotice, type ShownNotice } from "./public-notice.ts"
import { CALL_VIEW, callModel, callStream, summaryOf, type CallSummary } from "./recommendation-model.ts"
import { callCommandSchema, callIdSchema, openingSchema } from "./recommendations.schema.ts"
import { RecommendationRulesMissing, UnknownCall } from "./recommendations.errors.ts"

export interface CallOpening {
  readonly item: string
  readonly year: number
  readonly townships: readonly Township[]
}

/** Commands that need nothing but what the embedder says. */
export type PlainCallCommand = Exclude<CallCommand, { type: "open" }>

export type CallAnswer =
  | {
      readonly outcome: "recorded"
      readonly call: string
      readonly version: number
      readonly replayed: boolean
      readonly happened: readonly CallEvent["type"][]
      readonly summary: CallSummary
      readonly state: CallState
    }
  /** `call` is the one that was named, or the one that is open already; `null` where none came to be. */
  | { readonly outcome: "refused"; readonly call: string | null; readonly refusal: CallRefusal }

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface RecommendationService {
  /** Opens the call for the edition of an item in force today and a year. Rejects with `UnknownItem` or `RecommendationRulesMissing`. */
  open(opening: CallOpening, call: CaseCall): Promise<CallAnswer>
  /** Any other command. Rejects with `UnknownCall`, and with `UnknownSubject` for a candidate or objector nobody registered. */
  command(id: string, command: PlainCallCommand, call: CaseCall): Promise<CallAnswer>
  /** Where a call stands. Rejects with `UnknownCall`. */
  get(id: string): Promise<{ readonly summary: CallSummary; readonly state: CallState }>
  find(query: {
    readonly item?: string
    readonly year?: number
    readonly hasTask?: boolean
    readonly limit?: number
  }): Promise<readonly CallSummary[]>
  /** The notices of a call, each with those whose recommendation still stands. */
  notices(id: string): Promise<readonly PublicNotice[]>
  /** Why the last day of a notice is that day: every day counted or skipped; `null` for a notice the call has not. */
  explain(id: string, notice: string): Promise<readonly LedgerDay[] | null>
  /** The recommendation of a candidate as a fact for the window, or `null`. */
  attestation(id: string, candidate: SubjectId): Promise<AttestedRecommendation | null>
  /** Submits the candidate's application at the window, with the recommendation that is on record. */
  submit(
    id: string,
    submission: Omit<Submission, "item" | "recommendation">,
    call: CaseCall,
  ): Promise<SubmitAnswer>
}

export interface RecommendationOptions extends Deciding, Explaining, Pick<SealingOptions, "onOpened"> {
  readonly rules: readonly RecommendationRules[]
  readonly calendar: Calendar
  readonly catalogue: CatalogueService
  readonly subjects: Subjects
  readonly intake: IntakeService
}

export function recommendationService(options: RecommendationOptions): RecommendationService {
  const { calendar, catalogue, clock, explainDay, intake, rules, storage, subjects } = options
  const seals = sealing({ ...options, reader: callModel.reader })
  const attested = attestedIn(storage)

  const load = async (id: string): Promise<CallState> => {
    const { state, version } = await loadStream(storage, callStream(known(id)), callModel)
    if (version === 0) throw new UnknownCall()
    return state
  }

  const namesOf = async (state: CallState, command: CallCommand) => {
    if (command.type !== "publish-notice") return {}
    const names = unpublishedIn(state, command.township).map(async ([candidate]) => {
      const identity = await subjects.reveal(candidate, ownOpening("own:public-notice"))
      return identity === null || identity === "erased" ? [] : [[candidate, nameIn(identity)] as const]
    })
    return { names: Object.fromEntries((await Promise.all(names)).flat()) }
  }

  const run = async (id: string, command: CallCommand, call: CaseCall): Promise<CallAnswer> => {
    const { as, commandId = uuidV7(clock.now().at), expectedVersion } = parseInputOrThrow(callSchema, call)
    const decided = await runDecision(options, callModel, {
      stream: callStream(id),
      commandId,
      command,
      contextOf: async (state: CallState, now: Now): Promise<CallContext> => ({
        actor: as,
        now,
        calendar,
        ...(await namesOf(state, command)),
      }),
      ...(command.type === "open" ? { digestScope: "recommendation:open" } : {}),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    })
    if (decided.outcome === "refused")
      return {
        outcome: "refused",
        call: command.type === "open" ? null : id,
        refusal: decided.refusal as CallRefusal,
      }
    const { call: of, happened, version } = decided.result as unknown as CallResult
    // A call that was opened before under this command id has an id of its own.
    const state = of === id ? decided.state : await load(of)
    const { replayed } = decided
    return {
      outcome: "recorded",
      call: of,
      version,
      replayed,
      happened,
      summary: summaryOf(of, state),
      state,
    }
  }

  return {
    open: async (given, call) => {
      const { item, townships, year } = parseInputOrThrow(openingSchema, given)
      const own = rules.find((each) => each.item === item)
      if (own === undefined) throw new RecommendationRulesMissing()
      const edition = await catalogue.itemOn(item, clock.now().on)
      if (edition === null) throw new UnknownItem()
      if (edition.item.type === "licence")
        return { outcome: "refused", call: null, refusal: callRefusals.licenceNotSelected }
      const demanded = edition.item.recommendation !== undefined
      // Whoever did not pass is told whether to apply all the same: it has to be what the window will say.
      if (demanded !== own.recommendationRequired.required)
        return { outcome: "refused", call: null, refusal: callRefusals.requirementDiffers }
      const pin = { id: editionKey(edition.item), hash: edition.hash }
      const id = randomUUID()
      const command: CallCommand = {
        type: "open",
        item: pin,
        year,
        townships,
        rules: parseInputOrThrow(recommendationRulesSchema, own),
      }
      try {
        return await run(id, command, call)
      } catch (error) {
        if (!(error instanceof AlreadyExists)) throw error
        return { outcome: "refused", call: error.holder, refusal: callRefusals.openedAlready }
      }
    },
    command: async (id, given, call) => {
      const command = parseInputOrThrow(callCommandSchema, given)
      await load(id)
      for (const subject of sealedFor(command, call.as)) {
        if ((await subjects.kindOf(subject)) === null) throw new UnknownSubject()
      }
      return run(id, command, call)
    },
    get: async (id) => {
      const state = await load(id)
      return { summary: summaryOf(id, state), state }
    },
    find: async ({ hasTask, item, limit = 100, year }) => {
      const where = {
        ...(item && { item }),
        ...(year !== undefined && { year }),
        ...(hasTask !== undefined && { hasTask }),
      }
      const { rows } = await storage.findViews({ ...CALL_VIEW, where, limit })
      return rows.map(({ doc }) => doc as unknown as CallSummary)
    },
    notices: async (id) => {
      const state = await load(id)
      const value = await seals.openValue({
        stream: callStream(id),
        value: Object.entries(state.notices).map(([notice, { entries }]) => [
          notice,
          namesIn(state, entries),
        ]),
        purpose: ownOpening("own:public-notice"),
      })
      return (value as readonly ShownNotice[]).flatMap(([notice, shown]) =>
        publicNotice(state, notice, shown),
      )
    },
    explain: async (id, notice) => {
      const { notices } = await load(id)
      const shown = Object.hasOwn(notices, notice) ? notices[notice] : undefined
      return shown === undefined ? null : explainDay(shown.deadline)
    },
    attestation: async (id, candidate) => {
      const { item } = summaryOf(id, await load(id))
      return item === null ? null : attested(id, candidate, item)
    },
    submit: async (id, submission, call) => {
      const { item } = summaryOf(id, await load(id))
      const recommendation = item === null ? null : await attested(id, submission.applicant, item)
      const of = recommendation === null ? {} : { recommendation }
      return intake.submit({ ...submission, item: item ?? "", ...of }, call)
    },
  }
}

interface CallResult {
  readonly call: string
  readonly version: number
  readonly happened: readonly CallEvent["type"][]
}

function nameIn({ kind, name }: CandidateName): CandidateName {
  return { kind, name }
}

/** The subjects under whose keys a command's words will be sealed. */
function sealedFor(command: PlainCallCommand, as: Actor): readonly SubjectId[] {
  if (command.type === "take-in") return [command.candidate]
  const objects = command.type === "object" && (as.kind === "applicant" || as.kind === "agent")
  return objects && isSubjectId(as.subject) ? [as.subject] : []
}

/** An id of another form names no call, and goes no further: it may be anything, a person's number too. */
function known(id: string): string {
  if (!callIdSchema.safeParse(id).success) throw new UnknownCall()
  return id
}
