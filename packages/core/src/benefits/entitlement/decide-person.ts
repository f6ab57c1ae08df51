/** The person's own part: objecting, and asking that a person decides (个人信息保护法 art. 24(3)). */
import { hasPassed } from "../../time/index.ts"
import type { EntitlementCommand, EntitlementContext } from "./entitlement-commands.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { type Decision, decided, happen, refuse, unlessReasoned } from "./draft.ts"
import { undischarged } from "./recovery.ts"
import { refusals } from "./refusals.ts"

type Of<Type extends EntitlementCommand["type"]> = Extract<EntitlementCommand, { readonly type: Type }>

export function decideObject(
  state: EntitlementState,
  { about, statement }: Of<"object">,
  context: EntitlementContext,
): Decision {
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
  const open = state.objections.find((each) => each.objection === objection && each.upheld === null)
  if (open === undefined) return refuse(refusals.unknownObjection)
  const refusal = unlessReasoned(reasons)
  if (refusal !== null) return refuse(refusal)
  // Whoever is right about a recovery owes nothing more of it.
  const left = upheld && open.about === "recover" ? undischarged(state) : 0
  return decided(
    happen(context, "ObjectionAnswered", { objection, upheld, reasons }),
    ...(left > 0 ? [happen(context, "RecoveryWaived", { amount: left, reasons })] : []),
  )
}

export function decideAskHuman(
  state: EntitlementState,
  { statement }: Of<"ask-human">,
  context: EntitlementContext,
): Decision {
  return state.humanAsked ? decided() : decided(happen(context, "HumanAsked", { statement }))
}

export function decideAnswerHuman(
  state: EntitlementState,
  { reasons }: Of<"answer-human">,
  context: EntitlementContext,
): Decision {
  if (!state.humanAsked) return refuse(refusals.nobodyAsked)
  const refusal = unlessReasoned(reasons)
  return refusal === null ? decided(happen(context, "HumanAnswered", { reasons })) : refuse(refusal)
}
