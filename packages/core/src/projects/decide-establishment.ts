/** 立项: the undertaking unit applies, the recommending unit recommends, the managing unit establishes, the unit signs. */
import * as Result from "effect/Result"
import { add, noMoney } from "../money/index.ts"
import { computeDeadline } from "../time/index.ts"
import { isBarInForce } from "./bars.ts"
import {
  decided,
  happen,
  refuse,
  refuseUnlessReasoned,
  refuseWithoutReasons,
  type Decision,
} from "./draft.ts"
import type { ProjectCommand, ProjectContext } from "./project-commands.ts"
import type { Funding, Reasons } from "./project-events.ts"
import { rulesInForce } from "./project-rules.ts"
import type { ProjectState } from "./project-state.ts"
import {
  notAtThisStage,
  recommendationMissing,
  refusals,
  undertakingBarred,
  type ProjectRefusal,
} from "./refusals.ts"

type Of<Type extends ProjectCommand["type"]> = Extract<ProjectCommand, { type: Type }>

export function decideApply(state: ProjectState, command: Of<"apply">, context: ProjectContext): Decision {
  if (state.phase !== "none") return refuse(notAtThisStage(state.phase))
  const { now, rules } = context
  if (rulesInForce([rules], rules.id, now.on) === undefined) return refuse(refusals.rulesNotInForce)
  const { managingUnit, recommendingUnit, rules: pin, title, undertaking } = command
  const data = { rules: pin, undertaking, recommendingUnit, managingUnit, title }
  return decided(happen(context, "ProjectAppliedFor", data))
}

export function decideRecommend(
  state: ProjectState,
  { opinion }: Of<"recommend">,
  context: ProjectContext,
): Decision {
  if (state.phase !== "applied" || state.recommended === true) return refuse(notAtThisStage(state.phase))
  return decided(happen(context, "ProjectRecommended", { opinion: opinion ?? null }))
}

export function decideDeclineRecommendation(
  state: ProjectState,
  reasons: Reasons,
  context: ProjectContext,
): Decision {
  if (state.phase !== "applied" || state.recommended === false) return refuse(notAtThisStage(state.phase))
  const unreasoned = refuseWithoutReasons(reasons)
  return unreasoned ? refuse(unreasoned) : decided(happen(context, "RecommendationDeclined", { reasons }))
}

/** The managing unit's act of establishment. A unit that is barred is told by which record, until when, and where to object. */
export function decideEstablish(
  state: ProjectState,
  { contract, number }: Of<"establish">,
  context: ProjectContext,
): Decision {
  if (state.phase !== "applied") return refuse(notAtThisStage(state.phase))
  const { bars, now, rules } = context
  const bar = bars.find((each) => isBarInForce(each, now.on))
  if (bar !== undefined) return refuse(undertakingBarred(bar))
  const { clause, required } = rules.recommendation
  if (required && state.recommended !== true) return refuse(recommendationMissing(clause))
  if (contract.endsOn < contract.startsOn) return refuse(refusals.contractBackwards)
  const unfunded = contract.funding === null ? undefined : refuseUnlessAddsUp(contract.funding)
  return unfunded ? refuse(unfunded) : decided(happen(context, "ProjectEstablished", { number, contract }))
}

export function decideDecline(state: ProjectState, reasons: Reasons, context: ProjectContext): Decision {
  if (state.phase !== "applied") return refuse(notAtThisStage(state.phase))
  const unreasoned = refuseUnlessReasoned(reasons, context)
  if (unreasoned) return refuse(unreasoned)
  return decided(happen(context, "ProjectDeclined", { reasons, remedies: context.rules.remedies }))
}

/** The undertaking unit's own withdrawal, before it has signed. */
export function decideWithdraw(state: ProjectState, context: ProjectContext): Decision {
  if (state.phase !== "applied" && state.phase !== "established") return refuse(notAtThisStage(state.phase))
  return decided(happen(context, "ProjectWithdrawn", {}))
}

/** With the contract the day is set by which acceptance is applied for, from the contract's last day on. */
export function decideSign(state: ProjectState, context: ProjectContext): Decision {
  const { contract, phase } = state
  if (phase !== "established" || contract === null) return refuse(notAtThisStage(phase))
  const { calendar, calendarPin, rules } = context
  const due = computeDeadline({ term: rules.acceptance.term, startsOn: contract.endsOn, calendar })
  if (Result.isFailure(due)) return refuse(due.failure)
  const { remindBefore } = rules
  const data = { acceptanceDue: due.success, calendar: calendarPin, remindBefore }
  return decided(happen(context, "ContractSigned", data))
}

function refuseUnlessAddsUp({ total, tranches }: Funding): ProjectRefusal | undefined {
  const sum = add(noMoney, ...tranches.map(({ amount }) => amount))
  if (Result.isFailure(sum)) return sum.failure
  const isSound =
    sum.success === total &&
    tranches.every(({ amount }) => amount > 0) &&
    new Set(tranches.map(({ id }) => id)).size === tranches.length
  return isSound ? undefined : refusals.fundingDoesNotAddUp
}
