/** Issuing (统一发放): a list for those whose results go out now, and who waits for whom until when. */
import type { CollectionCommand, CollectionContext, HandOverAsked } from "./collection-commands.ts"
import type { CollectionEvent, HandOver } from "./collection-events.ts"
import { decided, occur, refuse, type CollectionDecision } from "./collection-draft.ts"
import { collectionRefusals as no } from "./collection-refusals.ts"
import type { CollectionState } from "./collection-state.ts"
import { planIssue, type IssuePlan } from "./plan-issue.ts"
import { refuseUnlessNoted, refuseUnlessOfficerFor } from "./who-may.ts"

type Command<Type extends CollectionCommand["type"]> = Extract<CollectionCommand, { type: Type }>

export function decideIssue(
  state: CollectionState,
  { handOver, number }: Command<"issue">,
  context: CollectionContext,
): CollectionDecision {
  const notOfficer = refuseUnlessOfficerFor("issue", context)
  if (notOfficer) return refuse(notOfficer)
  if (context.item !== null && !context.item.collection.includes(handOver.method))
    return refuse(no.deliveredAnotherWay)
  const plan = planIssue(state, context.cases, { calendar: context.calendar, on: context.now.on })
  if (plan.ready.length === 0 && plan.waiting.length === 0) {
    if (hasBrokenOff(state, context)) return decided(occur(context, "TakenUpAgain", { what: "issue" }))
    return refuse(plan.refused[0]?.refusal ?? no.nothingToIssue)
  }
  const events: CollectionEvent[] = []
  if (plan.ready.length > 0) {
    const { because, ready: members } = plan
    const list = state.lists.length + 1
    const how = handOverOf(handOver, context)
    events.push(occur(context, "ResultsIssued", { list, number, handOver: how, members, because }))
  }
  const isNews = plan.ready.length > 0 || !isDeferredAlready(state, plan)
  if (plan.waiting.length > 0 && isNews) {
    const { until, waiting: members, waitingFor } = plan
    events.push(occur(context, "IssueDeferred", { members, waitingFor, until }))
  }
  return decided(...events)
}

export function decideNoteHandOver(
  state: CollectionState,
  { list, members, on }: Command<"note-hand-over">,
  context: CollectionContext,
): CollectionDecision {
  const notOfficial = refuseUnlessNoted("issue", context)
  if (notOfficial) return refuse(notOfficial)
  const known = state.lists[list - 1]
  if (known === undefined) return refuse(no.unknownList)
  if (on > context.now.on) return refuse(no.dateInTheFuture)
  if (on < known.on) return refuse(no.dateTooEarly)
  const open = new Set(openMembers(state, list))
  return decided(
    ...members
      .filter((member) => open.has(member))
      .map((member) => occur(context, "ResultHandedOver", { list, member }, { occurredOn: on })),
  )
}

/** The members on a list to whom nothing was handed over yet. */
export function openMembers(state: CollectionState, list: number): IssuePlan["ready"] {
  return state.members
    .filter((each) => each.list === list && each.handedOverOn === null && each.left === null)
    .map(({ member }) => member)
}

/** The lists on which something is still to be handed over, from 1. */
export function openLists(state: CollectionState): readonly number[] {
  return state.lists.flatMap((_, index) => (openMembers(state, index + 1).length > 0 ? [index + 1] : []))
}

/** A list of which something was to leave at once and did not; a parcel on its way is none. */
function hasBrokenOff(state: CollectionState, { cases }: CollectionContext): boolean {
  return openLists(state).some((list) => {
    if (state.lists[list - 1]?.handOver.method === "by-hand") return true
    return openMembers(state, list).some((member) => cases[member]?.dispatchedOn === null)
  })
}

function handOverOf(asked: HandOverAsked, { now }: CollectionContext): HandOver {
  if (asked.method === "courier") return asked
  return asked.outlet === undefined
    ? { method: "by-hand" }
    : { method: "by-hand", visit: { on: now.on, outlet: asked.outlet } }
}

function isDeferredAlready({ deferred }: CollectionState, plan: IssuePlan): boolean {
  const isSame = (one: readonly string[], other: readonly string[]) =>
    one.length === other.length && one.every((each) => other.includes(each))
  return (
    deferred !== null &&
    deferred.until === plan.until &&
    isSame(deferred.members, plan.waiting) &&
    isSame(deferred.waitingFor, plan.waitingFor)
  )
}
