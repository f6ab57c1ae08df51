/**
 * 暂停发放: an officer keeps payment back for a time that is bounded. When it runs out payment goes on of itself, with what
 * was kept back, unless a stop was decided meanwhile.
 */
import * as Result from "effect/Result"
import { addDays, addMonthsToMonth, hasPassed } from "../../time/index.ts"
import type { EntitlementCommand, EntitlementContext } from "./entitlement-commands.ts"
import type { EntitlementEvent } from "./entitlement-events.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import {
  type Decision,
  decided,
  firstOf,
  happen,
  refuse,
  runFrom,
  thisMonth,
  unlessIn,
  unlessReasoned,
} from "./draft.ts"
import { refusals } from "./refusals.ts"
import { byLaw } from "../../identity/index.ts"

type Of<Type extends EntitlementCommand["type"]> = Extract<EntitlementCommand, { readonly type: Type }>

export function decideHold(
  state: EntitlementState,
  { from, reasons }: Of<"hold">,
  context: EntitlementContext,
): Decision {
  const refusal = firstOf(
    unlessIn(state, "enrolled"),
    state.hold === null ? null : refusals.heldAlready,
    state.holdSpent ? refusals.holdSpent : null,
    unlessReasoned(reasons),
    from > addMonthsToMonth(thisMonth(context), 1) ? refusals.fromTheFuture : null,
  )
  if (refusal !== null) return refuse(refusal)
  const until = runFrom(context, context.programme.acts.holdAtMost)
  if (Result.isFailure(until)) return refuse(until.failure)
  return decided(happen(context, "Held", { from, reasons, until: until.success }))
}

export function decideLiftHold(
  state: EntitlementState,
  { reasons }: Of<"lift-hold">,
  context: EntitlementContext,
): Decision {
  if (state.hold === null) return refuse(refusals.notHeld)
  const refusal = unlessReasoned(reasons)
  if (refusal !== null) return refuse(refusal)
  return decided(happen(context, "HoldEnded", { how: "lifted", reasons }))
}

/** What has fallen due by now: a hold that has run its longest time ends, on the day after its last. */
export function applyDue(state: EntitlementState, context: EntitlementContext): readonly EntitlementEvent[] {
  const { hold } = state
  if (hold === null || hold.until.dueOn === null || !hasPassed(hold.until, context.now.on)) return []
  const legal = { occurredOn: addDays(hold.until.dueOn, 1), actor: byLaw(context.programme.acts.clause) }
  return [happen(context, "HoldEnded", { how: "lapsed", reasons: [] }, legal)]
}
