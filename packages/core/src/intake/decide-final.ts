/**
 * The final act, of the kind the item's type knows, and the handing over of its result. Nothing favourable
 * while anything is owed or still to be looked up. 行政许可法 art. 38, 44.
 */
import * as Result from "effect/Result"
import { itemTypes, remediesAgainst } from "../law/index.ts"
import type { Remedy } from "../law/index.ts"
import { composeChecklist } from "../materials/index.ts"
import { computeDeadline, type Deadline, type DeadlineRefusal, type PlainDate } from "../time/index.ts"
import { applicantBar } from "./applicant-bar.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEventData } from "./case-events.ts"
import type { ServedKind } from "./case-documents.ts"
import type { CaseState } from "./case-state.ts"
import { startVerifications } from "./decide-commitment.ts"
import { refuseUnsealed } from "./decide-service.ts"
import { refuseUnlessPartsAgree } from "./decide-parts.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { refuseUnexplained } from "./overdue.ts"
import {
  type CaseRefusal,
  notInThisPhase,
  notTheirOrder,
  quotaExhausted,
  refusals,
  stillOwed,
} from "./refusals.ts"
import { shortfallsOf } from "./shortfalls.ts"

export function decideFinalAct(
  state: CaseState,
  command: Extract<CaseCommand, { type: "decide" }>,
  context: CaseContext,
): Decision {
  if (state.phase !== "accepted" || state.itemType === null) return refuse(notInThisPhase(state.phase))
  const remedies = command.favourable ? [] : remediesAgainst(context.ruleSet, state.itemType, context.now.on)
  const refusal =
    refuseUnlessPartsAgree(state, command.favourable, context) ??
    refuseUnexplained(state, context) ??
    (command.favourable ? refuseFavourable(state, context) : refuseAdverse(command, remedies))
  if (refusal) return refuse(refusal)
  const type = itemTypes[state.itemType]
  const act = command.favourable ? type.favourable : (type.unfavourable ?? type.favourable)
  const due = deliveryFrom(context.now.on, context)
  if (Result.isFailure(due)) return refuse(due.failure)
  const isFalse = !command.favourable && command.falseMaterial === true
  const bar = isFalse ? applicantBar("false-material", context) : Result.succeed(null)
  if (Result.isFailure(bar)) return refuse(bar.failure)
  const verifications = command.favourable
    ? startVerifications(state, context.now.on, context)
    : Result.succeed([])
  if (Result.isFailure(verifications)) return refuse(verifications.failure)
  const place = command.favourable ? context.quota?.place : undefined
  return decided(
    happen(context, "DecisionMade", {
      act: act.code,
      favourable: command.favourable,
      number: command.number,
      reasons: command.reasons ?? [],
      remedies,
      delivery: due.success,
      ...(bar.success === null ? {} : { bar: bar.success }),
      ...(place === undefined ? {} : { place }),
      ...sparedAcceptance(state, context),
    }),
    ...verifications.success,
  )
}

/** What was accepted and decided in one visit needs no voucher of the acceptance (浙江省保障“最多跑一次”改革规定 art. 11¶1). */
function sparedAcceptance(
  { acceptance, toSeal }: CaseState,
  { item, now, ruleSet }: CaseContext,
): Pick<CaseEventData["DecisionMade"], "spares"> {
  const rule = ruleSet.provisions.finishedOnSpot
  const notice = toSeal.find(({ of }) => of === "Accepted")
  const isFinished = item.handling === "on-the-spot" && acceptance?.on === now.on
  if (rule === undefined || notice === undefined || !isFinished) return {}
  return { spares: { document: notice.document, clause: rule.clause } }
}

/** The time to hand over a result, from the day it was decided. */
export function deliveryFrom(
  startsOn: PlainDate,
  { calendar, ruleSet }: CaseContext,
): Result.Result<Deadline | null, DeadlineRefusal> {
  const { delivery } = ruleSet.provisions
  return delivery ? computeDeadline({ term: delivery.term, startsOn, calendar }) : Result.succeed(null)
}

export function decideDispatch(
  state: CaseState,
  command: Extract<CaseCommand, { type: "dispatch-result" }>,
  context: CaseContext,
): Decision {
  if (state.phase !== "decided") return refuse(notInThisPhase(state.phase))
  if (!context.item.collection.includes("courier")) return refuse(refusals.deliveredAnotherWay)
  if ((state.choices.collection ?? "courier") !== "courier") return refuse(refusals.notTheirChoice)
  const unsealed = refuseUnsealedDecision(state)
  if (unsealed) return refuse(unsealed)
  return decided(happen(context, "ResultDispatched", { waybill: command.waybill }))
}

/** Handing a parcel to the courier is not delivery; its signature is. */
export function decideDeliver(
  state: CaseState,
  command: Extract<CaseCommand, { type: "deliver-result" }>,
  context: CaseContext,
): Decision {
  if (state.phase !== "decided") return refuse(notInThisPhase(state.phase))
  const { by = "self", method, on, visit } = command
  if (!context.item.collection.includes(method)) return refuse(refusals.deliveredAnotherWay)
  // Whoever comes to fetch it gets it, whatever they chose before.
  if (method !== "by-hand" && (state.choices.collection ?? method) !== method)
    return refuse(refusals.notTheirChoice)
  if (method === "courier" && state.dispatchedOn === null) return refuse(notInThisPhase(state.phase))
  if (on > context.now.on) return refuse(refusals.dateInTheFuture)
  const earliest = method === "courier" ? state.dispatchedOn : (state.decision?.on ?? null)
  if (earliest !== null && on < earliest) return refuse(refusals.dateTooEarly)
  const unsealed = refuseUnsealedDecision(state)
  if (unsealed) return refuse(unsealed)
  const appearance = visit === undefined ? {} : { visit }
  return decided(happen(context, "ResultDelivered", { method, by, ...appearance }, { occurredOn: on }))
}

/** The decision goes out with its result, and bears its seal by then. One made elsewhere is sealed there. */
function refuseUnsealedDecision({ documents }: CaseState): CaseRefusal | undefined {
  const decision = documents.findLast(({ kind }) => DECISIONS.has(kind))
  return decision === undefined ? undefined : refuseUnsealed([decision])
}

const DECISIONS: ReadonlySet<ServedKind> = new Set(["granted", "refused", "deemed-renewal"])

function refuseFavourable(state: CaseState, context: CaseContext): CaseRefusal | undefined {
  const checklist = composeChecklist(context.item, state.scenario)
  // Accepted by silence: what was missing then is missing still, until it is handed in.
  const isDeemed = state.acceptance?.how === "deemed"
  const owed = isDeemed ? shortfallsOf(state, context) : (state.owing?.owed ?? [])
  const isLate = state.owing !== null && state.owing.late && !state.owing.excused
  const lookUps = checklist.lines
    .filter(
      ({ from, requirement }) =>
        from === "authority" && requirement.lookUp && requirement.necessity !== "optional",
    )
    .map(({ requirement }) => requirement.id)
    .filter((id) => !isAtHand(state.lookUps[id]?.state))
  if (owed.length > 0 || isLate || lookUps.length > 0)
    return stillOwed(owed, lookUps, context.ruleSet.provisions.tolerance?.clause)
  return refuseBroken(state, context) ?? refuseOutOfOrder(context)
}

/** What a broken promise stood for is wanting, until it is put right (浙江省保障“最多跑一次”改革规定 art. 14). */
function refuseBroken({ commitments }: CaseState, { ruleSet }: CaseContext): CaseRefusal | undefined {
  if (Object.values(commitments).every(({ verified }) => verified !== "broken")) return undefined
  const clause = ruleSet.provisions.informedCommitment?.conditions?.clause
  return { ...refusals.promiseBroken, ...(clause ? { clause } : {}) }
}

/** Found by the authority, or handed in by an applicant who says that its source is wrong. */
function isAtHand(lookUp: CaseState["lookUps"][string]["state"] | undefined): boolean {
  return lookUp === "found" || lookUp === "disputed"
}

/** Where the number is limited, whoever was accepted first comes first (行政许可法 art. 57). */
function refuseOutOfOrder({ quota }: CaseContext): CaseRefusal | undefined {
  if (quota === undefined) return undefined
  const { before, granted, limit } = quota
  if (granted >= limit) return quotaExhausted(limit)
  return granted + before >= limit ? notTheirOrder(before) : undefined
}

function refuseAdverse(
  command: Extract<CaseCommand, { type: "decide" }>,
  remedies: readonly Remedy[],
): CaseRefusal | undefined {
  if ((command.reasons ?? []).length === 0) return refusals.reasonsMissing
  if (remedies.length === 0) return refusals.remediesMissing
  return undefined
}
