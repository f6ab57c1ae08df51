/**
 * Promises in place of documents (告知承诺): taken only for what a published list names, never where a risk forbids
 * it, and by the applicant's own choice. Verified after the decision; a broken promise is put right in time or the
 * decision is revoked, by a person. 浙江省保障“最多跑一次”改革规定 art. 14; 行政许可法 art. 69.
 */
import * as Result from "effect/Result"
import type { CommitmentOption } from "../catalogue/index.ts"
import { remediesAgainst } from "../law/index.ts"
import { computeDeadline, type DeadlineRefusal, hasPassed, type PlainDate } from "../time/index.ts"
import { applicantBar } from "./applicant-bar.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEvent } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { denyingRecord } from "./credit.ts"
import { isSigned } from "./decide-tolerance.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { VERIFIABLE } from "./open-deadlines.ts"
import { notInThisPhase, refusals, toleranceDenied } from "./refusals.ts"
import { fromToday } from "./tolerance-limit.ts"

type Command<Type extends CaseCommand["type"]> = Extract<CaseCommand, { type: Type }>

export function decideGiveCommitment(
  state: CaseState,
  { commitment, credit }: Command<"give-commitment">,
  context: CaseContext,
): Decision {
  if (state.phase !== "received" && state.phase !== "correcting" && state.phase !== "accepted")
    return refuse(notInThisPhase(state.phase))
  const option = availableOption(commitment.kind, commitment.option, context)
  if (option === undefined || state.choices.optIns?.commitment === false)
    return refuse(refusals.commitmentUnavailable)
  if (Object.hasOwn(state.commitments, option.id)) return refuse(refusals.commitmentUnavailable)
  if (!isSigned(commitment.text)) return refuse(refusals.signatureUnreliable)
  const gate = context.ruleSet.provisions.informedCommitment?.credit
  const record = gate && denyingRecord(credit, context.now.on)
  if (gate && record) return refuse(toleranceDenied(record, gate.clause))
  const { verifyWithin } = option
  const verifyBy =
    option.kind === "proof" && verifyWithin ? fromToday(verifyWithin, context) : Result.succeed(null)
  if (Result.isFailure(verifyBy)) return refuse(verifyBy.failure)
  const { replaces } = option
  return decided(happen(context, "CommitmentGiven", { commitment, replaces, verifyBy: verifyBy.success }))
}

/** With the decision the time to verify a promised condition begins. */
export function startVerifications(
  state: CaseState,
  decidedOn: PlainDate,
  context: CaseContext,
  legal: Parameters<typeof happen>[3] = {},
): Result.Result<readonly CaseEvent[], DeadlineRefusal> {
  const term = context.ruleSet.provisions.informedCommitment?.conditions?.verifyWithin
  const events: CaseEvent[] = []
  if (term === undefined) return Result.succeed(events)
  for (const [option, { kind, verified }] of Object.entries(state.commitments)) {
    if (kind !== "licence-condition" || verified !== null) continue
    const { calendar } = context
    const deadline = computeDeadline({ term, startsOn: decidedOn, calendar })
    if (Result.isFailure(deadline)) return Result.fail(deadline.failure)
    events.push(happen(context, "VerificationDue", { option, deadline: deadline.success }, legal))
  }
  return Result.succeed(events)
}

/** A promise found broken asks for a person's decision; put right in time, it is kept after all. */
export function decideVerifyCommitment(
  state: CaseState,
  { isKept, note, option }: Command<"verify-commitment">,
  context: CaseContext,
): Decision {
  const given = Object.hasOwn(state.commitments, option) ? state.commitments[option] : undefined
  if (given === undefined || given.verified === "kept" || given.verified === "put-right")
    return refuse(refusals.commitmentUnavailable)
  if (!VERIFIABLE.has(state.phase)) return refuse(notInThisPhase(state.phase))
  const { now } = context
  if (isKept) {
    if (given.rectifyBy !== null && hasPassed(given.rectifyBy, now.on)) return refuse(refusals.tooLate)
    const outcome = given.verified === "broken" ? "put-right" : "kept"
    return decided(happen(context, "CommitmentVerified", { option, outcome, note }))
  }
  if (given.verified === "broken") return refuse(refusals.commitmentUnavailable)
  const clause = context.ruleSet.provisions.informedCommitment?.conditions?.clause ?? null
  const found = happen(context, "CommitmentVerified", { option, outcome: "broken", note })
  const task = "decide-on-broken-commitment"
  if (state.tasks.includes(task)) return decided(found)
  return decided(found, happen(context, "TaskOpened", { task, clause }))
}

export function decideOrderRectification(
  state: CaseState,
  { number, option, reasons, within }: Command<"order-rectification">,
  context: CaseContext,
): Decision {
  const given = Object.hasOwn(state.commitments, option) ? state.commitments[option] : undefined
  if (given?.verified !== "broken" || given.rectifyBy !== null || !VERIFIABLE.has(state.phase))
    return refuse(refusals.commitmentUnavailable)
  if (reasons.length === 0) return refuse(refusals.reasonsMissing)
  const deadline = fromToday(within, context)
  if (Result.isFailure(deadline)) return refuse(deadline.failure)
  const data = { option, deadline: deadline.success, reasons, number }
  return decided(happen(context, "RectificationOrdered", data))
}

/**
 * 撤销: for a promise that was broken and not put right in time, or a result obtained by fraud. A condition must have
 * been ordered put right before; what a broken proof leads to is its own rule's.
 */
export function decideRevokeDecision(
  state: CaseState,
  { number, option, reasons }: Command<"revoke-decision">,
  context: CaseContext,
): Decision {
  if (state.phase !== "decided" && state.phase !== "delivered") return refuse(notInThisPhase(state.phase))
  if (state.decision?.favourable !== true) return refuse(notInThisPhase(state.phase))
  if (reasons.length === 0) return refuse(refusals.reasonsMissing)
  const given =
    option === null || !Object.hasOwn(state.commitments, option) ? null : state.commitments[option]
  if (option !== null) {
    if (given?.verified !== "broken") return refuse(refusals.commitmentUnavailable)
    const { kind, rectifyBy } = given
    const isStillOpen =
      rectifyBy === null ? kind === "licence-condition" : !hasPassed(rectifyBy, context.now.on)
    if (isStillOpen) return refuse(refusals.rectificationFirst)
  }
  const remedies = remediesAgainst(context.ruleSet, context.item.type, context.now.on)
  if (remedies.length === 0) return refuse(refusals.remediesMissing)
  const bar = option === null ? applicantBar("obtained-by-fraud", context) : Result.succeed(null)
  if (Result.isFailure(bar)) return refuse(bar.failure)
  const barred = bar.success === null ? {} : { bar: bar.success }
  return decided(happen(context, "DecisionRevoked", { option, reasons, remedies, number, ...barred }))
}

/** The option, if the item lists it, the rule set knows its kind, and no risk forbids it. */
function availableOption(
  kind: CommitmentOption["kind"],
  id: string,
  { item, now, ruleSet }: CaseContext,
): CommitmentOption | undefined {
  const rule = ruleSet.provisions.informedCommitment
  const { conditions, notFor = [], proofs } = rule ?? {}
  const isKnown = kind === "proof" ? proofs !== undefined && proofs.from <= now.on : conditions !== undefined
  const isForbidden = item.publicSafety === true && notFor.some(({ risk }) => risk === "public-safety")
  if (!isKnown || isForbidden) return undefined
  return item.commitmentOptions?.find((option) => option.id === id && option.kind === kind)
}
