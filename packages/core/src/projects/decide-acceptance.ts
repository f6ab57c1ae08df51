/** 验收: the application, in time or late, and the outcome with its stated consequences. */
import { isInTime } from "../time/index.ts"
import { decided, happen, refuse, refuseUnlessReasoned, type Decision } from "./draft.ts"
import { actsFor } from "./parties.ts"
import type { ProjectCommand, ProjectContext } from "./project-commands.ts"
import type { ProjectState } from "./project-state.ts"
import { notAtThisStage, refusals, unknownOutcome } from "./refusals.ts"

type Of<Type extends ProjectCommand["type"]> = Extract<ProjectCommand, { type: Type }>

/** An application that comes late is recorded as late and goes its way; what follows is for a person to decide. */
export function decideApplyForAcceptance(
  state: ProjectState,
  command: Of<"apply-for-acceptance">,
  context: ProjectContext,
): Decision {
  const { acceptanceDue, contract, phase } = state
  if (phase !== "executing" || acceptanceDue === null || contract === null)
    return refuse(notAtThisStage(phase))
  const { now, rules } = context
  const { postedOn, receivedOn = now.on } = command
  const isOfToday = receivedOn === now.on && postedOn === undefined
  if (!isOfToday && !actsFor("receiving", state, context)) return refuse(refusals.receiptNotToday)
  if (receivedOn > now.on) return refuse(refusals.dateInTheFuture)
  const sentOn = postedOn ?? receivedOn
  if (sentOn > receivedOn || sentOn < contract.startsOn) return refuse(refusals.dateTooEarly)
  const { dueOn } = acceptanceDue
  const posted = postedOn === undefined ? {} : { postedOn }
  const inTime =
    dueOn === null || isInTime({ dueOn, mode: rules.acceptance.mode, arrivedOn: receivedOn, ...posted })
  return decided(happen(context, "AcceptanceAppliedFor", { receivedOn, ...posted, dueOn, inTime }))
}

/** The outcome is one that the rules list; what is to the unit's disadvantage has its reasons and remedies. */
export function decideConclude(
  state: ProjectState,
  { outcome: id, reasons = [] }: Of<"conclude">,
  context: ProjectContext,
): Decision {
  if (state.phase !== "executing" && state.phase !== "acceptance") return refuse(notAtThisStage(state.phase))
  const { outcomes, remedies } = context.rules
  const outcome = outcomes.find((each) => each.id === id)
  if (outcome === undefined) return refuse(unknownOutcome(outcomes.map((each) => each.id)))
  if (outcome.needsApplication && state.phase !== "acceptance")
    return refuse(refusals.outcomeNeedsApplication)
  const { adverse, clause, consequences, title } = outcome
  const unreasoned = adverse ? refuseUnlessReasoned(reasons, context) : undefined
  if (unreasoned) return refuse(unreasoned)
  const against = adverse ? remedies : []
  const data = { outcome: id, title, adverse, consequences, reasons, remedies: against, clause }
  return decided(happen(context, "ProjectConcluded", data))
}
