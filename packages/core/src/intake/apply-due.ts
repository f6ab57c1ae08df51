/**
 * What time alone brings about, before any command is judged. By operation of law: deemed acceptance
 * (行政许可法 art. 32(1)(4)) and deemed withdrawal (浙江省保障“最多跑一次”改革规定 art. 11¶3). What is an act
 * of an authority is never done here: a lapse opens a task for a person.
 */
import * as Result from "effect/Result"
import { composeChecklist, judgeSubmission } from "../materials/index.ts"
import { byLaw } from "../identity/index.ts"
import type { Citation } from "../reasons/index.ts"
import type { Deadline } from "../time/index.ts"
import { addDays, hasPassed } from "../time/index.ts"
import type { CaseContext } from "./case-commands.ts"
import type { CaseEvent, TaskKind } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { decisionClocks } from "./decision-clocks.ts"
import { happen } from "./draft.ts"
import { evolve } from "./evolve.ts"

/** The events that have fallen due by `now`, in the order of their legal dates. */
export function applyDue(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  const events: CaseEvent[] = []
  let current = state
  for (;;) {
    const next = earliest(dueIn(current, context))
    if (next === undefined) return events
    events.push(next)
    current = evolve(current, next)
  }
}

function earliest(events: readonly CaseEvent[]): CaseEvent | undefined {
  return events.toSorted((a, b) =>
    a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0,
  )[0]
}

function dueIn(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  switch (state.phase) {
    case "received":
      return noticeLapsed(state, context)
    case "correcting":
      return correctionLapsed(state, context)
    case "accepted":
      return [...owingLapsed(state, context), ...decisionOverdue(state, context)]
    default:
      return []
  }
}

function noticeLapsed(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  const { noticeDue, receipt } = state
  if (!noticeDue?.dueOn || !receipt || !hasPassed(noticeDue, context.now.on)) return []
  const { deemedAcceptance } = context.ruleSet.provisions
  const on = addDays(noticeDue.dueOn, 1)
  const checklist = composeChecklist(context.item, state.scenario)
  const isComplete = checklist.toAsk.length === 0 && judgeSubmission(checklist, state.materials).length === 0
  if (deemedAcceptance === undefined || isComplete) {
    return openTask(state, context, "accept-or-refuse", noticeDue, noticeDue.term.clause ?? null)
  }
  const clocks = decisionClocks(context, receipt.receivedOn)
  if (Result.isFailure(clocks))
    return openTask(state, context, "accept-or-refuse", noticeDue, deemedAcceptance.clause)
  const data = { acceptedOn: receipt.receivedOn, lapsedOn: noticeDue.dueOn, clocks: clocks.success }
  return [happen(context, "DeemedAccepted", data, { occurredOn: on, actor: byLaw(deemedAcceptance.clause) })]
}

function correctionLapsed(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  const { correction } = state
  if (!correction?.deadline.dueOn || !hasPassed(correction.deadline, context.now.on)) return []
  // Everything is in, and the officer owes the answer (行政许可法 art. 32(1)(5)).
  if (correction.open.length === 0)
    return openTask(state, context, "accept-or-refuse", correction.deadline, null)
  const { lateSupplement } = context.ruleSet.provisions
  // Supplied and still wrong is another rule than not supplied: refusal is a person's act.
  const isUnsupplied = correction.open.some(
    (shortfall) => !correction.supplied.includes(shortfall.requirement),
  )
  if (lateSupplement?.outcome === "deemed-withdrawn" && isUnsupplied) {
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

/** Whichever clock ran out first: a promised one that special procedures stopped may end after the statutory one. */
function decisionOverdue(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  const clause = context.ruleSet.provisions.decision?.clause ?? null
  return [state.promised, state.statutory].flatMap((deadline) =>
    deadline === null ? [] : openTask(state, context, "explain-overdue", deadline, clause),
  )
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
