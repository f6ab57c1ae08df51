/** Before the hand-in: the collection is opened, members join with their mandates, papers are gathered. */
import type { SubjectId } from "../../identity/index.ts"
import { unknownMaterial } from "../refusals.ts"
import type { CollectionCommand, CollectionContext } from "./collection-commands.ts"
import { decided, occur, refuse, type CollectionDecision } from "./collection-draft.ts"
import { collectionRefusals as no, mandateWanting, type CollectionRefusal } from "./collection-refusals.ts"
import { memberOf, type CollectionState } from "./collection-state.ts"
import type { Mandate } from "./mandate.ts"
import { isInPerson, refuseUnlessCollector, refuseUnlessMember } from "./who-may.ts"

type Command<Type extends CollectionCommand["type"]> = Extract<CollectionCommand, { type: Type }>

export function decideOpen(
  state: CollectionState,
  command: Command<"open">,
  context: CollectionContext,
): CollectionDecision {
  if (state.item !== null) return refuse(no.openAlready)
  const { collector, issuing, item } = command
  const notTheirs = refuseUnlessCollector(collector, "open", context)
  if (notTheirs) return refuse(notTheirs)
  if (context.collectorKind === null || context.collectorKind === "natural-person")
    return refuse(no.notOrganisation)
  if (context.item === null) return refuse(no.notInForce)
  if (context.item.initiation === "ex-officio") return refuse(no.noApplicationNeeded)
  return decided(occur(context, "CollectionOpened", { item, collector, issuing }))
}

export function decideAddMember(
  state: CollectionState,
  { mandate, member }: Command<"add-member">,
  context: CollectionContext,
): CollectionDecision {
  const notTheirs = refuseUnlessConcerned(state, member, "add-member", context)
  if (notTheirs) return refuse(notTheirs)
  if (member === state.collector) return refuse(no.collectorIsMember)
  if (state.members.some((each) => each.member === member)) return refuse(no.memberKnown)
  const wanting = mandateFault(state, member, mandate, context)
  if (wanting) return refuse(wanting)
  const lot = state.lots.length + 1
  return decided(
    occur(context, "MemberAdded", { member, lot }),
    occur(context, "MandateGiven", { member, mandate, confirmedBy: vouches(member, context) }),
  )
}

/** A mandate in place of the one before; what the collector hands in is unconfirmed again. */
export function decideGiveMandate(
  state: CollectionState,
  { mandate, member }: Command<"give-mandate">,
  context: CollectionContext,
): CollectionDecision {
  const notTheirs = refuseUnlessConcerned(state, member, "add-member", context)
  if (notTheirs) return refuse(notTheirs)
  if (memberOf(state, member) === undefined) return refuse(no.unknownMember)
  const wanting = mandateFault(state, member, mandate, context)
  if (wanting) return refuse(wanting)
  return decided(occur(context, "MandateGiven", { member, mandate, confirmedBy: vouches(member, context) }))
}

export function decideConfirmMandate(
  state: CollectionState,
  { member }: Command<"confirm-mandate">,
  context: CollectionContext,
): CollectionDecision {
  const notTheirs = refuseUnlessMember(member, "confirm-mandate", context)
  if (notTheirs) return refuse(notTheirs)
  const known = memberOf(state, member)
  if (known === undefined || known.mandate === null) return refuse(no.unknownMember)
  if (known.confirmedBy !== null) return refuse(no.confirmedAlready)
  const by = vouches(member, context) ?? "officer"
  return decided(occur(context, "MandateConfirmed", { member, by }))
}

export function decideGather(
  state: CollectionState,
  command: Command<"gather">,
  context: CollectionContext,
): CollectionDecision {
  const { commitment, materials, member, scenario } = command
  const notTheirs = refuseUnlessConcerned(state, member, "gather", context)
  if (notTheirs) return refuse(notTheirs)
  const known = memberOf(state, member)
  if (known === undefined) return refuse(no.unknownMember)
  if (known.handedIn) return refuse(no.handedInAlready)
  if (context.item === null) return refuse(no.notInForce)
  const ids = new Set(context.item.materials.map(({ id }) => id))
  const positions = materials.flatMap(({ requirement }, index) => (ids.has(requirement) ? [] : [index]))
  if (positions.length > 0) return refuse(unknownMaterial(positions))
  if (commitment !== null && commitment.commitment.signedOn > context.now.on)
    return refuse(no.dateInTheFuture)
  return decided(occur(context, "PapersGathered", { member, scenario, materials, commitment }))
}

/** A member goes: their papers stay out of what follows, and the collector speaks for them no longer. */
export function decideLeave(
  state: CollectionState,
  { application, member }: Command<"leave">,
  context: CollectionContext,
): CollectionDecision {
  const notTheirs = refuseUnlessMember(member, "leave", context)
  if (notTheirs) return refuse(notTheirs)
  if (memberOf(state, member) === undefined) return refuse(no.unknownMember)
  return decided(occur(context, "MemberLeft", { member, application }))
}

function refuseUnlessConcerned(
  state: CollectionState,
  member: SubjectId,
  act: "add-member" | "gather",
  context: CollectionContext,
): CollectionRefusal | undefined {
  return isInPerson(member, context) ? undefined : refuseUnlessCollector(state.collector, act, context)
}

/** An officer has seen the letter, and the member wrote it; the collector's word alone confirms nothing. */
function vouches(member: SubjectId, context: CollectionContext): "member" | "officer" | null {
  if (isInPerson(member, context)) return "member"
  return context.actor.kind === "officer" ? "officer" : null
}

function mandateFault(
  { collector }: CollectionState,
  member: SubjectId,
  mandate: Mandate,
  { now }: CollectionContext,
): CollectionRefusal | undefined {
  const isTheirs = mandate.agent === collector && mandate.principal === member
  if (!isTheirs) return mandateWanting("for-another", "hand-in")
  const { letter, scope, validFrom, validTo } = mandate
  if (letter.signedOn > now.on) return no.dateInTheFuture
  return scope.length === 0 || validTo <= validFrom || validTo <= now.on ? no.mandateEmpty : undefined
}
