/**
 * The one way a funded project changes: what has fallen due is applied first, then the command is judged on the
 * state that leaves. A refused command changes nothing; a late timer changes nothing either.
 */
import * as Result from "effect/Result"
import { refuseLapsed } from "../identity/index.ts"
import { applyDue } from "./apply-due.ts"
import { decideApplyForAcceptance, decideConclude } from "./decide-acceptance.ts"
import {
  decideAnnounce,
  decideDefault,
  decideDefence,
  decideExcuse,
  decideLiftBar,
} from "./decide-default.ts"
import {
  decideApply,
  decideDecline,
  decideDeclineRecommendation,
  decideEstablish,
  decideRecommend,
  decideSign,
  decideWithdraw,
} from "./decide-establishment.ts"
import {
  decideGrantAmendment,
  decidePay,
  decideRefuseAmendment,
  decideReport,
  decideRequestAmendment,
  decideReviseCalendar,
} from "./decide-execution.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { foldProject } from "./evolve.ts"
import { refuseUnlessParty } from "./parties.ts"
import type { ProjectCommand, ProjectContext } from "./project-commands.ts"
import type { ProjectEvent } from "./project-events.ts"
import type { ProjectState } from "./project-state.ts"
import { notAtThisStage, type ProjectRefusal } from "./refusals.ts"

/** The events a command leads to, those that time brought about first; or the rule it breaks. */
export function decideProject(
  state: ProjectState,
  command: ProjectCommand,
  context: ProjectContext,
): Result.Result<readonly ProjectEvent[], ProjectRefusal> {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return Result.fail(lapsed)
  const due = applyDue(state, context)
  const current = due.length === 0 ? state : foldProject(due, state)
  if (current.phase === "none" && command.type !== "apply") return refuse(notAtThisStage("none"))
  const notTheirs = refuseUnlessParty(current, command, context)
  if (notTheirs) return refuse(notTheirs)
  const outcome = judge(current, command, context)
  return due.length === 0 ? outcome : Result.map(outcome, (events) => [...due, ...events])
}

function judge(state: ProjectState, command: ProjectCommand, context: ProjectContext): Decision {
  switch (command.type) {
    case "apply":
      return decideApply(state, command, context)
    case "recommend":
      return decideRecommend(state, command, context)
    case "decline-recommendation":
      return decideDeclineRecommendation(state, command.reasons, context)
    case "establish":
      return decideEstablish(state, command, context)
    case "decline":
      return decideDecline(state, command.reasons, context)
    case "withdraw":
      return decideWithdraw(state, context)
    case "sign-contract":
      return decideSign(state, context)
    case "report-progress":
      return decideReport(state, command, context)
    case "pay-tranche":
      return decidePay(state, command, context)
    case "request-amendment":
      return decideRequestAmendment(state, command, context)
    case "grant-amendment":
      return decideGrantAmendment(state, context)
    case "refuse-amendment":
      return decideRefuseAmendment(state, command.reasons, context)
    case "revise-calendar":
      return decideReviseCalendar(state, context)
    case "record-reminder":
      return recordReminder(state, command, context)
    case "apply-for-acceptance":
      return decideApplyForAcceptance(state, command, context)
    case "excuse-delay":
      return decideExcuse(state, command.reasons, context)
    case "announce-default":
      return decideAnnounce(state, command.reasons, context)
    case "state-defence":
      return decideDefence(state, command, context)
    case "record-default":
      return decideDefault(state, command.reasons, context)
    case "lift-bar":
      return decideLiftBar(state, command.reasons, context)
    case "conclude":
      return decideConclude(state, command, context)
    case "pass-time":
      return decided()
    default:
      return command satisfies never
  }
}

/** A reminder that was sent already is not recorded again: messages repeat themselves. */
function recordReminder(
  { remindersSent }: ProjectState,
  { daysBefore, dueOn }: Extract<ProjectCommand, { type: "record-reminder" }>,
  context: ProjectContext,
): Decision {
  const isKnown = remindersSent.some((sent) => sent.dueOn === dueOn && sent.daysBefore === daysBefore)
  return isKnown ? decided() : decided(happen(context, "ReminderSent", { dueOn, daysBefore }))
}
