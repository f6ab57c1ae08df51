/**
 * Who may act in a collection; whoever is not named may not. The collector acts through itself or its own
 * staff; a member in person, never through an agent, or the collector could vouch for itself; what is done at
 * the window is an officer's, with the role the district names for it.
 */
import { holdsRole, isAuthority, type SubjectId } from "../../identity/index.ts"
import { notAuthorised, type NotAuthorised } from "../refusals.ts"
import type { CollectionContext, OfficerAct } from "./collection-commands.ts"
import { notTheCollector, notTheMember } from "./collection-refusals.ts"

/** `undefined` when the actor is an officer with the role the act needs. */
export function refuseUnlessOfficerFor(
  act: OfficerAct,
  { actor, now, roles }: CollectionContext,
): NotAuthorised | undefined {
  const role = roles[act]
  const may = role === undefined ? isAuthority(actor, now.on) : holdsRole(actor, role, now.on)
  return may ? undefined : notAuthorised(role ?? "officer")
}

/** `undefined` when the actor is the collector, its staff or such an officer. */
export function refuseUnlessCollector(
  collector: SubjectId | null,
  act: OfficerAct,
  context: CollectionContext,
): NotAuthorised | undefined {
  if (isCollector(collector, context)) return undefined
  if (context.actor.kind === "officer") return refuseUnlessOfficerFor(act, context)
  return notTheCollector
}

/** `undefined` when the actor is the member in person or such an officer. */
export function refuseUnlessMember(
  member: SubjectId,
  act: OfficerAct,
  context: CollectionContext,
): NotAuthorised | undefined {
  if (isInPerson(member, context)) return undefined
  if (context.actor.kind === "officer") return refuseUnlessOfficerFor(act, context)
  return notTheMember
}

/** `undefined` when a program of the authority's, or such an officer, notes what cases answered. */
export function refuseUnlessNoted(act: OfficerAct, context: CollectionContext): NotAuthorised | undefined {
  return context.actor.kind === "system" ? undefined : refuseUnlessOfficerFor(act, context)
}

/** Whether the collector acts, or one who handles its affairs (经办人) or stands for it (法定代表人). */
export function isCollector(collector: SubjectId | null, { actor }: CollectionContext): boolean {
  if (collector === null) return false
  if (actor.kind === "applicant") return actor.subject === collector
  return (
    actor.kind === "agent" &&
    actor.principal === collector &&
    (actor.capacity === "handling-staff" || actor.capacity === "legal-representative")
  )
}

export function isInPerson(member: SubjectId, { actor }: CollectionContext): boolean {
  return actor.kind === "applicant" && actor.subject === member
}
