/** Events as decisions write them, with the application's `now` and actor put on; and what decisions come to. */
import * as Result from "effect/Result"
import type { Actor } from "../identity/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { ProjectContext } from "./project-commands.ts"
import type { ProjectEvent, ProjectEventData, ProjectEventType, Reasons } from "./project-events.ts"
import { refusals, type ProjectRefusal } from "./refusals.ts"

export type Decision = Result.Result<readonly ProjectEvent[], ProjectRefusal>

/** An event of today by the one who commands, unless said otherwise. */
export function happen<Type extends ProjectEventType>(
  context: ProjectContext,
  type: Type,
  data: ProjectEventData[Type],
  legal: { readonly occurredOn?: PlainDate; readonly actor?: Actor } = {},
): ProjectEvent {
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
  return event as unknown as ProjectEvent
}

export const refuse = (refusal: ProjectRefusal): Decision => Result.fail(refusal)
export const decided = (...events: readonly ProjectEvent[]): Decision => Result.succeed(events)

/** `undefined` when there are reasons, none of them blank. */
export function refuseWithoutReasons(reasons: Reasons): ProjectRefusal | undefined {
  const isGiven = (reason: Reasons[number]) => typeof reason !== "string" || reason.trim() !== ""
  return reasons.length > 0 && reasons.every(isGiven) ? undefined : refusals.reasonsMissing
}

/** `undefined` when an act to the unit's disadvantage has reasons, and the rules say where to turn against it. */
export function refuseUnlessReasoned(
  reasons: Reasons,
  { rules }: ProjectContext,
): ProjectRefusal | undefined {
  return refuseWithoutReasons(reasons) ?? (rules.remedies.length === 0 ? refusals.remediesMissing : undefined)
}
