/** Events as decisions write them, and the clocks they start. */
import * as Result from "effect/Result"
import { type Actor, type SubjectId, system } from "../../identity/index.ts"
import { computeDeadline, type Deadline, type PlainDate, type Term } from "../../time/index.ts"
import type { FeedbackContext } from "./feedback-commands.ts"
import type { FeedbackEvent, FeedbackEventData, FeedbackEventType, StartedClock } from "./feedback-events.ts"
import type { FeedbackClock } from "./policy.ts"
import type { FeedbackRefusal } from "./refusals.ts"

export type Decision = Result.Result<readonly FeedbackEvent[], FeedbackRefusal>

/**
 * Who speaks in an event of a person: the actor, but a program for one who gives no name, though the host may know
 * who is signed in (个人信息保护法 art. 6).
 */
export function speaker(person: SubjectId | null, { actor }: FeedbackContext): { readonly actor?: Actor } {
  const isPerson = actor.kind === "applicant" || actor.kind === "agent"
  return person === null && isPerson ? { actor: system("nameless-person") } : {}
}

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
