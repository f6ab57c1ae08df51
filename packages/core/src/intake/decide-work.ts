/** Whose work a case is: office work that moves no clock. */
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import { isEnded, type CaseState } from "./case-state.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { notInThisPhase } from "./refusals.ts"

type Command<Type extends CaseCommand["type"]> = Extract<CaseCommand, { type: Type }>

/** Gives a case that is not at its end to an officer; to the one who has it already changes nothing. */
export function decideAssign(
  state: CaseState,
  { officer }: Command<"assign">,
  context: CaseContext,
): Decision {
  if (isEnded(state) && state.tasks.length === 0) return refuse(notInThisPhase(state.phase))
  return state.assignedTo === officer ? decided() : decided(happen(context, "CaseAssigned", { officer }))
}
