/** Events as decisions write them, and the clocks they start. */
import * as Result from "effect/Result"
import { type Actor, system } from "../../identity/index.ts"
import { computeDeadline, type Deadline, type PlainDate, type Term } from "../../time/index.ts"
import type { FeedbackContext } from "./feedback-commands.ts"
import type { FeedbackEvent, FeedbackEventData, FeedbackEventType, StartedClock } from "./feedback-events.ts"
import type { FeedbackClock } from "./policy.ts"
import type { FeedbackRefusal } from "./refusals.ts"

export type Decision = Result.Result<readonly FeedbackEvent[], FeedbackRefusal>

/** Who speaks in an event where the one who complains gave no name, though the host may know them. */
export const nameless = system("nameless-complainant")

/** An event of today by the one who commands, unless said otherwise. */
export function happen<Type extends FeedbackEventType>(
  context: FeedbackContext,
  type: Type,
  data: FeedbackEventData[Type],
  legal: { readonly occurredOn?: PlainDate; readonly actor?: Actor } = {},
): FeedbackEvent {
  const { actor, now } = context
  const event = {
    type,
    v: 1,
    occurredOn: legal.occurredOn ?? now.on,
    recordedAt: now.at,
    actor: legal.actor ?? actor,
    data,
  }
  // The pairing of `type` and `data` is checked by the signature; a mapped union cannot follow it.
  return event as unknown as FeedbackEvent
}

/** A term run from today. */
export function run(
  term: Term,
  { calendar, now }: FeedbackContext,
): Result.Result<Deadline, FeedbackRefusal> {
  return computeDeadline({ term, startsOn: now.on, calendar })
}

/** The named clocks, run from today by the terms of the policy. */
export function start(
  context: FeedbackContext,
  names: readonly FeedbackClock[],
): Result.Result<readonly StartedClock[], FeedbackRefusal> {
  const starts: StartedClock[] = []
  for (const name of names) {
    const deadline = run(context.policy.terms[name], context)
    if (Result.isFailure(deadline)) return Result.fail(deadline.failure)
    starts.push({ name, deadline: deadline.success })
  }
  return Result.succeed(starts)
}

export const refuse = (refusal: FeedbackRefusal): Decision => Result.fail(refusal)
export const decided = (...events: readonly FeedbackEvent[]): Decision => Result.succeed(events)
