/**
 * The desk: runs one command on one case, under the editions the case pins and the day it is, and says
 * what came of it.
 */
import { randomUUID } from "node:crypto"
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { Actor } from "@onevisit/core/identity"
import {
  decideCase,
  externalIdTaken,
  type CaseCommand,
  type CaseContext,
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  type OutsideAuthority,
} from "@onevisit/core/intake"
import type { AttestedRecommendation } from "@onevisit/core/intake/recommendation"
import type { RuleSet } from "@onevisit/core/law"
import type { Numbering } from "@onevisit/core/ports"
import type { Calendar, Now } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { AlreadyExists, loadStream, runDecision, type Deciding } from "../acts/index.ts"
import type { CatalogueService } from "../catalogue/index.ts"
import { uuidV7 } from "../ids/index.ts"
import type { Pins } from "../pins/index.ts"
import { caseModel, caseStream, summaryOf, type CaseSummary, type DeskContext } from "./case-model.ts"
import { schemeOfScope } from "./case-outside.ts"
import { UnknownCase, UnknownItem } from "./intake.errors.ts"

export interface CaseCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
  /** The version the caller has seen; another one rejects with `StaleVersion`. */
  readonly expectedVersion?: number
}

/** What came of a call. `outcome` names the most telling thing that happened. */
export type CaseAnswer =
  | {
      readonly outcome: CaseOutcome
      readonly case: string
      readonly version: number
      readonly replayed: boolean
      readonly happened: readonly CaseEvent["type"][]
      readonly summary: CaseSummary
      readonly state: CaseState
    }
  | { readonly outcome: "refused"; readonly case: string; readonly refusal: CaseRefusal }

export type CaseOutcome =
  | "received"
  | "accepted"
  | "tolerantly-accepted"
  | "correction-notified"
  | "deemed-accepted"
  | "not-accepted"
  | "acceptance-revoked"
  | "terminated"
  | "deemed-withdrawn"
  | "withdrawn"
  | "decided"
  | "deemed-renewed"
  | "decision-revoked"
  | "delivered"
  | "imported"
  | "adopted"
  | "recorded"

export interface DeskOptions extends Deciding {
  readonly pins: Pins
  readonly catalogue: CatalogueService
  readonly numbering: Numbering
  /** The outside systems that are believed; nobody unless named. */
  readonly outside?: readonly OutsideAuthority[]
  /** The exchanges that are told of stage changes, by id. */
  readonly told?: readonly string[]
}

export interface CaseDesk {
  run(id: string, command: CaseCommand, call: CaseCall, given?: PinnedContext): Promise<CaseAnswer>
  load(
    id: string,
  ): Promise<{ readonly state: CaseState; readonly version: number; readonly pinned: PinnedContext }>
}

/** The editions a case is decided under. */
export interface PinnedContext {
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
  readonly calendar: Calendar
  /** What is on record of a recommendation that a submission comes with. */
  readonly attested?: AttestedRecommendation | null
}

export const newCaseId = (): string => randomUUID()

export function caseDesk(options: DeskOptions): CaseDesk {
  const { catalogue, clock, numbering, pins, storage } = options
  const { outside = [], told = [] } = options
  const model = caseModel(pins, told)

  const pinnedOf = async (state: CaseState): Promise<PinnedContext> => {
    if (state.item === null || state.ruleSet === null || state.calendar === null) throw new UnknownCase()
    const edition = await catalogue.edition(state.item.id)
    if (edition === null || edition.hash !== state.item.hash) throw new UnknownItem()
    const [ruleSet, calendar] = await Promise.all([
      pins.ruleSet(state.ruleSet),
      pins.calendar(state.calendar),
    ])
    return { item: edition.item, ruleSet, calendar }
  }

  return {
    load: async (id) => {
      const { state, version } = await loadStream(storage, caseStream(id), model)
      if (version === 0) throw new UnknownCase()
      return { state, version, pinned: await pinnedOf(state) }
    },
    run: async (id, command, { as, commandId = uuidV7(clock.now().at), expectedVersion }, given) => {
      const decided = await runDecision(options, model, {
        stream: caseStream(id),
        commandId,
        command,
        contextOf: async (state, now): Promise<DeskContext> => {
          const context = { ...(given ?? (await pinnedOf(state))), actor: as, now, outside }
          return { ...context, withNumbers: await numbersFor(numbering, state, command, context, commandId) }
        },
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      }).catch(refusedIfTaken)
      if (decided.outcome === "refused")
        return { outcome: "refused", case: id, refusal: decided.refusal as CaseRefusal }
      const { replayed, result, state, version } = decided
      const { happened } = result as { readonly happened: readonly CaseEvent["type"][] }
      return {
        outcome: outcomeOf(happened),
        case: id,
        version,
        replayed,
        happened,
        summary: summaryOf(id, state),
        state,
      }
    },
  }
}

/** Another case has the external id: a refusal that names it. */
function refusedIfTaken(error: unknown): { readonly outcome: "refused"; readonly refusal: CaseRefusal } {
  const scheme = error instanceof AlreadyExists ? schemeOfScope(error.scope) : null
  if (scheme === null || !(error instanceof AlreadyExists)) throw error
  return { outcome: "refused", refusal: externalIdTaken(scheme, error.holder) }
}

/** Fetches numbers only for a command that will not be refused, so that no number is lost on one that is. */
async function numbersFor(
  numbering: Numbering,
  state: CaseState,
  command: CaseCommand,
  context: CaseContext & { readonly now: Now },
  commandId: string,
): Promise<DeskContext["withNumbers"]> {
  const as = (same: CaseCommand): CaseCommand => same
  if (Result.isFailure(decideCase(state, command, context))) return as
  const { item, now } = context
  const next = (kind: string) =>
    numbering.next({
      authority: item.authority.id,
      year: Number(now.on.slice(0, 4)),
      kind,
      requestId: `${commandId}/${kind}`,
    })
  switch (command.type) {
    case "submit": {
      const { examination } = command
      const number = await next("receipt")
      const numbered = examination && { ...examination, number: await next("intake") }
      return () => ({ ...command, number, ...(numbered ? { examination: numbered } : {}) })
    }
    case "examine": {
      const number = await next("intake")
      return () => ({ ...command, examination: { ...command.examination, number } })
    }
    case "supplement": {
      if (command.examination === undefined) return as
      const examination = { ...command.examination, number: await next("intake") }
      return () => ({ ...command, examination })
    }
    case "notify-owed": {
      const number = await next("intake")
      return () => ({ ...command, number })
    }
    case "refuse-acceptance":
    case "revoke-acceptance":
    case "terminate":
    case "order-rectification":
    case "revoke-decision":
    case "decide": {
      const number = await next("decision")
      return () => ({ ...command, number })
    }
    default:
      return as
  }
}

const OUTCOMES: readonly (readonly [CaseEvent["type"], CaseOutcome])[] = [
  ["DecisionRevoked", "decision-revoked"],
  ["ResultDelivered", "delivered"],
  ["DecisionMade", "decided"],
  ["DeemedRenewed", "deemed-renewed"],
  ["AcceptanceRevoked", "acceptance-revoked"],
  ["CaseTerminated", "terminated"],
  ["NotAccepted", "not-accepted"],
  ["ApplicationWithdrawn", "withdrawn"],
  ["ApplicationDeemedWithdrawn", "deemed-withdrawn"],
  ["TolerantlyAccepted", "tolerantly-accepted"],
  ["Accepted", "accepted"],
  ["DeemedAccepted", "deemed-accepted"],
  ["CorrectionNotified", "correction-notified"],
  ["MaterialsReceived", "received"],
  ["CaseImported", "imported"],
  ["OutsideFactAdopted", "adopted"],
]

function outcomeOf(happened: readonly CaseEvent["type"][]): CaseOutcome {
  return OUTCOMES.find(([type]) => happened.includes(type))?.[1] ?? "recorded"
}
