/** Runs one command on one collection, with what its decision needs, and says what came of it. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { SubjectId } from "@onevisit/core/identity"
import type { CaseRefusal, CaseState } from "@onevisit/core/intake"
import {
  decideCollection,
  type CollectionCommand,
  type CollectionContext,
  type CollectionEvent,
  type CollectionRefusal,
  type CollectionRoles,
  type CollectionState,
  type MemberState,
} from "@onevisit/core/intake/collections"
import type { Calendar, Now, PlainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { loadStream, runDecision } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import {
  caseOfCommand,
  type CaseCall,
  type CaseDesk,
  UnknownCase,
  type SubmitAnswer,
} from "../intake/index.ts"
import type { IntakeOptions } from "../intake/index.ts"
import {
  collectionModel,
  collectionStream,
  summaryOf,
  type CollectionDeskContext,
  type CollectionResult,
  type CollectionSummary,
} from "./collection-model.ts"
import { collectionPapers, type CollectionPapers } from "./collection-papers.ts"
import { UnknownCollection } from "./collections.errors.ts"

export interface CollectionDone {
  readonly outcome: CollectionOutcome
  readonly collection: string
  readonly version: number
  readonly replayed: boolean
  /** The lot that was handed in, if one was. */
  readonly lot: number | null
  readonly summary: CollectionSummary
  readonly state: CollectionState
}

export interface CollectionRefused {
  readonly outcome: "refused"
  readonly collection: string
  readonly refusal: CollectionRefusal | CaseRefusal | Extract<SubmitAnswer, { case: null }>["refusal"]
}

/** What came of a call. `outcome` names the most telling thing that happened. */
export type CollectionAnswer = CollectionDone | CollectionRefused

export type CollectionOutcome =
  | "opened"
  | "member-added"
  | "mandate-given"
  | "mandate-confirmed"
  | "gathered"
  | "shortfalls-listed"
  | "handed-in"
  | "parcel-received"
  | "left"
  | "issued"
  | "deferred"
  | "handed-over"
  | "recorded"

export interface CollectionDeskOptions extends IntakeOptions {
  readonly calendar: Calendar
  readonly desk: CaseDesk
  readonly roles: CollectionRoles
}

export interface OpenedCase {
  readonly id: string
  readonly state: CaseState
}

export interface CollectionDesk {
  run(id: string, command: CollectionCommand, call: CaseCall): Promise<CollectionAnswer>
  /** The rule a command would break now, or `null`; nothing is done. */
  check(id: string, command: CollectionCommand, call: CaseCall): Promise<CollectionRefusal | null>
  load(id: string): Promise<CollectionState>
  readonly papers: CollectionPapers
  /** The case of a member, on record or not, or `null` while there is none. */
  caseOf(id: string, member: MemberState): Promise<OpenedCase | null>
}

/** The command id under which a member's case is opened, however often the hand-in is repeated. */
export const submissionOf = (id: string, member: SubjectId): string => `collection:${id}/submit/${member}`

export function collectionDesk(options: CollectionDeskOptions): CollectionDesk {
  const { calendar, catalogue, clock, desk, keys, numbering, roles, storage, subjects } = options

  const itemOn = async (item: string, on: PlainDate): Promise<ServiceItem | null> =>
    (await catalogue.itemOn(item, on))?.item ?? null

  const caseOf = async (id: string, member: MemberState): Promise<OpenedCase | null> => {
    if (!member.handedIn) return null
    const found = member.case ?? (await caseOfCommand(keys, submissionOf(id, member.member)))
    try {
      return { id: found, state: (await desk.load(found)).state }
    } catch (error) {
      if (error instanceof UnknownCase) return null
      throw error
    }
  }

  const casesOf = async (id: string, state: CollectionState): Promise<CollectionContext["cases"]> => {
    const cases: Record<SubjectId, CaseState> = {}
    for (const member of state.members) {
      const found = member.left === null ? await caseOf(id, member) : null
      if (found !== null) cases[member.member] = found.state
    }
    return cases
  }

  const contextFor = async (
    id: string,
    state: CollectionState,
    command: CollectionCommand,
    given: { readonly as: CaseCall["as"]; readonly now: Now },
  ): Promise<CollectionContext> => {
    const item = state.item ?? (command.type === "open" ? command.item : null)
    const on = command.type === "hand-in" ? command.receipt.receivedOn : given.now.on
    return {
      now: given.now,
      actor: given.as,
      calendar,
      item: item === null ? null : await itemOn(item, on),
      collectorKind: command.type === "open" ? await subjects.kindOf(command.collector) : null,
      roles,
      cases: command.type === "issue" || command.type === "list-shortfalls" ? await casesOf(id, state) : {},
    }
  }

  /** A number only for a receipt or a list that will be made, so that none is lost on what is refused. */
  const numberFor = async (
    state: CollectionState,
    command: CollectionCommand,
    context: CollectionContext,
    commandId: string,
  ): Promise<CollectionDeskContext["withNumber"]> => {
    const as = (same: CollectionCommand) => same
    if (command.type !== "hand-in" && command.type !== "issue" && command.type !== "list-shortfalls")
      return as
    const tried = decideCollection(state, command, context)
    const { event, kind } = NUMBERED[command.type]
    if (Result.isFailure(tried) || !tried.success.some(({ type }) => type === event)) return as
    const [first] = state.lots
    const received = first?.receipt.receivedOn ?? context.now.on
    const item = context.item ?? (state.item === null ? null : await itemOn(state.item, received))
    const number = await numbering.next({
      authority: item?.authority.id ?? "",
      year: Number(context.now.on.slice(0, 4)),
      kind,
      requestId: `${commandId}/${kind}`,
    })
    return () => ({ ...command, number })
  }

  const load = async (id: string): Promise<CollectionState> => {
    const { state, version } = await loadStream(storage, collectionStream(id), collectionModel)
    if (version === 0) throw new UnknownCollection()
    return state
  }

  return {
    caseOf,
    load,
    papers: collectionPapers(options, { caseOf, load }),
    check: async (id, command, { as }) => {
      const { state } = await loadStream(storage, collectionStream(id), collectionModel)
      const context = await contextFor(id, state, command, { as, now: clock.now() })
      const tried = decideCollection(state, command, context)
      return Result.isFailure(tried) ? tried.failure : null
    },
    run: async (id, command, { as, commandId = uuidV7(clock.now().at), expectedVersion }) => {
      const decided = await runDecision(options, collectionModel, {
        stream: collectionStream(id),
        commandId,
        command,
        contextOf: async (state, now): Promise<CollectionDeskContext> => {
          const context = await contextFor(id, state, command, { as, now })
          return { ...context, withNumber: await numberFor(state, command, context, commandId) }
        },
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      })
      if (decided.outcome === "refused")
        return { outcome: "refused", collection: id, refusal: decided.refusal as CollectionRefusal }
      const { replayed, state, version } = decided
      const { happened, lot } = decided.result as CollectionResult
      return {
        outcome: outcomeOf(happened),
        collection: id,
        version,
        replayed,
        summary: summaryOf(id, state),
        state,
        lot,
      }
    },
  }
}

/** What a command makes that bears a number, and the kind of the number. */
const NUMBERED = {
  "hand-in": { event: "LotHandedIn", kind: "collection-receipt" },
  "list-shortfalls": { event: "ShortfallsListed", kind: "shortfall-list" },
  issue: { event: "ResultsIssued", kind: "issue-list" },
} as const

const OUTCOMES: readonly (readonly [CollectionEvent["type"], CollectionOutcome])[] = [
  ["CollectionOpened", "opened"],
  ["MemberAdded", "member-added"],
  ["MandateGiven", "mandate-given"],
  ["MandateConfirmed", "mandate-confirmed"],
  ["PapersGathered", "gathered"],
  ["LotHandedIn", "handed-in"],
  ["ParcelReceived", "parcel-received"],
  ["ShortfallsListed", "shortfalls-listed"],
  ["MemberLeft", "left"],
  ["ResultsIssued", "issued"],
  ["IssueDeferred", "deferred"],
  ["ResultHandedOver", "handed-over"],
]

function outcomeOf(happened: readonly CollectionEvent["type"][]): CollectionOutcome {
  return OUTCOMES.find(([type]) => happened.includes(type))?.[1] ?? "recorded"
}
