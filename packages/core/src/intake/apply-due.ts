/**
 * What time alone brings about, before any command is judged. By operation of law: deemed acceptance (行政许可法
 * art. 32(1)(4)), deemed renewal (art. 50) and deemed withdrawal (浙江省保障“最多跑一次”改革规定 art. 11¶3). What is
 * an act of an authority is never done here: a lapse opens a task for a person.
 */
import * as Result from "effect/Result"
import { itemTypes } from "../law/index.ts"
import { composeChecklist } from "../materials/index.ts"
import { byLaw } from "../identity/index.ts"
import type { Citation } from "../reasons/index.ts"
import { addDays, type Deadline, hasPassed } from "../time/index.ts"
import type { CaseContext } from "./case-commands.ts"
import type { CaseEvent } from "./case-events.ts"
import { type CaseState, isUnsupplied } from "./case-state.ts"
import type { TaskKind } from "./case-terms.ts"
import { startVerifications } from "./decide-commitment.ts"
import { deliveryFrom } from "./decide-final.ts"
import { openFirstParts, openPartsInTurn } from "./decide-parts.ts"
import { decisionClocks } from "./decision-clocks.ts"
import { happen } from "./draft.ts"
import { evolve } from "./evolve.ts"
import { unexplainedClocks } from "./overdue.ts"
import { isRenewalWaiting } from "./renewal.ts"
import { shortfallsOf } from "./shortfalls.ts"

/** The events that have fallen due by `now`, in the order of their legal dates. */
export function applyDue(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  const events: CaseEvent[] = []
  let current = state
  /** A task is opened once, whatever outside facts make of the state that it leaves. */
  const isNew = ([first]: Due) =>
    first?.type !== "TaskOpened" ||
    !events.some((event) => event.type === "TaskOpened" && event.data.task === first.data.task)
  for (;;) {
    const next = earliest(dueIn(current, context).filter(isNew))
    if (next === undefined) return events
    events.push(...next)
    for (const event of next) current = evolve(current, event)
  }
}

/** What happens at one moment; of several moments the earliest. */
type Due = readonly CaseEvent[]

function earliest(due: readonly Due[]): Due | undefined {
  const dayOf = ([first]: Due) => first?.occurredOn ?? ""
  return due.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))[0]
}

function dueIn(state: CaseState, context: CaseContext): readonly Due[] {
  switch (state.phase) {
    case "received":
      return [...noticeLapsed(state, context), ...licenceExpired(state, context)]
    case "correcting":
      return correctionLapsed(state, context).map((event) => [event])
    case "accepted":
      return [
        ...licenceExpired(state, context),
        ...[
          ...owingLapsed(state, context),
          ...partsOverdue(state, context),
          ...decisionOverdue(state, context),
          ...promisesUnverified(state, context),
          ...openPartsInTurn(state, context),
        ].map((event) => [event]),
      ]
    case "decided":
    case "delivered":
      return [
        ...deliveryOverdue(state, context),
        ...decisionOverdue(state, context),
        ...promisesUnverified(state, context),
      ].map((event) => [event])
    default:
      return decisionOverdue(state, context).map((event) => [event])
  }
}

function noticeLapsed(state: CaseState, context: CaseContext): readonly Due[] {
  const { noticeDue, receipt } = state
  if (!noticeDue?.dueOn || !receipt || !hasPassed(noticeDue, context.now.on)) return []
  const { deemedAcceptance } = context.ruleSet.provisions
  const on = addDays(noticeDue.dueOn, 1)
  const checklist = composeChecklist(context.item, state.scenario)
  const isComplete = checklist.toAsk.length === 0 && shortfallsOf(state, context).length === 0
  const task = (clause: Citation | null) =>
    openTask(state, context, "accept-or-refuse", noticeDue, clause).map((event) => [event])
  if (deemedAcceptance === undefined || isComplete) return task(noticeDue.term.clause ?? null)
  const { receivedOn } = receipt
  const clocks = decisionClocks(context, receivedOn)
  const legal = { occurredOn: on, actor: byLaw(deemedAcceptance.clause) }
  const parts = openFirstParts(state, context, { receivedOn, acceptedOn: receivedOn }, legal)
  if (Result.isFailure(clocks) || Result.isFailure(parts)) return task(deemedAcceptance.clause)
  const data = { acceptedOn: receivedOn, lapsedOn: noticeDue.dueOn, clocks: clocks.success }
  return [[happen(context, "DeemedAccepted", data, legal), ...parts.success]]
}

/** Asked for in time and not decided by the licence's last day, it is renewed by law (行政许可法 art. 50). */
function licenceExpired(state: CaseState, context: CaseContext): readonly Due[] {
  const rule = context.ruleSet.provisions.renewal
  const { itemType, renewal } = state
  if (rule === undefined || renewal === null || itemType === null) return []
  const { expiresOn } = renewal
  if (context.now.on <= expiresOn || !isRenewalWaiting(state)) return []
  const delivery = deliveryFrom(expiresOn, context)
  if (Result.isFailure(delivery)) return []
  const act = itemTypes[itemType].favourable.code
  const legal = { occurredOn: addDays(expiresOn, 1), actor: byLaw(rule.clause) }
  const verifications = startVerifications(state, expiresOn, context, legal)
  if (Result.isFailure(verifications)) return []
  const data = { expiresOn, act, delivery: delivery.success }
  return [[happen(context, "DeemedRenewed", data, legal), ...verifications.success]]
}

function correctionLapsed(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  const { correction } = state
  if (!correction?.deadline.dueOn || !hasPassed(correction.deadline, context.now.on)) return []
  // Everything is in, and the officer owes the answer (行政许可法 art. 32(1)(5)).
  if (correction.open.length === 0)
    return openTask(state, context, "accept-or-refuse", correction.deadline, null)
  const { lateSupplement } = context.ruleSet.provisions
  // Supplied and still wrong is another rule than not supplied: refusal is a person's act.
  if (lateSupplement?.outcome === "deemed-withdrawn" && isUnsupplied(correction)) {
    const { clause } = lateSupplement
    const data = { dueOn: correction.deadline.dueOn, clause }
    const legal = { occurredOn: addDays(correction.deadline.dueOn, 1), actor: byLaw(clause) }
    return [happen(context, "ApplicationDeemedWithdrawn", data, legal)]
  }
  return openTask(
    state,
    context,
    "decide-on-lapsed-supplement",
    correction.deadline,
    lateSupplement?.clause ?? null,
  )
}

function owingLapsed(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  const { owing } = state
  if (owing === null || owing.owed.length === 0 || owing.excused) return []
  const clause = context.ruleSet.provisions.tolerance?.clause ?? null
  return openTask(state, context, "decide-on-revocation", owing.deadline, clause)
}

/**
 * Whichever clock ran out first: a promised one that special procedures stopped may end after the statutory one. Also
 * of a case that was closed late elsewhere.
 */
function decisionOverdue(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  const clause = context.ruleSet.provisions.decision?.clause ?? null
  return unexplainedClocks(state, context.now.on).flatMap((clock) => {
    const deadline = state[clock]
    return deadline === null ? [] : openTask(state, context, "explain-overdue", deadline, clause)
  })
}

/** A part that takes longer than its time holds up the others: somebody has to urge it. */
function partsOverdue(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  return Object.values(state.parts).flatMap(({ deadline, finished }) =>
    deadline === null || finished !== null ? [] : openTask(state, context, "urge-part", deadline, null),
  )
}

function deliveryOverdue(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  if (state.phase !== "decided" || state.delivery === null) return []
  const clause = context.ruleSet.provisions.delivery?.clause ?? null
  return openTask(state, context, "hand-over-result", state.delivery, clause)
}

/** Promises that nobody verified in time, and broken ones that nobody put right: each is a person's to act on. */
function promisesUnverified(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  const clause = context.ruleSet.provisions.informedCommitment?.conditions?.clause ?? null
  return Object.values(state.commitments).flatMap(({ rectifyBy, verified, verifyBy }) => {
    if (verified === null && verifyBy !== null)
      return openTask(state, context, "verify-commitment", verifyBy, clause)
    if (verified === "broken" && rectifyBy !== null)
      return openTask(state, context, "decide-on-broken-commitment", rectifyBy, clause)
    return []
  })
}

function openTask(
  state: CaseState,
  context: CaseContext,
  task: TaskKind,
  deadline: Deadline,
  clause: Citation | null,
): readonly CaseEvent[] {
  if (deadline.dueOn === null || !hasPassed(deadline, context.now.on) || state.tasks.includes(task)) return []
  const occurredOn = addDays(deadline.dueOn, 1)
  const actor = clause ? byLaw(clause) : ({ kind: "system", name: "clock" } as const)
  return [happen(context, "TaskOpened", { task, clause }, { occurredOn, actor })]
}
