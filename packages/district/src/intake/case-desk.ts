/**
 * The desk: runs one command on one case, under the editions the case pins and the day it is, and says
 * what came of it.
 */
import { randomUUID } from "node:crypto"
import { editionKey, type ServiceItem } from "@onevisit/core/catalogue"
import { type Actor, type OfficerActor, system } from "@onevisit/core/identity"
import {
  externalIdTaken,
  type ApplicantBar,
  type AuthorityTable,
  type CaseCommand,
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  type OutsideAuthority,
  type QuotaStanding,
} from "@onevisit/core/intake"
import { type AttestedRecommendation, recommendationUsed } from "@onevisit/core/intake/recommendation"
import type { RuleSet } from "@onevisit/core/law"
import type { Numbering, ViewWrite } from "@onevisit/core/ports"
import type { Calendar, Now, PlainDate } from "@onevisit/core/time"
import {
  AlreadyExists,
  type Change,
  type Companion,
  type Deciding,
  draftDecision,
  loadStream,
  runDecision,
  mayTryAgain,
  type Retrying,
} from "../acts/index.ts"
import type { CatalogueService } from "../catalogue/index.ts"
import { uuidV7 } from "../ids/index.ts"
import type { Pins } from "../pins/index.ts"
import { schemeOfScope } from "./case-outside.ts"
import { caseModel, type DeskContext, RECOMMENDATION_SCOPE } from "./case-model.ts"
import { caseStream, rowsOf, summaryOf, type CaseSummary } from "./case-rows.ts"
import { quotaFor, quotaScope } from "./quota-places.ts"
import type { Reminding } from "./reminders.ts"
import { numbersFor } from "./document-numbers.ts"
import { UnknownCase, UnknownItem } from "./intake.errors.ts"

export interface CaseCall {
  readonly as: Actor
  /** Officers who act together with the actor, as on a check on site: the host vouches for them as for the actor. */
  readonly alongside?: readonly OfficerActor[]
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
  /** The version the caller has seen; another one rejects with `StaleVersion`. */
  readonly expectedVersion?: number
}

/** A call as the district makes it itself. */
export interface DeskCall extends CaseCall {
  /** The earlier day that another record of the district's shows for what is entered. */
  readonly recordedOn?: PlainDate
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
  /** Who is reminded when; nobody where absent. */
  readonly reminding?: Reminding
  /** What happens elsewhere in the same act as a change of a case. */
  readonly companionOf?: CaseCompanion
  /** Who may do what to a case, where the host is stricter than `authorityTable`. */
  readonly powers?: AuthorityTable
}

export type CaseCompanion = (change: Change<CaseState, CaseEvent>, as: Actor) => Promise<Companion>

export interface CaseDesk {
  /** What a command on a case would append and write, for an act on another stream that takes it along. */
  draft(
    id: string,
    command: CaseCommand,
    as: Actor,
  ): ReturnType<typeof draftDecision<CaseState, CaseEvent, CaseCommand, DeskContext>>
  run(id: string, command: CaseCommand, call: DeskCall, given?: PinnedContext): Promise<CaseAnswer>
  load(
    id: string,
  ): Promise<{ readonly state: CaseState; readonly version: number; readonly pinned: PinnedContext }>
  /** The rows of a case as its stream says they should be. Rejects with `UnknownCase`. */
  rows(id: string): Promise<{ readonly rows: readonly ViewWrite[]; readonly version: number }>
}

/** The editions a case is decided under. */
export interface PinnedContext {
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
  readonly calendar: Calendar
  /** What is on record of a recommendation that a submission comes with. */
  readonly attested?: AttestedRecommendation | null
  /** What bars the applicant from asking for the item again. */
  readonly bars?: readonly ApplicantBar[]
}

export const newCaseId = (): string => randomUUID()

export function caseDesk(options: DeskOptions): CaseDesk {
  const { catalogue, clock, numbering, pins, reminding, storage } = options
  const { outside = [], told = [] } = options
  /** The authorities of the editions that cases were met under; an edition never changes. */
  const units = new Map<string, string>()
  const model = caseModel({
    pins,
    told,
    unitOf: (edition) => units.get(edition) ?? null,
    ...(reminding ? { reminding } : {}),
  })

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

  /** The authority of the edition a case pins. */
  const unitOf = async ({ item }: CaseState): Promise<string | null> =>
    item === null
      ? null
      : (units.get(item.id) ?? (await catalogue.edition(item.id))?.item.authority.id ?? null)

  /** Where a case stands in the order of acceptance, for a favourable decision on a limited number. */
  const quotaOf = async (
    id: string,
    state: CaseState,
    command: CaseCommand,
    item: ServiceItem,
    now: Now,
  ): Promise<{ readonly quota?: QuotaStanding }> => {
    if (command.type !== "decide" || !command.favourable || item.quota === undefined) return {}
    const edition = state.item?.id ?? ""
    const passTime = async (other: string): Promise<CaseSummary | null> => {
      const passed = await run(other, { type: "pass-time" }, { as: system("clock") })
      return passed.outcome === "refused" ? null : passed.summary
    }
    return { quota: await quotaFor({ storage, edition, limit: item.quota, case: id, on: now.on, passTime }) }
  }

  const decisionOf = (
    id: string,
    command: CaseCommand,
    { alongside = [], as, commandId, recordedOn }: DeskCall & { readonly commandId: string },
    given?: PinnedContext,
  ) => ({
    stream: caseStream(id),
    command,
    contextOf: async (state: CaseState, now: Now): Promise<DeskContext> => {
      const pinned = given ?? (await pinnedOf(state))
      const { item } = pinned
      units.set(editionKey(item), item.authority.id)
      const context = {
        ...pinned,
        ...(await quotaOf(id, state, command, item, now)),
        actor: as,
        alongside,
        ...(recordedOn === undefined ? {} : { recordedOn }),
        now,
        outside,
        ...(options.powers ? { authority: options.powers } : {}),
      }
      return { ...context, withNumbers: await numbersFor(numbering, state, command, context, commandId) }
    },
  })

  const run: CaseDesk["run"] = async (id, command, call, given) => {
    const { commandId = uuidV7(clock.now().at), expectedVersion } = call
    const { companionOf } = options
    const decide = () =>
      runDecision(options, model, {
        ...decisionOf(id, command, { ...call, commandId }, given),
        commandId,
        ...(companionOf ? { companionOf: (change) => companionOf(change, call.as) } : {}),
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      })
    const decided = await anewWhilePlacesGo(options.retrying ?? {}, decide).catch(refusedIfTaken)
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
      summary: summaryOf(id, state, await unitOf(state)),
      state,
    }
  }

  return {
    run,
    draft: (id, command, as) =>
      draftDecision(options, model, decisionOf(id, command, { as, commandId: uuidV7(clock.now().at) })),
    load: async (id) => {
      const { state, version } = await loadStream(storage, caseStream(id), model)
      if (version === 0) throw new UnknownCase()
      return { state, version, pinned: await pinnedOf(state) }
    },
    rows: async (id) => {
      const { state, version } = await loadStream(storage, caseStream(id), model)
      if (version === 0 || state.item === null) throw new UnknownCase()
      return { rows: rowsOf(id, state, await unitOf(state)), version }
    },
  }
}

/** Another case has the external id, or the recommendation: a refusal that names it. */
function refusedIfTaken(error: unknown): { readonly outcome: "refused"; readonly refusal: CaseRefusal } {
  if (!(error instanceof AlreadyExists)) throw error
  const { holder, scope } = error
  if (scope === RECOMMENDATION_SCOPE) return { outcome: "refused", refusal: recommendationUsed(holder) }
  const scheme = schemeOfScope(scope)
  if (scheme === null) throw error
  return { outcome: "refused", refusal: externalIdTaken(scheme, holder) }
}

/** A place that another case took first is no longer free: the decision is made anew, in its order. */
async function anewWhilePlacesGo<Answer>(retrying: Retrying, decide: () => Promise<Answer>): Promise<Answer> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await decide()
    } catch (error) {
      const isPlace = error instanceof AlreadyExists && error.scope.startsWith(quotaScope(""))
      if (!isPlace || !(await mayTryAgain(tried, retrying))) throw error
    }
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
