/** The person's own part: objecting, and asking that a person decides (个人信息保护法 art. 24(3)). */
import { hasPassed } from "../../time/index.ts"
import type { EntitlementCommand, EntitlementContext } from "./entitlement-commands.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { type Decision, decided, happen, refuse, unlessHeard, unlessReasoned } from "./draft.ts"
import { refusals } from "./refusals.ts"

type Of<Type extends EntitlementCommand["type"]> = Extract<EntitlementCommand, { readonly type: Type }>

export function decideObject(
  state: EntitlementState,
  { about, statement }: Of<"object">,
  context: EntitlementContext,
): Decision {
  const refusal = unlessHeard(context)
  if (refusal !== null) return refuse(refusal)
  const until = state.told[about]
  if (until === undefined) return refuse(refusals.nothingTold)
  if (until !== null && hasPassed(until, context.now.on)) return refuse(refusals.objectionTooLate)
  const objection = state.objections.length + 1
  return decided(happen(context, "Objected", { objection, about, statement }))
}

export function decideAnswerObjection(
  state: EntitlementState,
  { objection, reasons, upheld }: Of<"answer-objection">,
  context: EntitlementContext,
): Decision {
  const isOpen = state.objections.some((each) => each.objection === objection && each.upheld === null)
  if (!isOpen) return refuse(refusals.unknownObjection)
  const refusal = unlessReasoned(reasons, context)
  if (refusal !== null) return refuse(refusal)
  return decided(happen(context, "ObjectionAnswered", { objection, upheld, reasons }))
}

export function decideAskHuman(
  state: EntitlementState,
  { statement }: Of<"ask-human">,
  context: EntitlementContext,
): Decision {
  const refusal = unlessHeard(context)
  if (refusal !== null) return refuse(refusal)
  return state.humanAsked ? decided() : decided(happen(context, "HumanAsked", { statement }))
}

export function decideAnswerHuman(
  state: EntitlementState,
  { reasons }: Of<"answer-human">,
  context: EntitlementContext,
): Decision {
  if (!state.humanAsked) return refuse(refusals.nobodyAsked)
  const refusal = unlessReasoned(reasons, context)
  return refusal === null ? decided(happen(context, "HumanAnswered", { reasons })) : refuse(refusal)
}
