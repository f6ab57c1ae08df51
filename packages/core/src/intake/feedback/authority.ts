/**
 * Who may act on a rating or a complaint: an officer with the role that the policy names for the act, of the unit
 * that has it, who is neither the one rated or complained of nor exercises that one's powers. Everything else is denied.
 */
import { holdsRole, isAuthority, unitActedFor } from "../../identity/index.ts"
import { actorsOf } from "./evolve.ts"
import type { FeedbackContext } from "./feedback-commands.ts"
import type { FeedbackState } from "./feedback-state.ts"
import type { FeedbackAct } from "./policy.ts"
import {
  feedbackNotAuthorised,
  type FeedbackRefusal,
  feedbackRefusals,
  heldByAnotherUnit,
} from "./refusals.ts"

/** `undefined` when the actor may do the act; `units` may do it, where not the one that has the complaint. */
export function refuseUnlessMayAct(
  state: FeedbackState,
  act: FeedbackAct,
  context: FeedbackContext,
  units?: readonly string[],
): FeedbackRefusal | undefined {
  const { actor, now, policy } = context
  const role = policy.roles[act]
  if (role === undefined) return feedbackNotAuthorised(null)
  if (!isAuthority(actor, now.on) || !holdsRole(actor, role, now.on)) return feedbackNotAuthorised(role)
  if (concerns(state, context)) return feedbackRefusals.notIndependent
  const isFinding = act === "verify" || act === "set-aside"
  if (isFinding && policy.verifiedBy === "another-unit" && isOfUnit(state, context))
    return feedbackRefusals.notIndependent
  const unit = state.complaint?.unit
  if (unit === undefined) return undefined
  return (units ?? [unit]).includes(unitActedFor(actor)) ? undefined : heldByAnotherUnit(unit)
}

/** Whether the actor is, or acts for, an officer who was rated or complained of. */
export function concerns(
  { concerned }: Pick<FeedbackState, "concerned">,
  { actor }: Pick<FeedbackContext, "actor">,
): boolean {
  return actorsOf(actor).some((officer) => concerned.officers.includes(officer))
}

/** `undefined` when the actor speaks for the complainant: the person, an agent, or an officer who takes it down. */
export function refuseUnlessComplainant(
  state: FeedbackState,
  context: FeedbackContext,
): FeedbackRefusal | undefined {
  const { actor, now } = context
  if (actor.kind === "officer") {
    if (!isAuthority(actor, now.on)) return feedbackRefusals.notTheComplainant
    return concerns(state, context) ? feedbackRefusals.notIndependent : undefined
  }
  // Without a name, the host's own page vouches for whoever it let through.
  if (state.person === null) return actor.kind === "system" ? undefined : feedbackRefusals.notTheComplainant
  const isTheirs =
    (actor.kind === "applicant" && actor.subject === state.person) ||
    (actor.kind === "agent" && actor.principal === state.person)
  return isTheirs ? undefined : feedbackRefusals.notTheComplainant
}

function isOfUnit({ concerned }: FeedbackState, { actor }: FeedbackContext): boolean {
  if (concerned.unit === null || actor.kind !== "officer") return false
  return (
    [actor.unit, unitActedFor(actor)].includes(concerned.unit) || actor.delegation?.from === concerned.unit
  )
}
