/**
 * What the authority obtains itself: what its source answered, or that it did not. A source that had nothing yesterday
 * may have it today: it is asked again, and the earlier answers stay in the log.
 */
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEvent } from "./case-events.ts"
import type { CaseState, LookUp } from "./case-state.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { notInThisPhase, refusals } from "./refusals.ts"

type Command<Type extends CaseCommand["type"]> = Extract<CaseCommand, { type: Type }>

export function decideLookUpFailure(
  state: CaseState,
  { requirement, willRetry }: Command<"record-look-up-failure">,
  context: CaseContext,
): Decision {
  return record(state, requirement, ({ attempts }) =>
    happen(context, "LookUpFailed", { requirement, attempt: attempts + 1, willRetry }),
  )
}

export function decideLookUpAnswer(
  state: CaseState,
  { asOf, outcome, reference, requirement }: Command<"record-look-up-answer">,
  context: CaseContext,
): Decision {
  return record(state, requirement, () =>
    happen(context, "LookUpAnswered", { requirement, outcome, asOf, reference }),
  )
}

/** Asks anew where the source had nothing, or gave no answer; nothing is asked twice at a time. */
export function decideRepeatLookUp(
  state: CaseState,
  { requirement: id }: Command<"repeat-look-up">,
  context: CaseContext,
): Decision {
  const lookUp = lookUpOf(state, id)
  const asked = context.item.materials.find((requirement) => requirement.id === id)?.lookUp
  if (lookUp === undefined || asked === undefined || !IN_PREPARATION.has(state.phase))
    return refuse(notInThisPhase(state.phase))
  if (lookUp.state === "requested") return decided()
  if (lookUp.state === "found" || lookUp.state === "disputed") return refuse(refusals.lookUpAnswered)
  return decided(happen(context, "LookUpRequested", { requirement: id, ...asked }))
}

const IN_PREPARATION: ReadonlySet<CaseState["phase"]> = new Set(["received", "correcting", "accepted"])

/** An answer that was already recorded is not recorded again: sources repeat themselves. */
function record(state: CaseState, requirement: string, happened: (lookUp: LookUp) => CaseEvent): Decision {
  const lookUp = lookUpOf(state, requirement)
  if (lookUp === undefined) return refuse(notInThisPhase(state.phase))
  const isAnswered = lookUp.state !== "requested" && lookUp.state !== "failed"
  return isAnswered ? decided() : decided(happened(lookUp))
}

function lookUpOf({ lookUps }: CaseState, requirement: string): LookUp | undefined {
  return Object.hasOwn(lookUps, requirement) ? lookUps[requirement] : undefined
}
