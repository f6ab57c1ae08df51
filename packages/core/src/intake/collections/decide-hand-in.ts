/**
 * Handing in (统一递交) and supplementing by parcel: one receipt for all, and each member taken or left out
 * for reasons of their own. Repeating a hand-in that broke off takes nobody twice.
 */
import type { SubjectId } from "../../identity/index.ts"
import { refuseLateReceipt } from "../late-entry.ts"
import type { CollectionCommand, CollectionContext } from "./collection-commands.ts"
import { decided, occur, refuse, type CollectionDecision } from "./collection-draft.ts"
import {
  collectionRefusals as no,
  type CollectionRefusal,
  type RefusedMember,
} from "./collection-refusals.ts"
import { gatheredMembers, memberOf, unansweredMembers, type CollectionState } from "./collection-state.ts"
import { handInRefusal, mandateRefusal, openShortfalls } from "./judge-members.ts"
import { refuseUnlessCollector, refuseUnlessNoted, refuseUnlessOfficerFor } from "./who-may.ts"

type Command<Type extends CollectionCommand["type"]> = Extract<CollectionCommand, { type: Type }>

export function decideHandIn(
  state: CollectionState,
  command: Command<"hand-in">,
  context: CollectionContext,
): CollectionDecision {
  const { examined, number, receipt } = command
  const notTheirs = examined
    ? refuseUnlessOfficerFor("hand-in", context)
    : refuseUnlessCollector(state.collector, "hand-in", context)
  if (notTheirs) return refuse(notTheirs)
  if (receipt.receivedOn > context.now.on) return refuse(no.dateInTheFuture)
  const { refused, taken } = sortHandIn(state, command, context)
  if (taken.length === 0) {
    if (unansweredMembers(state).length > 0)
      return decided(occur(context, "TakenUpAgain", { what: "hand-in" }))
    return refuse(refused[0]?.refusal ?? no.nothingToHandIn)
  }
  const late = refuseLateReceipt(receipt, "hand-in", context)
  if (late) return refuse(late)
  const lot = state.lots.length + 1
  const data = { lot, receipt, number, members: taken }
  return decided(occur(context, "LotHandedIn", data, { occurredOn: receipt.receivedOn }))
}

/** Of those meant, who is taken and who is not, each with the rule. */
export function sortHandIn(
  state: CollectionState,
  { examined, members, receipt }: Pick<Command<"hand-in">, "examined" | "members" | "receipt">,
  { item }: Pick<CollectionContext, "item">,
): { readonly taken: readonly SubjectId[]; readonly refused: readonly RefusedMember[] } {
  const given = { on: receipt.receivedOn, examined, item }
  const meant = members ?? gatheredMembers(state).map(({ member }) => member)
  return sort(meant, (id) => {
    const member = memberOf(state, id)
    if (member === undefined) return no.unknownMember
    return member.handedIn ? no.handedInAlready : handInRefusal(state, member, given)
  })
}

export function decideNoteAnswers(
  state: CollectionState,
  { answers }: Command<"note-answers">,
  context: CollectionContext,
): CollectionDecision {
  const notOfficial = refuseUnlessNoted("hand-in", context)
  if (notOfficial) return refuse(notOfficial)
  const open = new Set(unansweredMembers(state).map(({ member }) => member))
  return decided(
    ...answers
      .filter(({ member }) => open.has(member))
      .map((answer) => occur(context, "MemberAnswered", answer)),
  )
}

/** A parcel is one receipt for all it holds; it comes in once, however often it is written down. */
export function decideReceiveParcel(
  state: CollectionState,
  command: Command<"receive-parcel">,
  context: CollectionContext,
): CollectionDecision {
  const notOfficer = refuseUnlessOfficerFor("receive-parcel", context)
  if (notOfficer) return refuse(notOfficer)
  const { parcel, receipt, waybill } = command
  if (receipt.receivedOn > context.now.on) return refuse(no.dateInTheFuture)
  if (receipt.postedOn !== undefined && receipt.postedOn > receipt.receivedOn) return refuse(no.dateTooEarly)
  const known = state.parcels[parcel]
  if (known !== undefined && !isSameReceipt(known.receipt, receipt)) return refuse(no.parcelDiffers)
  const { refused, taken } = sortParcel(state, command)
  const added = taken.filter((member) => !(known?.members.includes(member) ?? false))
  if (taken.length === 0) return refuse(refused[0]?.refusal ?? no.unknownMember)
  if (added.length === 0) return decided()
  const recorded = known === undefined ? {} : { recordedOn: known.receipt.receivedOn }
  const late = refuseLateReceipt(receipt, "receive-parcel", { ...context, ...recorded })
  if (late) return refuse(late)
  const data = { parcel, waybill, receipt, members: added }
  return decided(occur(context, "ParcelReceived", data, { occurredOn: receipt.receivedOn }))
}

/** Whose supplements the collector may send, by the day they were sent; nobody's fault is another's. */
export function sortParcel(
  state: CollectionState,
  { members, receipt }: Pick<Command<"receive-parcel">, "members" | "receipt">,
): { readonly taken: readonly SubjectId[]; readonly refused: readonly RefusedMember[] } {
  return sort(members, (id) => {
    const member = memberOf(state, id)
    if (member === undefined) return no.unknownMember
    if (!member.handedIn) return no.notHandedIn
    return mandateRefusal(state, member, "supplement", receipt.postedOn ?? receipt.receivedOn)
  })
}

export function decideNoteParcel(
  state: CollectionState,
  { distributed, parcel }: Command<"note-parcel">,
  context: CollectionContext,
): CollectionDecision {
  const notOfficial = refuseUnlessNoted("receive-parcel", context)
  if (notOfficial) return refuse(notOfficial)
  const known = state.parcels[parcel]
  const isOpen = (member: SubjectId) =>
    known !== undefined && known.members.includes(member) && !known.distributed.includes(member)
  return decided(
    ...distributed
      .filter(({ member }) => isOpen(member))
      .map((each) => occur(context, "ParcelDistributed", { parcel, ...each })),
  )
}

/** What is wanting is put on one list for the collector; nobody is told anything new by it. */
export function decideListShortfalls(
  state: CollectionState,
  { number }: Command<"list-shortfalls">,
  context: CollectionContext,
): CollectionDecision {
  const notOfficial = refuseUnlessNoted("list-shortfalls", context)
  if (notOfficial) return refuse(notOfficial)
  const members = state.members.flatMap(({ left, member }) => {
    const found = left === null ? context.cases[member] : undefined
    const open = found === undefined ? null : openShortfalls(found)
    return open === null ? [] : [{ member, ...open }]
  })
  if (members.length === 0) return refuse(no.nothingWanting)
  const list = state.shortfallLists.length + 1
  return decided(occur(context, "ShortfallsListed", { list, number, members }))
}

function sort(
  members: readonly SubjectId[],
  refusalOf: (member: SubjectId) => CollectionRefusal | null,
): { readonly taken: readonly SubjectId[]; readonly refused: readonly RefusedMember[] } {
  const judged = [...new Set(members)].map((member) => ({ member, refusal: refusalOf(member) }))
  return {
    taken: judged.filter(({ refusal }) => refusal === null).map(({ member }) => member),
    refused: judged.flatMap(({ member, refusal }) => (refusal === null ? [] : [{ member, refusal }])),
  }
}

function isSameReceipt(
  one: Command<"receive-parcel">["receipt"],
  other: Command<"receive-parcel">["receipt"],
): boolean {
  return (
    one.channel === other.channel && one.receivedOn === other.receivedOn && one.postedOn === other.postedOn
  )
}
