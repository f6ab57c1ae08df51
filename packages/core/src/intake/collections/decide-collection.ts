/**
 * The one way a collection changes: what has fallen due is applied first, then the command is judged on the
 * state that leaves. It decides nothing about anybody's case: outcomes, decisions and their days are the case's.
 */
import * as Result from "effect/Result"
import { refuseLapsed, system } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { CollectionCommand, CollectionContext } from "./collection-commands.ts"
import { decided, occur, refuse, type CollectionDecision } from "./collection-draft.ts"
import type { CollectionEvent } from "./collection-events.ts"
import { collectionRefusals } from "./collection-refusals.ts"
import type { CollectionState } from "./collection-state.ts"
import {
  decideAddMember,
  decideConfirmMandate,
  decideGather,
  decideGiveMandate,
  decideLeave,
  decideOpen,
} from "./decide-gathering.ts"
import {
  decideHandIn,
  decideListShortfalls,
  decideNoteAnswers,
  decideNoteParcel,
  decideReceiveParcel,
} from "./decide-hand-in.ts"
import { decideIssue, decideNoteHandOver } from "./decide-issue.ts"
import { foldCollection } from "./evolve-collection.ts"

/** The events a command leads to, those that time brought about first; or the rule it breaks. */
export function decideCollection(
  state: CollectionState,
  command: CollectionCommand,
  context: CollectionContext,
): CollectionDecision {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return Result.fail(lapsed)
  if (state.item === null && command.type !== "open") return refuse(collectionRefusals.notOpen)
  const due = handOverDue(state, context)
  const outcome = judge(foldCollection(due, state), command, context)
  return Result.map(outcome, (events) => [...due, ...events])
}

function judge(
  state: CollectionState,
  command: CollectionCommand,
  context: CollectionContext,
): CollectionDecision {
  switch (command.type) {
    case "open":
      return decideOpen(state, command, context)
    case "add-member":
      return decideAddMember(state, command, context)
    case "give-mandate":
      return decideGiveMandate(state, command, context)
    case "confirm-mandate":
      return decideConfirmMandate(state, command, context)
    case "gather":
      return decideGather(state, command, context)
    case "hand-in":
      return decideHandIn(state, command, context)
    case "note-answers":
      return decideNoteAnswers(state, command, context)
    case "receive-parcel":
      return decideReceiveParcel(state, command, context)
    case "note-parcel":
      return decideNoteParcel(state, command, context)
    case "list-shortfalls":
      return decideListShortfalls(state, command, context)
    case "leave":
      return decideLeave(state, command, context)
    case "issue":
      return decideIssue(state, command, context)
    case "note-hand-over":
      return decideNoteHandOver(state, command, context)
    case "pass-time":
      return decided()
    default:
      return command satisfies never
  }
}

/** On the last day that somebody who waits can wait, a task is opened; handing over stays a person's act. */
function handOverDue(state: CollectionState, context: CollectionContext): readonly CollectionEvent[] {
  const until = state.deferred?.until ?? null
  if (until === null || context.now.on < until || state.tasks.includes("hand-over-due")) return []
  const legal = { occurredOn: until, actor: system("clock") }
  return [occur(context, "CollectionTaskOpened", { task: "hand-over-due" }, legal)]
}

/** The day on which a collection must be looked at again if nobody does anything; `null` when on none. */
export function wakesOn({ deferred, tasks }: CollectionState): PlainDate | null {
  return deferred === null || tasks.includes("hand-over-due") ? null : deferred.until
}
