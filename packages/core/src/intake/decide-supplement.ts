/**
 * Supplements (补正): judged against what was asked for and nothing else, in time by posting or arrival as
 * the notice says. A period that ran out is never repaired by a timer, nor is acceptance revoked by one.
 * 行政许可法 art. 32(1)(5); 浙江省保障“最多跑一次”改革规定 art. 11.
 */
import * as Result from "effect/Result"
import type { Shortfall } from "../materials/index.ts"
import type { Deadline } from "../time/index.ts"
import { computeDeadline, hasPassed, isInTime } from "../time/index.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEvent } from "./case-events.ts"
import { type CaseState, isUnsupplied } from "./case-state.ts"
import type { Receipt } from "./case-terms.ts"
import { decideExamine } from "./decide-intake.ts"
import { hasDefaulted } from "./decide-tolerance.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { fold } from "./evolve.ts"
import { refuseUnknown } from "./known-materials.ts"
import { notInThisPhase, refusals, supplementTermMissing, toleranceUnavailable } from "./refusals.ts"
import { shortfallsOf } from "./shortfalls.ts"
import { fromToday, latestExtension } from "./tolerance-limit.ts"

type Supplement = Extract<CaseCommand, { type: "supplement" }>

export function decideSupplement(state: CaseState, command: Supplement, context: CaseContext): Decision {
  const { materials, receipt } = command
  if (receipt.receivedOn > context.now.on) return refuse(refusals.dateInTheFuture)
  const unknown = refuseUnknown(materials, context)
  if (unknown) return refuse(unknown)
  if (state.phase === "accepted" && state.acceptance?.how === "deemed") {
    return decided(addedTo(state, command, context))
  }
  const asked = askedFor(state)
  if (asked === null) return refuse(notInThisPhase(state.phase))
  const inTime = arrivedInTime(asked, receipt)
  // In time, by posting or by an arrival that was written down late: the withdrawal did not take place.
  const isWithdrawn = state.phase === "deemed-withdrawn"
  if (isWithdrawn && !inTime) return refuse(notInThisPhase(state.phase))
  const events: CaseEvent[] = []
  if (isWithdrawn) {
    const postedOn = receipt.postedOn ?? receipt.receivedOn
    events.push(happen(context, "ApplicationReinstated", { postedOn }))
  }

  const open = stillOpen(state, asked.shortfalls, command, context)
  const legal = { occurredOn: receipt.receivedOn }
  events.push(happen(context, "SupplementReceived", { receipt, materials, inTime, open }, legal))
  if (command.examination === undefined || state.owing !== null) return decided(...events)
  if (open.length > 0) return decided(...events)
  const examined = decideExamine(fold(events, state), command.examination, context)
  return Result.map(examined, (more) => [...events, ...more])
}

export function decideExtendSupplement(
  state: CaseState,
  command: Extract<CaseCommand, { type: "extend-supplement" }>,
  context: CaseContext,
): Decision {
  const asked = state.phase === "correcting" || state.phase === "accepted" ? askedFor(state) : null
  if (asked === null || asked.deadline.dueOn === null) return refuse(notInThisPhase(state.phase))
  if (command.reasons.length === 0) return refuse(refusals.reasonsMissing)
  if (hasPassed(asked.deadline, context.now.on)) return refuse(refusals.tooLate)
  const { calendar } = context
  const deadline = computeDeadline({ term: command.by, startsOn: asked.deadline.dueOn, calendar })
  if (Result.isFailure(deadline)) return refuse(deadline.failure)
  const rule = context.ruleSet.provisions.tolerance
  if (state.owing !== null && rule !== undefined) {
    const latest = latestExtension(rule, state, context)
    if (Result.isFailure(latest)) return refuse(latest.failure)
    const { success: last } = latest
    if (last !== null && (deadline.success.dueOn ?? last) > last)
      return refuse(toleranceUnavailable("too-long", state.owing.owed, rule.clause, last))
  }
  return decided(
    happen(context, "SupplementExtended", { deadline: deadline.success, reasons: command.reasons }),
  )
}

/** 不可抗力 or another good reason for coming late, found by an officer. */
export function decideExcuseDelay(
  state: CaseState,
  command: Extract<CaseCommand, { type: "excuse-delay" }>,
  context: CaseContext,
): Decision {
  const { owing, phase } = state
  if (phase === "correcting" || phase === "deemed-withdrawn") return reopenCorrection(state, command, context)
  if (phase !== "accepted" || owing === null) return refuse(notInThisPhase(phase))
  if (!hasDefaulted(owing, context)) return refuse(refusals.nothingLapsed)
  const { reasons } = command
  if (reasons.length === 0) return refuse(refusals.reasonsMissing)
  return decided(happen(context, "DelayExcused", { reasons }))
}

/** What the law or a lapse made of corrections that did not come is taken back, and they may come until another day. */
function reopenCorrection(
  state: CaseState,
  { reasons, supplementWithin }: Extract<CaseCommand, { type: "excuse-delay" }>,
  context: CaseContext,
): Decision {
  const { correction, phase } = state
  const isLate =
    correction !== null && hasPassed(correction.deadline, context.now.on) && isUnsupplied(correction)
  if (!isLate) return refuse(refusals.nothingLapsed)
  if (reasons.length === 0) return refuse(refusals.reasonsMissing)
  if (supplementWithin === undefined) return refuse(supplementTermMissing(correction.open))
  const deadline = fromToday(supplementWithin, context)
  if (Result.isFailure(deadline)) return refuse(deadline.failure)
  const reinstates = phase === "deemed-withdrawn"
  return decided(happen(context, "CorrectionReopened", { deadline: deadline.success, reasons, reinstates }))
}

/** After acceptance by silence no day was set: what is missing may come at any time before the decision. */
function addedTo(state: CaseState, { materials, receipt }: Supplement, context: CaseContext): CaseEvent {
  const open = shortfallsOf(state, context, materials)
  const data = { receipt, materials, inTime: true, open }
  return happen(context, "SupplementReceived", data, { occurredOn: receipt.receivedOn })
}

interface Asked {
  readonly shortfalls: readonly Shortfall[]
  readonly deadline: Deadline
  readonly mode: "posted" | "arrived"
}

function askedFor(state: CaseState): Asked | null {
  if (state.phase === "accepted" && state.owing) return { ...state.owing, shortfalls: state.owing.owed }
  if ((state.phase === "correcting" || state.phase === "deemed-withdrawn") && state.correction)
    return state.correction
  return null
}

function arrivedInTime({ deadline, mode }: Asked, receipt: Receipt): boolean {
  if (deadline.dueOn === null) return true
  const posted = receipt.postedOn === undefined ? {} : { postedOn: receipt.postedOn }
  return isInTime({ dueOn: deadline.dueOn, mode, arrivedOn: receipt.receivedOn, ...posted })
}

/** Of what was asked for, and of what this supplement itself spoiled, what is still missing or wrong. */
function stillOpen(
  state: CaseState,
  asked: readonly Shortfall[],
  command: Supplement,
  context: CaseContext,
): readonly Shortfall[] {
  const concerned = new Set([
    ...asked.map((s) => s.requirement),
    ...(state.correction?.open ?? []).map((s) => s.requirement),
    ...command.materials.map((m) => m.requirement),
  ])
  const all = shortfallsOf(state, context, command.materials)
  return all.filter((shortfall) => concerned.has(shortfall.requirement))
}
