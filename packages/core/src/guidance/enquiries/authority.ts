/**
 * Who may act on an enquiry: every officer may be asked first; then the one who answers for it, or whoever
 * holds their powers on that day; it is accepted by those to whom it was offered, and by nobody else.
 */
import { isAuthority, type OfficerRef, unitActedFor } from "../../identity/index.ts"
import { type EnquiryContext, isUnitOf, mayDo } from "../guidance-rules.ts"
import type { HandOverTarget } from "./enquiry-events.ts"
import type { EnquiryState } from "./enquiry-state.ts"

/** The acting officer; `undefined` for anyone else, and for an officer whose delegation does not hold today. */
export function officerOf({ actor, now }: EnquiryContext): OfficerRef | undefined {
  return isAuthority(actor, now.on) ? { externalId: actor.externalId, unit: actor.unit } : undefined
}

/** Whether the actor answers for the enquiry, or acts today for the officer who does. */
export function answerableOfficer({ answerable }: EnquiryState, { actor, now }: EnquiryContext): boolean {
  return answerable !== null && isAuthority(actor, now.on) && isOrActsFor(actor, answerable.externalId)
}

/** Whether the actor may offer an enquiry in place of the officer who answers for it, who may have left. */
export function supervisor(context: EnquiryContext): boolean {
  return mayDo("supervise-enquiries", context)
}

/** Whether the actor belongs to those to whom the enquiry was offered. */
export function addressed({ authority, officer }: HandOverTarget, context: EnquiryContext): boolean {
  const { actor, now, rules } = context
  if (!isAuthority(actor, now.on) || !isUnitOf(unitActedFor(actor), authority, rules)) return false
  return officer === undefined || isOrActsFor(actor, officer)
}

function isOrActsFor(
  actor: { readonly externalId: string; readonly delegation?: { readonly from: string } },
  officer: string,
): boolean {
  return actor.externalId === officer || actor.delegation?.from === officer
}
