/**
 * The one way a rating or a complaint changes: what has fallen due is applied first, then the command is judged on
 * the state that leaves. A refused command changes nothing, and neither does a timer that comes late.
 */
import * as Result from "effect/Result"
import { refuseLapsed } from "../../identity/index.ts"
import { applyFeedbackDue } from "./apply-due.ts"
import { decideAcknowledge, decideAnswer, decideComplain, decideReopen } from "./decide-complaint.ts"
import { decideClose, decideRectify, decideRevisit, decideVerify } from "./decide-loop.ts"
import { decideRate, decideSetAside } from "./decide-rating.ts"
import { decideAcceptTransfer, decideDeclineTransfer, decideTransfer } from "./decide-transfer.ts"
import { decided, type Decision } from "./draft.ts"
import { foldFeedback } from "./evolve.ts"
import type { FeedbackCommand, FeedbackContext } from "./feedback-commands.ts"
import type { FeedbackEvent } from "./feedback-events.ts"
import type { FeedbackState } from "./feedback-state.ts"
import type { FeedbackRefusal } from "./refusals.ts"

/** The events a command leads to, those that time brought about first; or the rule it breaks. */
export function decideFeedback(
  state: FeedbackState,
  command: FeedbackCommand,
  context: FeedbackContext,
): Result.Result<readonly FeedbackEvent[], FeedbackRefusal> {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return Result.fail(lapsed)
  const due = applyFeedbackDue(state, context)
  const outcome = judge(foldFeedback(due, state), command, context)
  return Result.map(outcome, (events) => [...due, ...events])
}

function judge(state: FeedbackState, command: FeedbackCommand, context: FeedbackContext): Decision {
  switch (command.type) {
    case "rate":
      return decideRate(state, command, context)
    case "complain":
      return decideComplain(state, command, context)
    case "acknowledge":
      return decideAcknowledge(state, command, context)
    case "transfer":
      return decideTransfer(state, command, context)
    case "accept-transfer":
      return decideAcceptTransfer(state, context)
    case "decline-transfer":
      return decideDeclineTransfer(state, command, context)
    case "verify":
      return decideVerify(state, command, context)
    case "set-aside":
      return decideSetAside(state, command, context)
    case "rectify":
      return decideRectify(state, command, context)
    case "answer":
      return decideAnswer(state, command, context)
    case "revisit":
      return decideRevisit(state, command, context)
    case "close":
      return decideClose(state, command, context)
    case "reopen":
      return decideReopen(state, command, context)
    case "pass-time":
      return decided()
    default:
      return command satisfies never
  }
}
