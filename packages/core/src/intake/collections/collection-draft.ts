/** Events as decisions write them, before the application's `now` and actor are put on. */
import * as Result from "effect/Result"
import type { Actor } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { CollectionContext } from "./collection-commands.ts"
import type { CollectionEvent, CollectionEventData, CollectionEventType } from "./collection-events.ts"
import type { CollectionRefusal } from "./collection-refusals.ts"

export type CollectionDecision = Result.Result<readonly CollectionEvent[], CollectionRefusal>

/** An event of today by the one who commands, unless said otherwise. */
export function occur<Type extends CollectionEventType>(
  { actor, now }: Pick<CollectionContext, "actor" | "now">,
  type: Type,
  data: CollectionEventData[Type],
  legal: { readonly occurredOn?: PlainDate; readonly actor?: Actor } = {},
): CollectionEvent {
  const event = {
    type,
    v: 1,
    occurredOn: legal.occurredOn ?? now.on,
    recordedAt: now.at,
    actor: legal.actor ?? actor,
    data,
  }
  // The pairing of `type` and `data` is checked by the signature; a mapped union cannot follow it.
  return event as unknown as CollectionEvent
}

export const refuse = (refusal: CollectionRefusal): CollectionDecision => Result.fail(refusal)
export const decided = (...events: readonly CollectionEvent[]): CollectionDecision => Result.succeed(events)
