/**
 * Adopting: a fact that an authoritative outside system reports is recorded with its source, always; only who
 * reports, and of which case, is judged. The same message again leaves nothing. Settling a conflict is an
 * officer's act with reasons; ids of other systems may be added as they become known.
 */
import type { Sealable } from "../../events/index.ts"
import { refuseUnlessMayRefuse } from "../authority.ts"
import type { CaseContext } from "../case-commands.ts"
import type { ExternalId } from "../case-events.ts"
import type { CaseState } from "../case-state.ts"
import { decided, happen, refuse, type Decision } from "../draft.ts"
import { notInThisPhase, refusals } from "../refusals.ts"
import type { Conflict } from "./conflict.ts"
import { factOf, type OutsideMessage } from "./outside-message.ts"
import { holdsFact, withFact } from "./outside-record.ts"
import { externalIdNotOfCase, notAuthoritative, outsideRefusals } from "./outside-refusals.ts"
import type { Settlement } from "./outside-state.ts"
import { reckonOutside } from "./outside-clocks.ts"
import { openConflicts } from "./stand-together.ts"

export function decideAdopt(state: CaseState, message: OutsideMessage, context: CaseContext): Decision {
  if (state.phase === "none") return refuse(notInThisPhase(state.phase))
  const { detail, externalId, recordedBy, system } = message
  if (!isAuthoritative(system, [externalId], context))
    return refuse(notAuthoritative(system, externalId.scheme))
  if (!state.externalIds.some((id) => isSameId(id, externalId)))
    return refuse(externalIdNotOfCase(externalId.scheme))
  const fact = factOf(message)
  const { record = [], settlements = [] } = state.outside ?? {}
  if (holdsFact(record, fact)) return decided()
  const clocks = reckonOutside({ record: withFact(record, fact), settlements }, context)
  const source = {
    ...(recordedBy === undefined ? {} : { recordedBy }),
    ...(detail === undefined ? {} : { detail }),
  }
  return decided(happen(context, "OutsideFactAdopted", { fact, ...source, clocks }, { occurredOn: fact.on }))
}

export function decideSettleConflict(
  state: CaseState,
  command: Settlement & { readonly reasons: readonly Sealable<string>[] },
  context: CaseContext,
): Decision {
  const conflict = openConflicts(state).find(({ id }) => id === command.conflict)
  if (conflict === undefined || state.outside === null) return refuse(outsideRefusals.noSuchConflict)
  if (command.reasons.length === 0) return refuse(refusals.reasonsMissing)
  const { chosen, keep, reasons } = command
  const needsChoice = keep === "theirs" && conflict.theirs.length > 1
  if (needsChoice && (chosen === undefined || conflict.theirs[chosen] === undefined))
    return refuse(outsideRefusals.choiceMissing)
  if (keep === "theirs" && isAdverse(conflict, chosen)) {
    const notAllowed = refuseUnlessMayRefuse("settle-conflict", context)
    if (notAllowed) return refuse(notAllowed)
  }
  const settlement: Settlement = {
    conflict: conflict.id,
    keep,
    ...(needsChoice && chosen !== undefined ? { chosen } : {}),
  }
  const { settlements } = state.outside
  const clocks = reckonOutside({ ...state.outside, settlements: [...settlements, settlement] }, context)
  return decided(happen(context, "ConflictSettled", { ...settlement, kind: conflict.kind, reasons, clocks }))
}

export function decideAddExternalId(
  state: CaseState,
  externalId: ExternalId,
  context: CaseContext,
): Decision {
  if (state.phase === "none") return refuse(notInThisPhase(state.phase))
  if (state.externalIds.some((id) => isSameId(id, externalId))) return decided()
  return decided(happen(context, "ExternalIdAdded", { externalId }))
}

/** Whether the actor is the system itself, and the district believes it about one of the schemes. */
export function isAuthoritative(
  system: string,
  externalIds: readonly ExternalId[],
  { actor, outside = [] }: CaseContext,
): boolean {
  if (actor.kind !== "system" || actor.name !== system) return false
  return externalIds.some(({ scheme }) =>
    outside.some((believed) => believed.scheme === scheme && believed.system === system),
  )
}

export function isSameId(one: ExternalId, other: ExternalId): boolean {
  return one.scheme === other.scheme && one.value === other.value
}

/** Taking theirs is an act to the applicant's disadvantage where it refuses or ends what they asked for. */
function isAdverse({ theirs }: Conflict, chosen = 0): boolean {
  const fact = theirs[chosen]
  return fact?.stage === "terminated" || (fact?.stage === "decided" && !fact.favourable)
}
