/**
 * Who may act: an officer with the role the rules name for the act, and for what is the township's own, one of its
 * unit. Everyone else is refused. A candidate's withdrawal is the candidate's.
 */
import {
  holdsRole,
  isAuthority,
  unitActedFor,
  type OfficerActor,
  type SubjectId,
} from "../../identity/index.ts"
import { notAuthorised, notTheApplicant, type NotAuthorised } from "../refusals.ts"
import type { CallContext } from "./call-commands.ts"
import { callRefusals, type CallRefusal } from "./call-refusals.ts"
import type { RecommendationRules, SelectionAct } from "./recommendation-rules.ts"

/** `undefined` when the actor may do the act; `township` is named for acts that are the township's. */
export function refuseUnlessMay(
  act: SelectionAct,
  { roles }: RecommendationRules,
  { actor, now }: CallContext,
  township?: string,
): CallRefusal | undefined {
  const role = roles[act]
  if (!holdsRole(actor, role, now.on)) return notAuthorised(role)
  return township !== undefined && unitActedFor(actor as OfficerActor) !== township
    ? callRefusals.notOfTheTownship
    : undefined
}

/** `undefined` when the actor is the candidate, an agent of theirs, or an officer who takes down what they said. */
export function refuseUnlessCandidate(
  candidate: SubjectId,
  { actor, now }: CallContext,
): NotAuthorised | undefined {
  const isTheirs =
    (actor.kind === "applicant" && actor.subject === candidate) ||
    (actor.kind === "agent" && actor.principal === candidate)
  return isTheirs || isAuthority(actor, now.on) ? undefined : notTheApplicant
}

/** `undefined` when a person objects, or an officer who takes the objection down. */
export function refuseUnlessPerson({ actor, now }: CallContext): NotAuthorised | undefined {
  return actor.kind === "applicant" || actor.kind === "agent" || isAuthority(actor, now.on)
    ? undefined
    : notAuthorised("objector")
}

/** Whether the actor is the officer of that id. */
export function isOfficer({ actor }: CallContext, externalId: string): boolean {
  return actor.kind === "officer" && actor.externalId === externalId
}
