/**
 * The clocks of a case: stopped only for reasons the rule set lists for that clock, or, the promised one,
 * that the item publishes as 特别程序; extended once by the approver the rule set names.
 * 行政许可法 art. 42, 45.
 */
import * as Result from "effect/Result"
import type { ClockName } from "../law/index.ts"
import type { Deadline } from "../time/index.ts"
import { extend, resume, suspend } from "../time/index.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"
import { isEnded } from "./case-state.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { extensionOf } from "./joint-handling.ts"
import { calendarMoves } from "./calendar-moves.ts"
import { openDeadlines } from "./open-deadlines.ts"
import { notInThisPhase, reasonNotListed, refusals } from "./refusals.ts"

export function decideSuspend(
  state: CaseState,
  command: Extract<CaseCommand, { type: "suspend-clock" }>,
  context: CaseContext,
): Decision {
  const clock = runningClock(state, command.clock, context)
  if (Result.isFailure(clock)) return Result.fail(clock.failure)
  const listed = listedReasons(command.clock, context)
  if (!listed.includes(command.reason)) return refuse(reasonNotListed(listed))
  const { from, reason, toldInWritingOn } = command
  if (toldInWritingOn > context.now.on) return refuse(refusals.dateInTheFuture)
  const suspended = suspend(clock.success, { reason, from, to: null, toldInWritingOn }, context.calendar)
  if (Result.isFailure(suspended)) return refuse(suspended.failure)
  const data = { clock: command.clock, reason, toldInWritingOn, deadline: suspended.success }
  return decided(happen(context, "ClockSuspended", data))
}

export function decideResume(
  state: CaseState,
  command: Extract<CaseCommand, { type: "resume-clock" }>,
  context: CaseContext,
): Decision {
  const clock = runningClock(state, command.clock, context)
  if (Result.isFailure(clock)) return Result.fail(clock.failure)
  const resumed = resume(clock.success, command.on, context.calendar)
  if (Result.isFailure(resumed)) return refuse(resumed.failure)
  return decided(happen(context, "ClockResumed", { clock: command.clock, deadline: resumed.success }))
}

export function decideExtend(
  state: CaseState,
  command: Extract<CaseCommand, { type: "extend-clock" }>,
  context: CaseContext,
): Decision {
  const clock = runningClock(state, command.clock, context)
  if (Result.isFailure(clock)) return Result.fail(clock.failure)
  const rule = extensionOf(context.ruleSet, context.item)
  if (command.clock !== "statutory" || rule === undefined) return refuse(refusals.notTheRuleSetsToGrant)
  const { calendar, now } = context
  const { reasonToldOn } = command
  if (reasonToldOn > now.on) return refuse(refusals.dateInTheFuture)
  const { clause, term } = rule
  const extension = { term, approvedBy: rule.approverRole, approvedOn: now.on, reasonToldOn, clause }
  const extended = extend(clock.success, extension, calendar)
  if (Result.isFailure(extended)) return refuse(extended.failure)
  return decided(happen(context, "ClockExtended", { clock: command.clock, deadline: extended.success }))
}

/** A revised calendar moves the open deadlines, never to the citizen's harm once a date was told. */
export function decideReviseCalendar(
  state: CaseState,
  { calendar: revised, pin }: Extract<CaseCommand, { type: "revise-calendar" }>,
  context: CaseContext,
): Decision {
  const isOver = isEnded(state) && openDeadlines(state).length === 0
  if (isOver || state.phase === "none") return refuse(notInThisPhase(state.phase))
  const { moved } = calendarMoves(state, revised)
  return decided(
    happen(context, "CalendarRevised", { calendar: pin }),
    ...moved.map((move) => happen(context, "DeadlineMoved", move)),
  )
}

function runningClock(
  state: CaseState,
  name: ClockName,
  context: CaseContext,
): Result.Result<Deadline, Parameters<typeof refuse>[0]> {
  if (state.phase !== "accepted") return Result.fail(notInThisPhase(state.phase))
  const clock = state[name]
  if (clock === null) return Result.fail(refusals.noSuchClock)
  // A revision leaves a date that did not move on the calendar it was told on; a change reckons on today's.
  const { id, version } = context.calendar
  return Result.succeed({ ...clock, calendar: { id, version } })
}

export function listedReasons(
  clock: ClockName,
  { item, ruleSet }: Pick<CaseContext, "item" | "ruleSet">,
): readonly string[] {
  const byLaw = (ruleSet.provisions.suspensions ?? []).map((suspension) => suspension.reason)
  return clock === "statutory"
    ? byLaw
    : [...byLaw, ...item.specialProcedures.map((procedure) => procedure.reason)]
}
