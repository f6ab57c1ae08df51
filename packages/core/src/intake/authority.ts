/**
 * Who may act: intake is an officer's; refusing and revoking, an officer's with the role the rule set names;
 * withdrawing, the applicant's. What a source answers, the applicant does not answer in its place.
 */
import { holdsRole, isAuthority } from "../identity/index.ts"
import type { CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"
import type { NotAuthorised } from "./refusals.ts"
import { notAuthorised, notTheApplicant } from "./refusals.ts"

/** `undefined` when the actor is an officer of any role, whose delegation, if any, holds today. */
export function refuseUnlessOfficer({ actor, now }: CaseContext): NotAuthorised | undefined {
  return isAuthority(actor, now.on) ? undefined : notAuthorised("officer")
}

/** `undefined` when the actor is an officer or a program of the authority's, such as a registry's adapter. */
export function refuseUnlessOfficial(context: CaseContext): NotAuthorised | undefined {
  return context.actor.kind === "system" ? undefined : refuseUnlessOfficer(context)
}

/** `undefined` when the actor is the applicant, an agent of theirs, or an officer who takes down what they said. */
export function refuseUnlessApplicant(state: CaseState, context: CaseContext): NotAuthorised | undefined {
  const { actor, now } = context
  const isTheirs =
    (actor.kind === "applicant" && actor.subject === state.applicant) ||
    (actor.kind === "agent" && actor.principal === state.applicant)
  return isTheirs || isAuthority(actor, now.on) ? undefined : notTheApplicant
}

/** `undefined` when the actor may do acts to the applicant's disadvantage. */
export function refuseUnlessMayRefuse(context: CaseContext): NotAuthorised | undefined {
  const { actor, now, ruleSet } = context
  const rule = ruleSet.provisions.adverseActs
  if (!isAuthority(actor, now.on)) return notAuthorised(rule?.role ?? "officer", rule?.clause)
  if (rule !== undefined && !holdsRole(actor, rule.role, now.on)) return notAuthorised(rule.role, rule.clause)
  return undefined
}
