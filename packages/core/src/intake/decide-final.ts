/**
 * The final act, of the kind the item's type knows, and the handing over of its result. Nothing favourable
 * while anything is owed or still to be looked up. 行政许可法 art. 38, 44.
 */
import * as Result from "effect/Result"
import { itemTypes, remediesAgainst } from "../law/index.ts"
import type { Remedy } from "../law/index.ts"
import { composeChecklist, judgeSubmission } from "../materials/index.ts"
import { computeDeadline } from "../time/index.ts"
import { refuseUnlessMayRefuse, refuseUnlessOfficer, refuseUnlessOfficial } from "./authority.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { notInThisPhase, refusals, stillOwed } from "./refusals.ts"

export function decideFinalAct(
  state: CaseState,
  command: Extract<CaseCommand, { type: "decide" }>,
  context: CaseContext,
): Decision {
  if (state.phase !== "accepted" || state.itemType === null) return refuse(notInThisPhase(state.phase))
  const remedies = command.favourable ? [] : remediesAgainst(context.ruleSet, state.itemType, context.now.on)
  const refusal = command.favourable
    ? refuseFavourable(state, context)
    : refuseAdverse(command, remedies, context)
  if (refusal) return refuse(refusal)
  const type = itemTypes[state.itemType]
  const act = command.favourable ? type.favourable : (type.unfavourable ?? type.favourable)
  const { delivery } = context.ruleSet.provisions
  const due = delivery
    ? computeDeadline({ term: delivery.term, startsOn: context.now.on, calendar: context.calendar })
    : Result.succeed(null)
  if (Result.isFailure(due)) return refuse(due.failure)
  return decided(
    happen(context, "DecisionMade", {
      act: act.code,
      favourable: command.favourable,
      number: command.number,
      reasons: command.reasons ?? [],
      remedies,
      delivery: due.success,
    }),
  )
}

export function decideDispatch(
  state: CaseState,
  command: Extract<CaseCommand, { type: "dispatch-result" }>,
  context: CaseContext,
): Decision {
  const refusal = refuseUnlessOfficer(context)
  if (refusal) return refuse(refusal)
  if (state.phase !== "decided") return refuse(notInThisPhase(state.phase))
  if (!context.item.collection.includes("courier")) return refuse(refusals.deliveredAnotherWay)
  return decided(happen(context, "ResultDispatched", { waybill: command.waybill }))
}

/** Handing a parcel to the courier is not delivery; its signature is. */
export function decideDeliver(
  state: CaseState,
  command: Extract<CaseCommand, { type: "deliver-result" }>,
  context: CaseContext,
): Decision {
  const refusal = refuseUnlessOfficial(context)
  if (refusal) return refuse(refusal)
  if (state.phase !== "decided") return refuse(notInThisPhase(state.phase))
  const { by = "self", method, on, visit } = command
  if (!context.item.collection.includes(method)) return refuse(refusals.deliveredAnotherWay)
  if (method === "courier" && state.dispatchedOn === null) return refuse(notInThisPhase(state.phase))
  if (on > context.now.on) return refuse(refusals.dateInTheFuture)
  const earliest = method === "courier" ? state.dispatchedOn : (state.decision?.on ?? null)
  if (earliest !== null && on < earliest) return refuse(refusals.dateTooEarly)
  const appearance = visit === undefined ? {} : { visit }
  return decided(happen(context, "ResultDelivered", { method, by, ...appearance }, { occurredOn: on }))
}

function refuseFavourable(state: CaseState, context: CaseContext) {
  const notOfficer = refuseUnlessOfficer(context)
  if (notOfficer) return notOfficer
  const checklist = composeChecklist(context.item, state.scenario)
  // Accepted by silence: what was missing then is missing still, until it is handed in.
  const isDeemed = state.acceptance?.how === "deemed"
  const owed = isDeemed ? judgeSubmission(checklist, state.materials) : (state.owing?.owed ?? [])
  const isLate = state.owing !== null && state.owing.late && !state.owing.excused
  const lookUps = checklist.lines
    .filter(
      ({ from, requirement }) =>
        from === "authority" && requirement.lookUp && requirement.necessity !== "optional",
    )
    .map(({ requirement }) => requirement.id)
    .filter((id) => state.lookUps[id]?.state !== "found")
  if (owed.length === 0 && !isLate && lookUps.length === 0) return undefined
  return stillOwed(owed, lookUps, context.ruleSet.provisions.tolerance?.clause)
}

function refuseAdverse(
  command: Extract<CaseCommand, { type: "decide" }>,
  remedies: readonly Remedy[],
  context: CaseContext,
) {
  const notAllowed = refuseUnlessMayRefuse(context)
  if (notAllowed) return notAllowed
  if ((command.reasons ?? []).length === 0) return refusals.reasonsMissing
  if (remedies.length === 0) return refusals.remediesMissing
  return undefined
}
