/**
 * When acceptance was not applied for in time. A person looks into it: excuses the delay, or, once the unit was
 * heard where the rules ask for it, records a default with reasons and remedies. From then on, and for as long as
 * the rules say, the unit is kept from new projects, until the day comes or a person lifts the bar.
 */
import * as Result from "effect/Result"
import { computeDeadline, hasPassed, lastDayOf } from "../time/index.ts"
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
import type { Bar, Reasons } from "./project-events.ts"
import type { ProjectState } from "./project-state.ts"
import { defenceStillOpen, priorNoticeMissing, refusals, type ProjectRefusal } from "./refusals.ts"

type Of<Type extends ProjectCommand["type"]> = Extract<ProjectCommand, { type: Type }>

export function decideExcuse(state: ProjectState, reasons: Reasons, context: ProjectContext): Decision {
  if (!isTaskOpen(state)) return refuse(refusals.notInDefault)
  const unreasoned = refuseWithoutReasons(reasons)
  return unreasoned ? refuse(unreasoned) : decided(happen(context, "DelayExcused", { reasons }))
}

/** 事先告知: what is about to be recorded and why, with a time to answer. */
export function decideAnnounce(state: ProjectState, reasons: Reasons, context: ProjectContext): Decision {
  if (!isTaskOpen(state)) return refuse(refusals.notInDefault)
  if (state.announced !== null) return refuse(refusals.announcedAlready)
  const { calendar, now, rules } = context
  const { priorNotice } = rules.onDefault
  if (priorNotice === null) return refuse(refusals.nothingAnnounced)
  const unreasoned = refuseUnlessReasoned(reasons, context)
  if (unreasoned) return refuse(unreasoned)
  const respondBy = computeDeadline({ term: priorNotice.term, startsOn: now.on, calendar })
  if (Result.isFailure(respondBy)) return refuse(respondBy.failure)
  return decided(happen(context, "DefaultAnnounced", { reasons, respondBy: respondBy.success }))
}

/** 陈述申辩: heard whenever it comes, before the default is recorded. */
export function decideDefence(
  state: ProjectState,
  { statement }: Of<"state-defence">,
  context: ProjectContext,
): Decision {
  if (!isTaskOpen(state) || state.announced === null) return refuse(refusals.nothingAnnounced)
  return decided(happen(context, "DefenceStated", { statement }))
}

export function decideDefault(state: ProjectState, reasons: Reasons, context: ProjectContext): Decision {
  if (!isTaskOpen(state)) return refuse(refusals.notInDefault)
  if (state.amendment !== null) return refuse(refusals.amendmentPending)
  const unheard = refuseUnlessHeard(state, context)
  if (unheard) return refuse(unheard)
  const unreasoned = refuseUnlessReasoned(reasons, context)
  if (unreasoned) return refuse(unreasoned)
  const { onDefault, remedies } = context.rules
  const data = { reasons, remedies, clause: onDefault.clause, bar: barFrom(context) }
  return decided(happen(context, "DefaultRecorded", data))
}

export function decideLiftBar(state: ProjectState, reasons: Reasons, context: ProjectContext): Decision {
  const { bar = null, liftedOn = null } = state.defaulted ?? {}
  if (bar === null || !isBarInForce({ ...bar, liftedOn }, context.now.on))
    return refuse(refusals.noBarInForce)
  const unreasoned = refuseWithoutReasons(reasons)
  return unreasoned ? refuse(unreasoned) : decided(happen(context, "BarLifted", { reasons }))
}

function isTaskOpen({ tasks }: ProjectState): boolean {
  return tasks.includes("decide-on-default")
}

function refuseUnlessHeard(
  { announced }: ProjectState,
  { now, rules }: ProjectContext,
): ProjectRefusal | undefined {
  const { priorNotice } = rules.onDefault
  if (priorNotice === null) return undefined
  if (announced === null) return priorNoticeMissing(priorNotice.clause)
  const { answered, respondBy } = announced
  if (answered || respondBy.dueOn === null || hasPassed(respondBy, now.on)) return undefined
  return defenceStillOpen(respondBy.dueOn, priorNotice.clause)
}

/** A bar ends on its day, whatever day that is: the next working day would make it longer. */
function barFrom({ now, rules: { onDefault, remedies } }: ProjectContext): Bar | null {
  const { bar } = onDefault
  if (bar === null) return null
  return { from: now.on, until: lastDayOf(bar.term, now.on), clause: bar.clause, objection: remedies }
}
