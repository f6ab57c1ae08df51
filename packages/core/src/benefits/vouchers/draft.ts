/** Events of an account as decisions write them, and what decisions come to. */
import * as Result from "effect/Result"
import { hasPassed } from "../../time/index.ts"
import type { AccountContext } from "./account-commands.ts"
import type { AccountEvent, AccountEventData, AccountEventType, Reasons } from "./account-events.ts"
import type { Announced } from "./account-state.ts"
import { refusals } from "./plain-refusals.ts"
import { type AccountRefusal, defenceStillOpen, priorNoticeMissing } from "./refusals.ts"

export type Decision = Result.Result<readonly AccountEvent[], AccountRefusal>

/** An event of today by the one who commands. */
export function happen<Type extends AccountEventType>(
  { actor, now }: AccountContext,
  type: Type,
  data: AccountEventData[Type],
): Decision {
  const event = { type, v: 1, occurredOn: now.on, recordedAt: now.at, actor, data }
  // The pairing of `type` and `data` is checked by the signature; a mapped union cannot follow it.
  return Result.succeed([event as unknown as AccountEvent])
}

export const refuse = (refusal: AccountRefusal): Decision => Result.fail(refusal)
/** What happened before is not recorded again. */
export const nothing: Decision = Result.succeed([])

/** `undefined` when an act to the holder's disadvantage has reasons and remedies, and the holder was heard. */
export function refuseUnlessFair(
  announced: Announced | null,
  reasons: Reasons,
  context: AccountContext,
): AccountRefusal | undefined {
  return refuseUnlessHeard(announced, context) ?? refuseUnlessReasoned(reasons, context)
}

/** `undefined` when there are reasons, none of them blank, and the scheme says where to turn. */
export function refuseUnlessReasoned(
  reasons: Reasons,
  { scheme }: AccountContext,
): AccountRefusal | undefined {
  const isGiven = (reason: Reasons[number]) => typeof reason !== "string" || reason.trim() !== ""
  if (reasons.length === 0 || !reasons.every(isGiven)) return refusals.reasonsMissing
  return scheme.remedies.length === 0 ? refusals.remediesMissing : undefined
}

function refuseUnlessHeard(
  announced: Announced | null,
  { now, scheme: { priorNotice } }: AccountContext,
): AccountRefusal | undefined {
  if (priorNotice === null) return undefined
  if (announced === null) return priorNoticeMissing(priorNotice.clause)
  const { answered, respondBy } = announced
  if (answered || respondBy.dueOn === null || hasPassed(respondBy, now.on)) return undefined
  return defenceStillOpen(respondBy.dueOn, priorNotice.clause)
}
