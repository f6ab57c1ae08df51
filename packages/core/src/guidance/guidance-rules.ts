/**
 * What a district settles about guidance, since no statute does: how long an answer may take, which units
 * belong to an authority, who may do what, how small a group is too small to compare. Nothing is presumed:
 * what is not said is not reckoned, and a role that is not named is held by nobody.
 */
import { type Actor, holdsRole } from "../identity/index.ts"
import type { Calendar, Now, Term } from "../time/index.ts"

/** Acts that only those may do whom the district names. */
export type GuidanceAct =
  /** Offer an enquiry to another officer in place of the one who answers for it. */
  "supervise-enquiries" | "plan-duty" | "record-duty" | "settle-matters" | "organise-briefings"

export interface GuidanceRules {
  /** How long the officer who was asked first has to answer. Without it no last day is reckoned and nothing lapses. */
  readonly answerWithin?: Term
  /** The units of an authority, by the authority's id: their officers may take over what was sent to the authority. */
  readonly units?: Readonly<Record<string, readonly string[]>>
  /** The roles any of which allows an act. */
  readonly roles?: Readonly<Partial<Record<GuidanceAct, readonly string[]>>>
  /** How many applicants a group must have before its share is compared; a whole number from 1. */
  readonly smallestGroup?: number
}

/** What every decision of guidance is given beside the state. */
export interface GuidanceContext {
  readonly now: Now
  readonly actor: Actor
  readonly rules: GuidanceRules
}

/** What a decision about an enquiry is given: its answer is due on a day that a calendar reckons. */
export interface EnquiryContext extends GuidanceContext {
  /** Required where {@link GuidanceRules.answerWithin} is set. */
  readonly calendar: Calendar | null
}

/** Whether the actor is an officer with a role that the district names for the act. */
export function mayDo(act: GuidanceAct, { actor, now, rules }: GuidanceContext): boolean {
  return rolesFor(act, rules).some((role) => holdsRole(actor, role, now.on))
}

export function rolesFor(act: GuidanceAct, rules: GuidanceRules): readonly string[] {
  return rules.roles?.[act] ?? []
}

/** Whether a unit is the authority, or belongs to it. */
export function isUnitOf(unit: string, authority: string, { units = {} }: GuidanceRules): boolean {
  return unit === authority || (Object.hasOwn(units, authority) && units[authority]?.includes(unit) === true)
}
