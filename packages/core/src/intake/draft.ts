/** Events as decisions write them, before the application's `now` and actor are put on. */
import * as Result from "effect/Result"
import type { Actor } from "../identity/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { CaseContext } from "./case-commands.ts"
import type { CaseEvent, CaseEventData, CaseEventType } from "./case-events.ts"
import type { CaseRefusal } from "./refusals.ts"

export type Decision = Result.Result<readonly CaseEvent[], CaseRefusal>

/** An event of today by the one who commands, unless said otherwise. */
export function happen<Type extends CaseEventType>(
  context: CaseContext,
  type: Type,
  data: CaseEventData[Type],
  legal: { readonly occurredOn?: PlainDate; readonly actor?: Actor } = {},
): CaseEvent {
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
  return event as unknown as CaseEvent
}

export const refuse = (refusal: CaseRefusal): Decision => Result.fail(refusal)
export const decided = (...events: readonly CaseEvent[]): Decision => Result.succeed(events)
