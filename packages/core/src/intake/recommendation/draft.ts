/** Events of a call as decisions write them, and the two ways a decision ends. */
import * as Result from "effect/Result"
import type { Actor } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { CallContext } from "./call-commands.ts"
import type { CallEvent, CallEventData, CallEventType } from "./call-events.ts"
import type { CallRefusal } from "./call-refusals.ts"

export type CallDecision = Result.Result<readonly CallEvent[], CallRefusal>

/** An event of today by the one who commands, unless said otherwise. */
export function happen<Type extends CallEventType>(
  { actor, now }: CallContext,
  type: Type,
  data: CallEventData[Type],
  legal: { readonly occurredOn?: PlainDate; readonly actor?: Actor } = {},
): CallEvent {
  const event = {
    type,
    v: 1,
    occurredOn: legal.occurredOn ?? now.on,
    recordedAt: now.at,
    actor: legal.actor ?? actor,
    data,
  }
  // The pairing of `type` and `data` is checked by the signature; a mapped union cannot follow it.
  return event as unknown as CallEvent
}

export const refuse = (refusal: CallRefusal): CallDecision => Result.fail(refusal)
export const decided = (...events: readonly CallEvent[]): CallDecision => Result.succeed(events)
